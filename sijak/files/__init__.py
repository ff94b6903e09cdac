"""How does a picture or paper come in clean, and lie sealed on the disk?"""
