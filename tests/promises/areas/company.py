"""What do going along, and help with bills add to the promises? (The package says how.)"""

from __future__ import annotations

from tests.promises.rows import Row

TABLE: dict[str, Row] = {}
