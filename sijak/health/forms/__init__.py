"""What may be typed in a hospital room? One module a noun."""
