"""What does a stranger read before asking for help?"""
