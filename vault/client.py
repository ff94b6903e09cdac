"""What may the house ask of the vault? One method a verb; docs/vault.md says what each answers.

The house imports this module and nothing else of the vault. It holds no key and no cipher. A
``Vault`` is a ``Line`` (vault/line.py): thread-safe, cheap to keep for the life of the process.

Errors: ``VaultUnavailable`` (no vault, disk full, audit not written: nothing was given out),
``SignedOut`` (no such session), ``SessionClosed`` (resume first), ``Denied`` (these keys do not
open that, or the vault's rule says no; ``code`` says which), ``OverBudget`` (``step`` is
``confirm`` or ``stopped``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from vault.line import Denied, Line, OverBudget, SessionClosed, SignedOut, VaultError, VaultUnavailable

__all__ = ["Denied", "Face", "Opening", "OverBudget", "Sealing", "SessionClosed", "SignedOut",
           "Vault", "VaultError", "VaultUnavailable"]  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Sealing:
    """One value to seal on a strand. ``shape``: name (64 B), field (256 B) or note (1 KiB steps)."""

    strand: str
    table: str
    column: str
    row: str
    version: int
    plain: bytes
    shape: str = "field"


@dataclass(frozen=True, slots=True)
class Opening:
    """One envelope to open; the address must be the one it was sealed under."""

    strand: str
    table: str
    column: str
    row: str
    version: int
    envelope: bytes


Face = dict[str, Any]
"""Plaintext of a face: display, names[], birth_year, phones[], address, language, gender_words,
safe {channels[], hours, alias, voicemail, shared_phone, note}; every key but display optional."""


class Vault(Line):
    """Every verb, typed."""

    # -- sessions ---------------------------------------------------------------------------
    def about(self) -> dict[str, Any]:
        """{practice, intake_team, protection_team, version}. No session."""
        return self._one("about")

    def unlock(self, handle: str, phrase: str, where: str = "") -> dict[str, Any]:
        """{token, state: open|passkey|enrol, user}. Denied('phrase') or Denied('busy')."""
        return self._one("unlock", handle=handle, phrase=phrase, where=where)

    def whoami(self, token: str, *, deed: bool = True) -> dict[str, Any]:
        """{user, name, role, can[], teams[{id,name,compartments,lead}], centre, state, seconds,
        passkeys, has_pin}. Works on a closed session too (state 'closed')."""
        return self._one("whoami", token, deed=deed)

    def passkey_challenge(self, token: str, purpose: str) -> dict[str, Any]:
        """purpose: register|unlock|resume|step. {challenge, user, credentials[], rp}."""
        return self._one("passkey_challenge", token, purpose=purpose)

    def passkey_register(self, token: str, answer: dict[str, str], label: str) -> dict[str, Any]:
        return self._one("passkey_register", token, answer=answer, label=label)

    def passkey_use(self, token: str, answer: dict[str, str]) -> dict[str, Any]:
        """Ends the wait that the challenge was for: {state, seconds}."""
        return self._one("passkey_use", token, answer=answer)

    def resume_pin(self, token: str, pin: str) -> dict[str, Any]:
        """Practice stores only; five tries. Resumes a closed session, or steps up an open one."""
        return self._one("resume_pin", token, pin=pin)

    def set_pin(self, token: str, pin: str) -> None:
        self._one("set_pin", token, pin=pin)

    def close(self, token: str) -> None:
        """Draw the curtain now."""
        self._one("close", token)

    def sign_out(self, token: str) -> None:
        self._one("sign_out", token)

    def seal_draft(self, token: str, key: str, plain: bytes) -> bytes:
        """Sealed to the user's public key; works on a closed session; not a deed."""
        return self.call("seal_draft", [plain], token=token, key=key)[1][0]

    def open_draft(self, token: str, key: str, envelope: bytes) -> bytes:
        return self.call("open_draft", [envelope], token=token, key=key)[1][0]

    def form_seal(self, purpose: str, plain: bytes) -> str:
        """State of a public form as a text token, good for a day. No session."""
        return str(self.call("form_seal", [plain], purpose=purpose)[0]["form"])

    def form_open(self, purpose: str, form: str) -> bytes:
        """Denied('form') when it is too old or not ours."""
        return self.call("form_open", purpose=purpose, form=form)[1][0]

    # -- staff and teams --------------------------------------------------------------------
    def staff(self, token: str) -> list[dict[str, Any]]:
        """[{user, handle, name, role, centre, state, ends_on, teams[{id, lead}], passkeys}]."""
        return list(self._one("staff", token)["staff"])

    def teams(self, token: str) -> list[dict[str, Any]]:
        """[{id, name, kind, compartments, centre, generation, members[]}]."""
        return list(self._one("teams", token)["teams"])

    def enrol(self, token: str, **person: Any) -> dict[str, Any]:
        """Officer. handle, name, role, can[], centre, ends_on -> {user, phrase (once)}."""
        return self._one("enrol", token, **person)

    def create_team(self, token: str, **team: Any) -> str:
        """Officer. name, compartments, centre, kind, lead -> team id."""
        return str(self._one("create_team", token, **team)["team"])

    def grant(self, token: str, team: str, user: str, *, lead: bool = False) -> None:
        """A member passes the team's seed on, signed. Denied('not-lead') for others."""
        self._one("grant", token, team=team, user=user, lead=lead)

    def revoke(self, token: str, team: str, user: str) -> None:
        """Takes the grant and turns the team's seed."""
        self._one("revoke", token, team=team, user=user)

    def turn(self, token: str, team: str) -> int:
        return int(self._one("turn", token, team=team)["generation"])

    def leave(self, token: str, user: str) -> None:
        """Officer: sessions, grants and slips of a leaver end now; their teams' seeds turn when a
        member of each is next signed in."""
        self._one("leave", token, user=user)

    # -- persons ----------------------------------------------------------------------------
    def match(
        self, token: str, *, names: Sequence[str], birth_year: int | None, phones: Sequence[str]
    ) -> dict[str, Any]:
        """{ticket, answer: nobody|known, handle}. The handle opens a safety card and no more."""
        return self._one("match", token, names=list(names), birth_year=birth_year, phones=list(phones))

    def create_person(
        self,
        token: str,
        *,
        ticket: str,
        face: Face,
        profile: dict[str, str],
        strands: dict[str, list[str]],
        lead: str,
        stage: str = "open",
        hidden_from: Sequence[str] = (),
        only_team: str = "",
        different: bool = False,
        mailbox: str = "",
    ) -> dict[str, Any]:
        """{person, code, strands{compartment: id}}. ``strands``: compartment -> team ids.
        ``profile``: sex, age_band, arrival_band, province, centre (codes). Denied('match') without
        a fresh ticket that asked for these names; Denied('known') unless ``different``."""
        return self._one(
            "create_person", token, ticket=ticket, face=face, profile=profile, strands=strands,
            lead=lead, stage=stage, hidden_from=list(hidden_from), only_team=only_team,
            different=different, mailbox=mailbox,
        )  # fmt: skip

    def settle(self, token: str, people: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Practice stores only: many persons at once, without match. Items as create_person's
        arguments (no ticket), plus ``heard`` (ISO day) and ``code``."""
        return list(self._one("settle", token, people=people)["people"])

    def open_person(self, token: str, person: str, why: str) -> dict[str, Any]:
        """{person, code, face, version, strands{compartment: id}, lead, helpers[], teams[],
        stage, heard, days, profile, hidden_from[], only_team, mailbox, own}. Audited, budgeted."""
        return self._one("open_person", token, person=person, why=why)

    def person_of(self, token: str, strands: Sequence[str]) -> list[str | None]:
        """The person of each strand that this session may open, else None. No face, no audit."""
        return list(self._one("person_of", token, strands=list(strands))["persons"])

    def strand_of(self, token: str, persons: Sequence[str], compartment: str) -> list[str | None]:
        return list(self._one("strand_of", token, persons=list(persons), compartment=compartment)["strands"])

    def faces(self, token: str, strands: Sequence[str], *, why: str = "list") -> list[dict[str, Any] | None]:
        """Names for a list: {person, display, code, days} or None. One call for each thousand."""
        asked = (self._one("faces", token, strands=[*lot], why=why) for lot in batched(strands, 1000))
        return [face for answer in asked for face in answer["faces"]]

    def search(self, token: str, query: str, *, birth_year: int | None = None) -> list[dict[str, Any]]:
        """At most ten: [{person, display, code, why}]."""
        return list(self._one("search", token, query=query, birth_year=birth_year)["hits"])

    def edit_face(self, token: str, person: str, face: Face, version: int) -> int:
        """New version. Denied('version') when someone else was first."""
        return int(self._one("edit_face", token, person=person, face=face, version=version)["version"])

    def edit_person(self, token: str, person: str, **change: Any) -> None:
        """lead, helpers, stage, profile, wish. Team members only."""
        self._one("edit_person", token, person=person, **change)

    def assign(self, token: str, persons: Sequence[str], to: str, team: str = "") -> int:
        """Hand over files (lead worker), sharing their strands with ``team`` when it is another."""
        return int(self._one("assign", token, persons=list(persons), to=to, team=team)["moved"])

    def caseload(self, token: str, user: str = "") -> list[dict[str, Any]]:
        """[{person, strand (casework), stage, days, heard}] of one's own people; no names."""
        return list(self._one("caseload", token, user=user)["people"])

    def hide(self, token: str, person: str, *, users: Sequence[str], only_team: str = "",
             base: Sequence[str] | None = None) -> None:  # fmt: skip
        """Sets who must never see this file. Hidden wins over everything. ``base``: who was hidden
        from when the caller looked; Denied('version') when somebody changed it since."""
        seen = {} if base is None else {"base": list(base)}
        self._one("hide", token, person=person, users=list(users), only_team=only_team, **seen)

    def open_strand(
        self, token: str, person: str, compartment: str, *, teams: Sequence[str] = (),
        users: Sequence[str] = (),
    ) -> str:  # fmt: skip
        """A new strand. ``origin`` goes to named users (two at least), never to a team."""
        said = {"person": person, "compartment": compartment, "teams": list(teams), "users": list(users)}
        return str(self._one("open_strand", token, **said)["strand"])

    def share(self, token: str, strand: str, team: str) -> None:
        self._one("share", token, strand=strand, team=team)

    def take_back(self, token: str, strand: str, team: str) -> None:
        self._one("take_back", token, strand=strand, team=team)

    def seal(self, token: str, items: Sequence[Sealing]) -> list[bytes]:
        head = [[i.strand, i.table, i.column, i.row, i.version, i.shape] for i in items]
        return self.call("seal", [i.plain for i in items], token=token, items=head)[1]

    def open(self, token: str, items: Sequence[Opening], why: str) -> list[bytes]:
        """All or nothing. Audited once a strand before the first byte."""
        head = [[i.strand, i.table, i.column, i.row, i.version] for i in items]
        return self.call("open", [i.envelope for i in items], token=token, items=head, why=why)[1]

    def heard(self, strand: str, day: str) -> None:
        """There was contact on this day (ISO). No session; answers nothing."""
        self.mark([], [(strand, day)])

    def silent(self, token: str, asked: Iterable[tuple[str, int]]) -> list[Any]:
        """For (strand, N): days since heard when this session may open the strand, else whether it
        is over N days, or None when the strand is unknown or hidden."""
        return list(self._one("silent", token, asked=[list(a) for a in asked])["answers"])

    def safety_window(
        self, token: str, *, person: str = "", handle: str = "", reason: str, note: str = ""
    ) -> dict[str, Any]:
        """Opens the safety strand for five minutes: {strand, person, wait (seconds, 0 = open now)}.
        Any worker on duty, alone. Officers are told before this returns. Never refused, but paced;
        when wait > 0 ask again after it, or have a second worker call ``second`` with the pass."""
        return self._one("safety_window", token, person=person, handle=handle, reason=reason, note=note)

    def second(self, token: str, request: str) -> None:
        """A second worker lets a paced safety opening through at once."""
        self._one("second", token, request=request)

    # -- counting ---------------------------------------------------------------------------
    def mark(self, items: Sequence[dict[str, Any]], heard: Sequence[tuple[str, str]] = ()) -> None:
        """[{indicator, day, centre, strand|'' , unique}] and (strand, ISO day) of whom there was word
        from; idempotent; no session."""
        self._one("mark", items=list(items), heard=[list(one) for one in heard])

    def totals(
        self, token: str, indicators: Sequence[str], months: Sequence[str], by: str = "centre"
    ) -> dict[str, Any]:
        """{cells: {indicator: {month: {value|'all': n|None}}}}; None = suppressed. ``by``: centre,
        sex, age_band, arrival_band, province."""
        return self._one("totals", token, indicators=list(indicators), months=list(months), by=by)

    # -- requests, mailboxes, slips ---------------------------------------------------------
    def seal_to_team(
        self, team: str, table: str, column: str, row: str, plain: bytes, token: str = ""
    ) -> bytes:
        """HPKE to the team's present key. Without a session at most 600 a minute a team, Denied('busy');
        with a worker's ``token`` (a call written down) it is not counted."""
        place = {"team": team, "table": table, "column": column, "row": row}
        return self.call("seal_to_team", [plain], token=token, **place)[1][0]

    def open_for_team(
        self, token: str, team: str, items: Sequence[tuple[str, str, str, bytes]], why: str
    ) -> list[bytes]:
        """items: (table, column, row, envelope)."""
        head = [[t, c, r] for t, c, r, _ in items]
        parts = [i[3] for i in items]
        return self.call("open_for_team", parts, token=token, team=team, items=head, why=why)[1]

    def mailbox_new(self, team: str) -> dict[str, Any]:
        """{mailbox, words[8], spelled[8], form}; the words are never answered again. ``form`` is a
        half-hour pass for the asker (as mailbox_unlock gives)."""
        return self._one("mailbox_new", team=team)

    def mailbox_unlock(self, text: str) -> dict[str, Any]:
        """{answer: open|near|words|unknown|busy, pass, candidates[[word]], positions[], count}."""
        return self._one("mailbox_unlock", text=text)

    def mailbox_read(self, pass_: str) -> dict[str, Any]:
        """The asker's side: {letters: [{id, mine, day, text, promised}], strand (self) or '', mailbox}."""
        return self._one("mailbox_read", **{"pass": pass_})

    def mailbox_write(self, pass_: str, text: str) -> str:
        return str(self._one("mailbox_write", **{"pass": pass_}, text=text)["letter"])

    def mailbox_leave(self, pass_: str) -> None:
        """Ends the asker's half hour."""
        self._one("mailbox_leave", **{"pass": pass_})

    def mailbox_open_self(self, pass_: str, items: Sequence[Opening]) -> list[bytes]:
        """The person opens rows of their own ``self`` strand."""
        head = [[i.strand, i.table, i.column, i.row, i.version] for i in items]
        return self.call("mailbox_open_self", [i.envelope for i in items], items=head,
                         **{"pass": pass_})[1]  # fmt: skip

    def mailbox_seal_self(self, pass_: str, items: Sequence[Sealing]) -> list[bytes]:
        """The person writes on it; their team reads it too."""
        head = [[i.strand, i.table, i.column, i.row, i.version, i.shape] for i in items]
        return self.call("mailbox_seal_self", [i.plain for i in items], items=head, **{"pass": pass_})[1]

    def mailbox_readers(self, pass_: str, limit: int = 50) -> dict[str, Any]:
        """{readers, since}: as ``readers``, asked by the person."""
        return self._one("mailbox_readers", **{"pass": pass_}, limit=limit)

    def mailbox_letters(self, token: str, mailbox: str, why: str) -> list[dict[str, Any]]:
        """The worker's side; marks the asker's letters as read."""
        return list(self._one("mailbox_letters", token, mailbox=mailbox, why=why)["letters"])

    def mailbox_reply(self, token: str, mailbox: str, text: str, promised: str = "") -> str:
        return str(self._one("mailbox_reply", token, mailbox=mailbox, text=text, promised=promised)["letter"])

    def mailbox_move(self, token: str, mailbox: str, team: str) -> None:
        """New letters go to another team (the one that walks with the person)."""
        self._one("mailbox_move", token, mailbox=mailbox, team=team)

    def mailbox_states(self, token: str, mailboxes: Sequence[str]) -> dict[str, dict[str, int]]:
        """{mailbox: {theirs_unread, ours_unread, letters}} for those of one's teams."""
        return dict(self._one("mailbox_states", token, mailboxes=list(mailboxes))["states"])

    def unread(self, token: str) -> list[dict[str, Any]]:
        """[{mailbox, person|'' , count}]: letters from askers that nobody here has read."""
        return list(self._one("unread", token)["unread"])

    def slip_give(self, token: str, *, to: str, person: str, purpose: str, ends_at: int,
                  fields: dict[str, str], after: str = "") -> str:  # fmt: skip
        """``ends_at``: seconds since 1970, within 31 days. ``after``: to whom ``slip_pass`` gives it."""
        asked = {"to": to, "person": person, "purpose": purpose, "ends_at": ends_at, "after": after}
        return str(self._one("slip_give", token, fields=fields, **asked)["slip"])

    def slips(self, token: str) -> list[dict[str, Any]]:
        """Mine: [{slip, purpose, ends_at, given_by}]."""
        return list(self._one("slips", token)["slips"])

    def slip_open(self, token: str, slip: str) -> dict[str, str]:
        return dict(self._one("slip_open", token, slip=slip)["fields"])

    def slip_pass(self, token: str, slip: str) -> None:
        self._one("slip_pass", token, slip=slip)

    def slip_end(self, token: str, slip: str) -> None:
        self._one("slip_end", token, slip=slip)

    # -- watching ---------------------------------------------------------------------------
    def readers(self, token: str, person: str, limit: int = 50) -> list[dict[str, Any]]:
        """Who has read this file and why: [{at, user, name, verb, why, compartment}]."""
        return list(self._one("readers", token, person=person, limit=limit)["readers"])

    def audit_list(self, token: str, **filters: Any) -> list[dict[str, Any]]:
        """Officers: user, verb, since, until, before (seq), limit."""
        return list(self._one("audit_list", token, **filters)["rows"])

    def audit_verify(self, token: str, anchors: Sequence[str] = ()) -> dict[str, Any]:
        """{rows, ok, broken_at, why, words[8]}. Anchors: lines 'seq words...' kept by officers."""
        return self._one("audit_verify", token, anchors=list(anchors))

    def audit_words(self) -> str:
        """'seq word word …': the head of the audit, for officers to keep. No session."""
        return str(self._one("audit_words")["words"])

    def notices(self, token: str, *, notes: bool = True) -> list[dict[str, Any]]:
        """For officers and leads: [{id, kind, at, by, by_name, person, due_at, done_at, note}].
        Without ``notes`` nothing is opened and nothing audited: enough to count them."""
        return list(self._one("notices", token, notes=notes)["notices"])

    def notice_done(self, token: str, notice: str, finding: str) -> None:
        """A review, signed off by name. ``finding`` is a code."""
        self._one("notice_done", token, notice=notice, finding=finding)

    def erase(self, token: str, person: str) -> dict[str, Any]:
        """Officer, stepped up: {erased_on, complete_on}."""
        return self._one("erase", token, person=person)
