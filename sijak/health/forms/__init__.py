"""What may be typed in the hospital rooms? One module an area."""
