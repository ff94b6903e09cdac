"""``python -m tests.promises.hand_in``: somebody who opens no strand hands a paper in.

For a house that runs: its environment is given, who acts and what stands in the paper come by stdin
(JSON: token, user, team, name), so that no word of it is on a command line.
"""

from __future__ import annotations

import json
import sys


def main() -> None:
    import django

    django.setup()
    from sijak.kernel.actor import Actor
    from sijak.people.actions.team_papers import keep_team_paper
    from tests.promises.forms import Attached

    told = json.load(sys.stdin)
    by = Actor(token=told["token"], user_id=told["user"], name="", role="volunteer", permissions=frozenset(),
               teams=(), centre="", language="ko", where="test", is_officer=False)  # fmt: skip
    paper = Attached(told["name"])
    keep_team_paper(by=by, team=told["team"], name=paper, data=paper.content)


if __name__ == "__main__":
    main()
