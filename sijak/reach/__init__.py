"""Who asks for help, and when do we answer?"""
