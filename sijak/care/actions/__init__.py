"""What may be done while walking together? One module a noun; nothing else writes."""
