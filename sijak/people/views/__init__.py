"""Which pages does a person's file have? One module a noun."""
