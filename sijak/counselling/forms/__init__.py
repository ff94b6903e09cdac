"""What may be typed in counselling? One module a noun."""
