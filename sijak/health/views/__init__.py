"""What do the addresses of health answer? One module a noun."""
