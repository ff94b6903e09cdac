"""What does the person read and say on their own page?"""
