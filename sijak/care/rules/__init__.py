"""When does walking together say no, and in which sentence? One module a noun."""
