"""Where does money come from, who promised it, who paid it, and does every won add up?"""
