"""What does somebody write who opens a file?"""

import secrets
from typing import Any

from sijak.people.enums import ConsentKind, ConsentMethod, ConsentState
from sijak.people.faces import Consented, NewFile
from tests.house import House

SYLLABLES = [chr(0xAC00 + 28 * n) for n in range(399)]
SPOKEN = ConsentMethod.SPOKEN


def new_file(house: House, *, display: str = "봄이네", team: str = "seoul", lead: str = "minji",
             **rest: Any) -> NewFile:  # fmt: skip
    face = {"display": display, "names": rest.pop("names", ["리봄이"]), "birth_year": 1984,
            "phones": rest.pop("phones", ["010-0000-4821"]), "language": "ko",
            "safe": {"channels": ["text"], "alias": "반찬가게", "voicemail": "no"}}  # fmt: skip
    states = {ConsentKind.ORDINARY: ConsentState.GIVEN} | rest.pop("states", {})
    return NewFile(
        face=face, consents={k: Consented(s, SPOKEN) for k, s in states.items()},
        team=house.teams[team], lead=house.user(lead), wording="2026-11", **rest,
    )  # fmt: skip


def posted(house: House, **rest: Any) -> dict[str, Any]:
    """What the page "open a file" sends."""
    return {
        "display": "봄이네", "names": "리봄이", "birth_year": "1984", "phones": "010-0000-4821",
        "language": "ko", "channels": ["text"], "hours": "오후 1시부터 5시", "alias": "반찬가게",
        "voicemail": "no", "shared_phone": "남편", "safe_note": "", "consent_ordinary": "given",
        "consent_sensitive": "given", "consent_third_party": "refused",
        "consent_publicity": "unasked", "method": "spoken", "team": house.teams["seoul"],
        "lead": house.user("minji"), "ticket": "", **rest,
    }  # fmt: skip


def somebody() -> dict[str, Any]:
    """Names and a phone that are like nobody else's in the house."""
    name = "".join(secrets.choice(SYLLABLES) for _ in range(5))
    return {"display": f"{name[::-1]}네", "names": [name],
            "phones": [f"0{secrets.randbelow(10**10):010}"]}  # fmt: skip
