"""How does the data store keep its rows? SQLite, set up so that order tells nothing."""
