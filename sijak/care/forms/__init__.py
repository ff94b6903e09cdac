"""What may be typed while walking together? One module a noun."""
