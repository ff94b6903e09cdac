"""What is read of money?"""
