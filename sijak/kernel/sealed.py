"""Which columns hold envelopes that only the vault can open?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from django.apps import apps
from django.db import models

type Shape = Literal["name", "field", "note"]
# How the vault pads what is inside: 64 B, 256 B, 1 KiB steps.
SHAPES: tuple[str, ...] = get_args(Shape.__value__)


# Types only: at run time a field class takes no brackets.
if TYPE_CHECKING:
    Bytes = models.BinaryField[bytes, bytes | memoryview]
else:
    Bytes = models.BinaryField


class SealedField(Bytes):
    """An envelope made by the vault. The data store never sees what is in it."""

    def __init__(self, *, shape: str = "field", **options: Any) -> None:
        if shape not in SHAPES:
            raise ValueError(f"shape must be one of {SHAPES}")
        self.shape = shape
        super().__init__(**options)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        options["shape"] = self.shape
        return name, path, list(args), options


@dataclass(frozen=True, slots=True, order=True)
class SealedColumn:
    model: str
    table: str
    column: str
    shape: str


def sealed_columns() -> list[SealedColumn]:
    """Every sealed column of every department, in a fixed order."""
    return sorted(
        SealedColumn(model._meta.label, model._meta.db_table, str(field.column), field.shape)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_concrete_fields
        if isinstance(field, SealedField)
    )
