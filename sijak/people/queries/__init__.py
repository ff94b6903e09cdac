"""What do the pages about a person show? One module a noun."""
