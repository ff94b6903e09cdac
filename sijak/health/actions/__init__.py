"""What is done in the hospital rooms? One module an area."""
