"""How does the house say no?

Three kinds: this role may not do it at all (403, kernel.access), it does not exist for
you (404, NotForYou), its state does not allow it (a sentence, Refused). And one kind of
"not now": a part of the house does not answer (503, Away).
"""

from collections.abc import Callable

from django.http import Http404
from django.utils.functional import Promise

type Sentence = str | Promise


class Refused(Exception):
    """A rule said no. Carries one translatable sentence, written for the person.

    The sentence must never quote what a person typed or a name: it reaches pages only,
    but exceptions travel further than one thinks.
    """

    def __init__(self, sentence: Sentence, *, field: str | None = None) -> None:
        super().__init__()
        self.sentence = sentence
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)


def why_not(question: Callable[[], object]) -> str:
    """The sentence of a rule, or '': what stands beside a button that cannot be pressed."""
    try:
        question()
    except Refused as no:
        return str(no.sentence)
    return ""


class NotForYou(Http404):
    """It is not there, or not there for this person: the answer must not tell which."""


class Away(Exception):
    """A part of the house (the vault, the disk) does not answer now: a 503 page says so."""

    def __init__(self, sentence: Sentence | None = None) -> None:
        super().__init__()
        self.sentence = sentence
