"""When do the hospital rooms say no, and in which sentence? One module a noun."""
