"""What may be typed in counselling? One module an area."""
