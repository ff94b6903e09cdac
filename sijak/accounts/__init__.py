"""Who works here, and how do they come in? Speaks to the vault."""
