"""What do the pages of the hospital rooms show? One module an area."""
