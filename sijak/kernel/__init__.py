"""What does every department stand on? Refusals, actors, days, won, Korean text, the data store."""
