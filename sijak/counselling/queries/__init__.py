"""What do the pages of counselling show? One module a noun."""
