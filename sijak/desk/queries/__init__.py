"""What do the pages of the day show? One module a page."""
