"""What may be done in a hospital room? One module a noun; nothing else writes."""
