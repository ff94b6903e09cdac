"""How do the pages of counselling answer? One module an area."""
