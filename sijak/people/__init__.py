"""Whose strand is this, what may we do with it, and who must never see it? Speaks to the vault."""
