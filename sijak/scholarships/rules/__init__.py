"""By which rules does somebody fit, is read, is chosen and is helped on?"""
