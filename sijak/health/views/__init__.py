"""Which pages do the hospital rooms have? One module a noun."""
