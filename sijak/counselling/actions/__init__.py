"""What is done in counselling? One module an area."""
