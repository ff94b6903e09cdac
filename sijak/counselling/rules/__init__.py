"""When may something be done in counselling? One module an area."""
