"""How fast is the house, and what does each promise cost beside a plain page?"""
