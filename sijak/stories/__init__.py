"""Whose story is told, to whom, and until when?"""
