"""Which closed lists does counselling have? One module an area."""
