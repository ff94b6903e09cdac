"""When does counselling say no, and in which sentence? One module a noun."""
