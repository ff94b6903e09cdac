"""(17) The board of a hospital room with forty people on it, beside a plain page with the same rows;
and the quiet question whether anything has changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from bench import rows
from bench.client import Browser, beside, median, p95
from bench.pages import ROUNDS, compare
from bench.report import Report

KEEPER = "yongil"


def fill_board(known: dict[str, Any], token: str, today: date) -> None:
    """Forty numbers on today's board of the health team, six of them of people whom we know."""
    from sijak.health.boards import Line, Sheet
    from sijak.health.models import BoardDay, Ticket
    from sijak.kernel.actor import Actor
    from sijak.people.models import Strand
    from sijak.people.team_sealing import seal_team_row

    team, sheet = known["teams"]["health"], Sheet()
    BoardDay.objects.filter(day=today).delete()
    Ticket.objects.filter(day=today).delete()
    strands = list(Strand.objects.filter(team=team, compartment="health").values_list("pk", flat=True)[:6])
    tickets = []
    for one in rows.of_one_desk():
        row = Ticket(team=team, day=today, number=one.number, state=one.trail[-1][0], is_new=one.is_new)
        strand = strands.pop() if one.is_known and strands else ""
        sheet.lines[row.id] = Line(one.number, one.is_new, one.alias, one.department, one.note, strand,
                                   one.trail)  # fmt: skip
        tickets.append(row)
    board = BoardDay(team=team, day=today)
    by = Actor(token=token, user_id=known["people"][KEEPER]["user"], name="", role="peer",
               permissions=frozenset(), teams=(team,), centre="", language="ko", where="",
               is_officer=False)  # fmt: skip
    seal_team_row(board, by=by, content=sheet.text())
    board.save(force_insert=True)
    Ticket.objects.bulk_create(tickets)


def measure_desk(report: Report, house: Browser, plain: Browser) -> None:
    compare(report, "desk-board", lambda: house.get("/health/"), lambda: plain.get("/room/"))
    columns, asked = beside(lambda: house.get("/health/?part=1"), lambda: house.get("/health/state/"), ROUNDS)
    report.told("desk-columns", median(columns), "ms", p95_ms=round(p95(columns), 2))
    report.told("desk-poll", median(asked), "ms", p95_ms=round(p95(asked), 2),
                bytes=len(house.get("/health/state/").encode()))  # fmt: skip
