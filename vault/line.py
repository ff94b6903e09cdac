"""How does the house's side hold its line to the vault? Frames out, answers and errors back.

A ``Line`` keeps one socket a thread and opens it anew when the vault was restarted.
"""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Sequence
from typing import Any

from vault import wire


class VaultError(Exception):
    """The vault did not do it."""

    def __init__(self, code: str = "", **detail: Any) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


class VaultUnavailable(VaultError): ...


class SignedOut(VaultError): ...


class SessionClosed(VaultError): ...


class Denied(VaultError): ...


class OverBudget(VaultError): ...


_ERRORS: dict[str, type[VaultError]] = {
    "unavailable": VaultUnavailable,
    "signed-out": SignedOut,
    "closed": SessionClosed,
    "denied": Denied,
    "budget": OverBudget,
}


class Line:
    """A line to the vault. Thread-safe; cheap to keep for the life of the process."""

    def __init__(self, path: str, *, timeout: float = 30.0) -> None:
        self._path, self._timeout, self._local = path, timeout, threading.local()

    def call(
        self, verb: str, parts: Sequence[bytes] = (), /, *, token: str = "", **args: Any
    ) -> tuple[dict[str, Any], list[bytes]]:
        """Ask one verb. Retries once on a line that a restarted vault has closed."""
        header = {"verb": verb, "token": token, "args": args}
        for last in (False, True):
            try:
                answer, back = self._ask(header, parts)
                break
            except (OSError, wire.WireError, ValueError) as error:
                self.hang_up()
                if last or isinstance(error, TimeoutError):  # it may be doing it still
                    raise VaultUnavailable("no-vault") from error
        if "error" in answer:
            kind = _ERRORS.get(answer["error"], VaultError)
            raise kind(answer.get("code", ""), **answer.get("detail", {}))
        return answer, back

    def _ask(self, header: dict[str, Any], parts: Sequence[bytes]) -> tuple[dict[str, Any], list[bytes]]:
        line = getattr(self._local, "line", None)
        if line is None or self._local.pid != os.getpid():
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(self._timeout)
            line.connect(self._path)
            self._local.line, self._local.pid = line, os.getpid()
        wire.send(line, dict(header), parts)
        return wire.receive(line)

    def hang_up(self) -> None:
        line = getattr(self._local, "line", None)
        self._local.line = None
        if line is not None:
            line.close()

    def _one(self, verb: str, token: str = "", /, **args: Any) -> dict[str, Any]:
        return self.call(verb, token=token, **args)[0]
