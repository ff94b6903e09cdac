"""What should an editor look at once more, before everybody reads it?"""
