"""Is the data store really set up as we think? A setting one level too high is silently lost."""

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from sijak.kernel.sqlite.base import WANTED, DatabaseWrapper


@checks.register(checks.Tags.database)
def data_store_is_set_up(*, databases: Sequence[str] | None = None, **_: Any) -> list[checks.CheckMessage]:
    return [
        message
        for alias in databases or ()
        if connections[alias].vendor == "sqlite"
        for message in ask(connections[alias])
    ]


def ask(connection: BaseDatabaseWrapper) -> list[checks.CheckMessage]:
    if not isinstance(connection, DatabaseWrapper):
        return [checks.Error("the data store must use ENGINE sijak.kernel.sqlite", id="kernel.E001")]
    wrong = []
    is_in_memory = connection.is_in_memory_db()
    with connection.cursor() as cursor:
        for pragma, wanted in WANTED.items():
            found = cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
            if pragma in {"journal_mode", "journal_size_limit"} and is_in_memory:
                continue
            if str(found).lower() != str(wanted):
                wrong.append(f"{pragma} is {found}, must be {wanted}")
    if connection.transaction_mode != "IMMEDIATE":
        wrong.append("transaction_mode must be IMMEDIATE")
    return [checks.Error(sentence, id="kernel.E002") for sentence in wrong]
