"""Which pages does walking together have? One module a noun."""
