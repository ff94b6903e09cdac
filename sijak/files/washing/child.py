"""What does the child do? Read one file from its pipe, give back what is clean, and end.

Started by its path, with nothing of the house's environment (sijak/files/cleaning.py). Before a byte
of the file is looked at, it gives up what it could do harm with: no file and no socket can be opened
any more, not a byte be written to a disk, and memory and time are counted.
"""

from __future__ import annotations

import json
import os
import resource
import struct
import sys
from pathlib import Path

MEMORY, SECONDS = 1536 << 20, 30
# Called with widths, it draws a picture in each of them; without, it cleans a file.
# An answer: length of the head, head (JSON: kind, clean_kind, clean; or no), the clean copy, the small one.
LENGTH = struct.Struct(">I")


def give_up_powers() -> None:
    """No new descriptor: neither file nor socket. No new process. Nothing on the disk, no core."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    for power in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE, resource.RLIMIT_NPROC, resource.RLIMIT_NOFILE):
        resource.setrlimit(power, (0, 0))


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    from sijak.files.washing.wash import draw, rehearse, wash

    rehearse()
    give_up_powers()
    data, widths = sys.stdin.buffer.read(), [int(one) for one in sys.argv[1:]]
    head, body = draw(data, widths) if widths else wash(data)
    told = json.dumps(head).encode()
    out = memoryview(LENGTH.pack(len(told)) + told + body)
    while out:
        out = out[os.write(1, out) :]
    os._exit(0)  # nothing is tidied up: the process and its memory end here


if __name__ == "__main__":
    main()
