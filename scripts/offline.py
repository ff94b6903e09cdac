"""How do we run something where no machine but this one exists?

`scripts/offline.py COMMAND...` starts the command in a network namespace that has a loopback
address and nothing else, so that a browser, a server or a child of a test can reach nobody. Where
the kernel does not allow that, it says so and starts the command all the same: the guard in
tests/conftest.py still stands.
"""

import fcntl
import os
import socket
import struct
import sys
from pathlib import Path

SIOCGIFFLAGS = 0x8913
SIOCSIFFLAGS = 0x8914
IFF_UP = 0x1


def leave_the_network() -> None:
    """Enter a network namespace of our own; raises OSError where that is not allowed."""
    if os.geteuid() == 0:
        os.unshare(os.CLONE_NEWNET)
        return
    uid, gid = os.getuid(), os.getgid()
    os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")


def raise_loopback() -> None:
    """A new namespace begins with its loopback down."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as handle:
        request = struct.pack("16sH14x", b"lo", 0)
        flags = struct.unpack("16sH14x", fcntl.ioctl(handle, SIOCGIFFLAGS, request))[1]
        fcntl.ioctl(handle, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", flags | IFF_UP))


def main(command: list[str]) -> None:
    try:
        leave_the_network()
        raise_loopback()
        os.environ["SIJAK_OFFLINE"] = "namespace"
    except (AttributeError, OSError) as refusal:
        print(f"The network stays in reach of child processes here: {refusal}.", flush=True)
    os.execvp(command[0], command)  # nosec B606


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: scripts/offline.py COMMAND...")
    main(sys.argv[1:])
