"""Is the log of readings asked by an index, however long it has grown?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.vault.office import Office


def test_it_walks_no_whole_log_to_say_who_read_one_file(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.come_in("minji")
    made, asked, store = office.person("리영희"), list[tuple[str, tuple[Any, ...]]](), office.state.store
    real = store.rows

    def rows(sql: str, *values: Any) -> Any:
        asked.append((sql, values))
        return real(sql, *values)

    monkeypatch.setattr(store, "rows", rows)
    office.vault.readers(office.tokens["minji"], made["person"])
    plans = [str(real(f"EXPLAIN QUERY PLAN {sql}", *values)) for sql, values in asked if "audit" in sql]
    assert plans and all("audit_token" in plan and "SCAN audit" not in plan for plan in plans)
