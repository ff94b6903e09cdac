"""How long does the data store remember what was written together? Seconds.

The write-ahead log keeps whole transactions side by side: from it a thief reads which strands
were opened at one stroke, and so which are one person (measured: every file opened since the last
checkpoint). Cutting the log leaves only pages in order of their random keys.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

PATIENCE_SECONDS = 2.0


def cut_log(file: Path | str) -> bool:
    """Moves the log into the file and empties it. False when a reader still held it: try again."""
    if not Path(file).exists():
        return False
    with sqlite3.connect(file, timeout=PATIENCE_SECONDS) as line:
        blocked = line.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    line.close()
    return not blocked
