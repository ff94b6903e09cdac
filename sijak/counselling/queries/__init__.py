"""What do the pages of counselling read? One module an area."""
