"""What may be typed about a person? One module a noun."""
