"""Somebody who asks, signs, pays, bounces, calls back and closes as fast as the data store lets them.

Run as ``python -m tests.promises.money_worker MODE SEED DEEDS``: a process of its own on a data store of its
own. MODE "deeds": does so many deeds and ends. MODE "pay": on each line it hears it forks a child that pays
until it is killed. No vault: nobody's strand is touched, and roles come from the hands below.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable

import django


def hand(name: str, role: str):  # type: ignore[no-untyped-def]
    from sijak.kernel.actor import Actor

    return Actor(token="", user_id=name, name=name, role=role, permissions=frozenset(), teams=(), centre="",
                 language="ko", where="test", is_officer=False)  # fmt: skip


class Worker:
    """``hands``: whoever may act; each deed takes one of them by chance, also where they may not."""

    def __init__(self, seed: int) -> None:
        from sijak.money.actions import line

        roles = {"asker": "counsellor", "hana": "finance", "duri": "finance", "shinae": "director"}
        line.role_of = lambda by, user: roles.get(user, "")
        self.hands = [hand(name, role) for name, role in roles.items()]
        self.dice = random.Random(seed)
        self.done = self.refused = 0

    def someone(self):  # type: ignore[no-untyped-def]
        return self.dice.choice(self.hands)

    def deeds(self, count: int, *, pays: int = 4) -> None:
        """``pays``: how often it pays and settles beside everything else."""
        from sijak.kernel.errors import NotForYou, Refused

        ways = [self.ask] * 3 + [self.sign] * 6 + [self.pay] * pays + [self.settle] * pays
        ways += [self.call_back, self.withdraw, self.give, self.cut]
        while self.done + self.refused < count:
            try:
                self.dice.choice(ways)()
                self.done += 1
            except (Refused, NotForYou):
                self.refused += 1

    def outlay(self, *states: str):  # type: ignore[no-untyped-def]
        from sijak.kernel.errors import NotForYou
        from sijak.money.models import Outlay

        rows = list(Outlay.objects.filter(state__in=states).values_list("number", flat=True)[:40])
        if not rows:
            raise NotForYou
        return self.dice.choice(rows)

    def line(self) -> str:
        from sijak.money.models import BudgetLine

        return self.dice.choice(list(BudgetLine.objects.values_list("pk", flat=True)))

    def ask(self) -> None:
        from sijak.money.actions import line
        from sijak.money.enums import HelpKind, Source, Way

        won = self.dice.randrange(1, 400_000)
        line.ask(by=self.someone(), asking=line.Asking(kind=HelpKind.STUDY, won=won, source=Source.AWARD,
                                                       way=Way.CASH))  # fmt: skip

    def sign(self) -> None:
        from sijak.money.actions import line

        # Also what was signed already, as somebody does whose page is old.
        line.sign(by=self.someone(), number=self.outlay("asked", "first", "promised"), line=self.line())

    def pay(self) -> None:
        from sijak.money.actions import paying

        if self.dice.random() < 0.3:
            paying.hand_over(by=self.hands[1], number=self.outlay("promised", "sent"))
        else:
            numbers = [self.outlay("promised", "sent", "paid") for _ in range(self.dice.randrange(1, 4))]
            paying.make_run(by=self.hands[1], numbers=numbers)

    def settle(self) -> None:
        from sijak.money.actions import paying
        from sijak.money.enums import PaymentState
        from sijak.money.models import Payment

        rows = list(Payment.objects.exclude(state="bounced").values_list("pk", flat=True)[:60]) or ["-"]
        state = PaymentState.PAID if self.dice.random() < 0.7 else PaymentState.BOUNCED
        paying.settle(by=self.hands[1], payment=self.dice.choice(rows), state=state)

    def call_back(self) -> None:
        from sijak.money.actions import line

        line.call_back(by=self.someone(), number=self.outlay("promised", "sent"))

    def withdraw(self) -> None:
        from sijak.money.actions import line

        line.withdraw(by=None, number=self.outlay("asked", "first", "promised"))

    def give(self) -> None:
        from sijak.money.actions import funds

        funds.give_line(by=self.hands[1], line=self.line(), won=self.dice.randrange(1, 900_000))

    def cut(self) -> None:
        from sijak.money.actions import funds

        funds.cut_line(by=self.hands[1], line=self.line(), won=self.dice.randrange(1, 900_000))


def pay_for_ever(seed: int) -> None:
    """Everything that a payment run is made of, over and over."""
    worker = Worker(seed)
    worker.deeds(sys.maxsize, pays=30)


def fork_for(deed: Callable[[int], None], seed: int) -> None:
    from django.db import connection

    connection.close()
    child = os.fork()
    if child == 0:
        deed(seed)
        os._exit(0)
    sys.stdout.write(f"up {child}\n")
    sys.stdout.flush()
    os.waitpid(child, 0)
    sys.stdout.write("dead\n")
    sys.stdout.flush()


def found() -> None:
    """Two funds of two lines."""
    from datetime import date

    from django.core.management import call_command

    from sijak.kernel.dates import today
    from sijak.kernel.ids import random_id
    from sijak.money.actions import funds

    call_command("migrate", verbosity=0)
    year = today().year
    for name in ("하나", "둘"):
        lines = [(f"{name} 1", 3_000_000), (f"{name} 2", 1_000_000)]
        told = funds.Founding(name, name, "", [], "anyone", date(year, 1, 1), date(year, 12, 31), lines)
        funds.found_fund(by=hand("hana", "finance"), once=random_id(), founding=told)


def main(mode: str, seed: int, count: int) -> None:
    django.setup()
    if mode == "found":
        found()
    elif mode == "deeds":
        worker = Worker(seed)
        worker.deeds(count)
        print(worker.done, worker.refused)
    else:
        for _line in sys.stdin:
            seed += 1
            fork_for(pay_for_ever, seed)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
