"""Which drafts are too old, and which words prove that the record of readings is whole?"""

from __future__ import annotations

import logging
import os
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from sijak.accounts.actions import drop_old_drafts
from sijak.accounts.line import vault
from sijak.kernel.dates import today
from vault.client import VaultError

log = logging.getLogger("sijak.accounts")
DRAFT_DAYS = 30


def forget_old_drafts() -> int:
    return drop_old_drafts(by=None, before=today() - timedelta(days=DRAFT_DAYS))


def words_file() -> Path:
    return Path(settings.SIJAK_DATA_DIR) / "officers" / f"record-{today().isoformat()}.txt"


def keep_audit_words() -> bool:
    """One small file a day: how many readings there are, and eight words over all of them.

    An officer copies its line out of the house: from then on nobody can shorten or rewrite what
    came before without its being seen. Answers whether a file was written.
    """
    file = words_file()
    if file.exists():
        return False
    try:
        words = vault().audit_words()
    except VaultError as error:
        log.warning("words of the record wait: %s", type(error).__name__)
        return False
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    out = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(out, "w", encoding="utf-8") as text:
        text.write(f"{words}\n")
    return True
