"""What does the worker do for the public pages?"""

from sijak.pages import copying


def keep_copy() -> object:
    """Where somebody made a copy of the site, it follows what the house says."""
    return copying.write_copy() if copying.is_behind() else None
