"""What do the public pages and their editors ask of the data store?"""

from sijak.pages.queries.public import latest

__all__ = ["latest"]
