"""Which codes does counselling know? One module an area."""
