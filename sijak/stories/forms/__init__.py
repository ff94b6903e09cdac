"""What may be typed about a story?"""
