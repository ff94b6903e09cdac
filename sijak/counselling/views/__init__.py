"""Which pages does counselling have? One module a noun."""
