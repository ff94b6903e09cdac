"""What do our letters say, in the language in which somebody applied? Why, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext, override

from sijak.kernel.dates import both_days
from sijak.kernel.won import won as won_words
from sijak.scholarships.enums import AppState, OutWhy
from sijak.scholarships.models import Application, Award, Part, Round
from sijak.scholarships.rules.choice import APPEAL_WITHIN
from sijak.scholarships.rules.reading import Ranked


def appeal_words(last: date, language: str) -> str:
    day = both_days(last, language=language)
    return gettext(
        "If you do not agree, say so until %(day)s on the page of your application. Somebody looks at it who "
        "did not decide. It costs nothing, and no help becomes less because you spoke."
    ) % {"day": day}


def out_letter(row: Application) -> str:
    with override(row.language):
        says = {
            OutWhy.LEVEL: gettext("This round is for other schools than yours."),
            OutWhy.GRADES: gettext("Your grades are below the line that is fixed for this round."),
            OutWhy.DOUBLE: gettext("Somebody else already pays a scholarship for the same term."),
            OutWhy.PAPERS: gettext("A paper that has to be there did not come."),
            OutWhy.ENROLLED: gettext("You will not be enrolled in the term for which it is paid."),
        }
        head = gettext("Your application %(number)s could not go to the readers.") % {"number": row.number}
        after = gettext("What you wrote stays on your page; you can take it along into a later round.")
    return "\n\n".join([head, says[OutWhy(row.why)], after])


def decision_letter(
    row: Application, one: Round, rank: Ranked, of: int, line: float, parts: Sequence[Part], decided: date
) -> str:
    """``line``: the points of the last one chosen. Their own points, never somebody else's words."""
    language = row.language
    with override(language):
        known = {"number": row.number, "points": f"{rank.total:g}", "line": f"{line:g}", "of": of,
                 "places": one.places}  # fmt: skip
        if row.state == AppState.CHOSEN:
            head = gettext("You were chosen. Your application is %(number)s.") % known
            why = gettext("It came to %(points)s of 100 points; there were %(of)s applications for "
                          "%(places)s places.") % known  # fmt: skip
            days = "\n".join(f"· {both_days(part.due_on, language=language)}: {won_words(part.won, language)}"
                             for part in parts)  # fmt: skip
            after = gettext("This is promised to you. On these days we ask for the payment:") + "\n" + days
            more = gettext("Before the second payment we ask how your term went. The page is ready for it.")
            return "\n\n".join([head, why, after, *([more] if len(parts) > 1 else [])])
        if row.state == AppState.RESERVE:
            head = gettext("Your application %(number)s is on the waiting list.") % known
        else:
            head = gettext("Your application %(number)s was not chosen this time.") % known
        why = gettext("It came to %(points)s of 100 points. There were %(of)s applications for %(places)s "
                      "places, and the last one chosen had %(line)s points.") % known  # fmt: skip
        how = gettext(
            "Points come from your grades and from what at least two people thought who did not know "
            "who you are. They say nothing about your worth."
        )
        after = gettext("What you wrote stays on your page; you can take it along into the next round.")
        return "\n\n".join([head, why, how, after, appeal_words(decided + APPEAL_WITHIN, language)])


def appeal_letter(row: Application, answer: str, *, is_changed: bool) -> str:
    with override(row.language):
        head = gettext("We looked at your application %(number)s once more.") % {"number": row.number}
        said = gettext("The decision was changed.") if is_changed else gettext("The decision stays as it is.")
    return "\n\n".join([head, said, answer])


def award_letter(row: Application, award: Award, what: str, words: str) -> str:
    with override(row.language):
        says = {
            "pause": gettext("Your scholarship pauses. Nothing is lost; it goes on when you study again."),
            "resume": gettext("Your scholarship goes on. The days of the next payments stand on your page."),
            "break": gettext("Your scholarship ends here. What was paid stays with you."),
            "renew": gettext("Your scholarship goes on for another term. The days stand on your page."),
        }
        head = says[what]
    return "\n\n".join([head, words] if words else [head])
