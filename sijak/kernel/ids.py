"""What is a row called? By chance alone: an id must not tell what came before or together."""

import secrets
from typing import TYPE_CHECKING, Any

from django.db import models


def random_id() -> str:
    """32 hex characters, 128 bits of chance."""
    return secrets.token_hex(16)


# Types only: at run time a field class takes no brackets.
if TYPE_CHECKING:
    Letters = models.CharField[str, str]
else:
    Letters = models.CharField


class RandomIdField(Letters):
    """The primary key of every model."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("primary_key", True)
        options.setdefault("max_length", 32)
        options.setdefault("default", random_id)
        options.setdefault("editable", False)
        super().__init__(**options)
