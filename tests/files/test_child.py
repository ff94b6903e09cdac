"""What can the child still do once it has read a stranger's file? Nothing but answer."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from sijak.files.cleaning import CHILD

TRIES = {
    "open a file": "open('/etc/passwd')",
    "write a file": "open('/tmp/sijak-child-was-here', 'w')",
    "open a socket": "import socket; socket.socket()",
    "start a program": "import os; os.posix_spawn('/bin/true', ['true'], {})",
    "fork": "import os; os.fork()",
    "take memory": "b'x' * (2 << 30)",
}


def child(code: str) -> subprocess.CompletedProcess[str]:
    """The powers given up as the child gives them up, then the attempt."""
    script = f"import sys, socket, os; sys.path.insert(0, {str(CHILD.parent)!r})\nimport child\n"
    script += f"child.give_up_powers()\ntry:\n    {code}\nexcept BaseException as no:\n"
    script += "    os.write(1, type(no).__name__.encode())\nelse:\n    os.write(1, b'DID IT')\n"
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("code", TRIES.values(), ids=TRIES)
def test_it_can_do_nothing(code: str) -> None:
    if ("fork" in code or "spawn" in code) and os.getuid() == 0:
        pytest.skip("processes of the machine's owner are not counted; the house has users of its own")
    done = child(code)
    assert "DID IT" not in done.stdout, done.stdout
    assert done.stdout, done.stderr


def test_it_is_ended_when_it_thinks_too_long() -> None:
    script = f"import sys, resource; sys.path.insert(0, {str(CHILD.parent)!r})\nimport child\n"
    script += "child.SECONDS = 1\nchild.give_up_powers()\nwhile True: pass\n"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=20, check=False)
    assert done.returncode < 0


def test_it_is_given_nothing_of_the_house() -> None:
    """Neither the environment nor Django, people or the vault comes into the child."""
    code = f"import sys; sys.path.insert(0, {str(CHILD.parents[3])!r})\n"
    code += "from sijak.files.washing.wash import rehearse; rehearse()\n"
    code += "roots = {name.split('.')[0] for name in sys.modules}\n"
    code += "print(sorted(roots & {'django', 'vault', 'cryptography'}))\n"
    done = subprocess.run([sys.executable, "-I", "-c", code], check=True, stdout=subprocess.PIPE, env={})
    assert done.stdout.strip() == b"[]"
