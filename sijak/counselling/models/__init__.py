"""What does counselling keep? One module an area; import each here so that the data store knows it."""
