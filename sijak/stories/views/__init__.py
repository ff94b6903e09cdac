"""Pages of the team, of the teller, and for everybody."""
