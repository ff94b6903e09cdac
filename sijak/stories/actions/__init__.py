"""What is done with a story: written, read by its teller, published, taken back?"""
