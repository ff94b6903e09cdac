"""What is read about rounds, applications and awards?"""
