"""Where do the tests keep what they write? In a folder of their own, gone when they end.

This is the house's one settings file with that single bend; a setting for tests alone would mean
that the tests look at another house.
"""

import atexit
import os
import shutil
import tempfile

TEST_DATA_DIR = tempfile.mkdtemp(prefix="sijak-test-")
atexit.register(shutil.rmtree, TEST_DATA_DIR, ignore_errors=True)
os.environ["SIJAK_DATA_DIR"] = TEST_DATA_DIR
os.environ["SIJAK_PRACTICE"] = "1"

from sijak.settings import *  # noqa: E402, F403

# In memory for each process of the run; a name from the settings would be suffixed into no file.
DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405
