"""What do sessions and care for those who care add to the promises? (The package says how.)"""

from __future__ import annotations

from tests.promises.rows import Row

TABLE: dict[str, Row] = {}
