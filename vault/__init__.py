"""The vault: the only place that can open anything. It knows nothing of Django or of the house."""
