"""What is allowed in the hospital rooms, and why not? One module an area."""
