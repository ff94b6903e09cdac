"""What do visits, the five duties and the lists add to the promises? (The package says how.)"""

from __future__ import annotations

from tests.promises.rows import Row

TABLE: dict[str, Row] = {}
