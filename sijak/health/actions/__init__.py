"""What may be done in the hospital rooms? One module a noun; nothing else writes."""
