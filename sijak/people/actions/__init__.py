"""What may be done with a person's file? One module a noun; nothing else writes."""

from sijak.people.actions.files import match_person, open_file

__all__ = ["match_person", "open_file"]
