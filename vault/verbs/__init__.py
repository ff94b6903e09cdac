"""What may be asked of the vault? A closed list: a verb not registered here does not exist."""

from vault.verbs import counting, letters, opening, people, safety, session, staff, watching
from vault.verbs.base import VERBS, Ask, State

__all__ = ["VERBS", "Ask", "State", "counting", "letters", "opening", "people", "safety",
           "session", "staff", "watching"]  # fmt: skip
