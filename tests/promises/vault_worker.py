"""One worker of the kill trials: writes and reads through the socket, signs in again whenever the
vault was killed, and keeps a list of what was acknowledged and of what was given out."""

import itertools
import json
import sys
import time
from pathlib import Path

from vault.client import Opening, Sealing, Vault, VaultError


def work(socket: str, handle: str, phrase: str, team: str, out: Path) -> None:
    vault, done = Vault(socket, timeout=5), out.open("a")

    def say(kind: str, **what: object) -> None:
        done.write(json.dumps({"kind": kind, **what}) + "\n")
        done.flush()

    token = vault.unlock(handle, phrase, handle)["token"]
    user = vault.whoami(token)["user"]
    for number in itertools.count(1):
        name = f"{handle}{time.time_ns()}"
        ticket = vault.match(token, names=[name], birth_year=None, phones=[])["ticket"]
        made = vault.create_person(
            token, ticket=ticket, face={"display": name, "names": [name]}, profile={}, lead=user,
            different=True, strands={c: [team] for c in "contact safety self casework".split()})  # fmt: skip
        say("person", person=made["person"], name=name)
        place = (made["strands"]["casework"], "t", "c", "r", 1)
        sealed = vault.seal(token, [Sealing(*place, name.encode(), "field")])[0]
        why = f"w{time.time_ns()}"
        if vault.open(token, [Opening(*place, sealed)], why)[0]:
            say("read", why=why)
        vault.edit_face(token, made["person"], {"display": f"{name}b", "names": [name]}, 1)
        say("face", person=made["person"], name=f"{name}b")
        if number % 3 == 0:
            letter = vault.mailbox_new(team)
            say("mailbox", mailbox=letter["mailbox"])
        if number % 4 == 0:
            say("turn", generation=vault.turn(token, team))


if __name__ == "__main__":
    end = Path(sys.argv[5]).with_name("end")
    while not end.exists():
        try:
            work(*sys.argv[1:5], Path(sys.argv[5]))  # type: ignore[arg-type]
        except VaultError:  # the vault died: sign in again and go on, as people would
            time.sleep(0.01)
