"""May this be done, what gives somebody away, and how many people fit?"""
