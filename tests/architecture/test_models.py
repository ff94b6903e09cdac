"""Does a row's key tell nothing, neither how many there are nor which came first?"""

from django.db.models import AutoField, CharField, Field, IntegerField, Model, OneToOneField

from tests.architecture.test_layers import models


def is_sealed(field: object) -> bool:
    return any(kind.__name__ == "SealedField" for kind in type(field).__mro__)


def key_of(model: type[Model]) -> "Field[object, object]":
    """A row that extends another row shares its key."""
    key = model._meta.pk
    return key_of(key.related_model) if isinstance(key, OneToOneField) else key  # type: ignore[arg-type]


def test_it_counts_no_rows_in_a_key() -> None:
    counted = [one._meta.label for one in models() if isinstance(key_of(one), AutoField | IntegerField)]
    assert counted == []


def test_it_draws_the_key_of_a_sealed_row_at_random() -> None:
    from sijak.kernel.ids import random_id

    wrong = [
        one._meta.label
        for one in models()
        if any(is_sealed(field) for field in one._meta.concrete_fields)
        and not (isinstance(key_of(one), CharField) and key_of(one).default is random_id)
    ]
    assert wrong == []
    assert len({random_id() for _ in range(1000)}) == 1000
