"""What is done on the way of a scholarship?"""
