"""Where do the tests keep what they write, and which of the house's settings do they bend?

Two bends, no more: a folder of their own, and static files without the manifest that only
collectstatic writes.
"""

import atexit
import os
import shutil
import tempfile

TEST_DATA_DIR = tempfile.mkdtemp(prefix="sijak-test-")
atexit.register(shutil.rmtree, TEST_DATA_DIR, ignore_errors=True)
os.environ["SIJAK_DATA_DIR"] = TEST_DATA_DIR

from sijak.settings import *  # noqa: E402, F403
from sijak.settings import STORAGES as HOUSE_STORAGES  # noqa: E402

STORAGES = HOUSE_STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
