"""What people and programs use: one façade, and the skins over it."""
