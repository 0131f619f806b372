"""The worker: it asks, resolves, qualifies and drafts, durably. Only this folder touches the world."""
