"""How many, and how well did we keep our word? Totals in which nobody can be picked out."""
