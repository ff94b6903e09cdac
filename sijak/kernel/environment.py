"""What did the person who started the house ask for, and is each value a good one?

Every setting that may differ between two installations is read here, once, typed,
and refused loudly: a house that starts with a wrong value is worse than one that
does not start.
"""

import os
import secrets
import stat
from pathlib import Path
from urllib.parse import urlsplit

YES_NO = {"1": True, "0": False, "": False}


class BadEnvironment(SystemExit):
    """Stops the start; the sentence names the variable and what it must look like."""

    def __init__(self, name: str, must: str) -> None:
        super().__init__(f"{name} {must}")


def read_yes_no(name: str, default: bool = False) -> bool:
    raw = os.environ.get(name)
    if raw is None:
        return default
    if raw not in YES_NO:
        raise BadEnvironment(name, "must be 1 or 0.")
    return YES_NO[raw]


def read_folder(name: str, default: Path) -> Path:
    raw = os.environ.get(name)
    folder = Path(raw) if raw else default
    if not folder.is_absolute():
        raise BadEnvironment(name, "must be an absolute folder path.")
    if folder.exists() and not folder.is_dir():
        raise BadEnvironment(name, "must be a folder, and a file has that name.")
    return folder


def read_text(name: str, default: str, *, longest: int = 200) -> str:
    raw = os.environ.get(name, default)
    if len(raw) > longest or any(ord(sign) < 32 for sign in raw):
        raise BadEnvironment(name, f"must be one line of at most {longest} letters.")
    return raw


def read_origin(name: str, default: str) -> str:
    """An origin such as https://example.org; plain http only for localhost."""
    raw = os.environ.get(name, default)
    parts = urlsplit(raw)
    try:
        port_is_good = parts.port is None or parts.port > 0
    except ValueError:
        port_is_good = False
    if not parts.hostname or parts.path or parts.query or parts.fragment or not port_is_good:
        raise BadEnvironment(name, "must look like https://example.org, without a path.")
    is_local = parts.hostname in {"localhost", "127.0.0.1"}
    if parts.scheme != "https" and not (parts.scheme == "http" and is_local):
        raise BadEnvironment(name, "must begin with https:// unless the host is localhost.")
    return raw


def read_secret(file: Path) -> str:
    """The signing secret of the web process: made once, readable only by its user."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(secrets.token_urlsafe(48))
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise BadEnvironment(str(file), "must not be readable by other users (chmod 600).")
    secret = file.read_text(encoding="ascii").strip()
    if len(secret) < 50:
        raise BadEnvironment(str(file), "must hold at least 50 letters.")
    return secret
