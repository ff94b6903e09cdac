"""What may be done with money, and what not?"""
