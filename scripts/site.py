"""One command for a copy of the whole public site: ``make site``. Where: SIJAK_SITE_DIR."""

import os
import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sijak.settings")


def main() -> None:
    django.setup()
    from sijak.pages.copying import write_copy

    done = write_copy()
    print(f"{done.pages} pages and {len(done.files)} files in {done.folder}")


if __name__ == "__main__":
    main()
