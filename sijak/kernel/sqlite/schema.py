"""In what shape are tables made?

SQLite keeps a hidden, growing row number beside each row unless told not to. A thief could
read from it which strands were opened one after the other, and so which belong to one
person. Tables whose key is random are made WITHOUT ROWID: their rows lie in order of the
key, which is chance.
"""

from typing import Any

from django.db import models
from django.db.backends.sqlite3 import schema


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    def table_sql(self, model: type[models.Model]) -> tuple[str, list[Any]]:
        sql, params = super().table_sql(model)
        if not isinstance(model._meta.pk, models.AutoField | models.BigAutoField):
            sql += " WITHOUT ROWID"
        return sql, list(params)
