"""Warm paths: whom ours know, and where that leads."""
