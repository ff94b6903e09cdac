"""What is asked of those who apply, of those who know them, of readers and of the desk?"""
