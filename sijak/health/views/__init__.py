"""The pages of the hospital rooms. One module an area."""
