"""What do the pages of walking together show? One module a noun."""
