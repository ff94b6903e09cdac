"""What may be done in counselling? One module a noun."""
