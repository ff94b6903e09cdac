"""How is a worker asked to talk over what weighs on them?"""

from __future__ import annotations

from sijak.kernel.actor import Actor


def ask_debrief(*, by: Actor, worker: str, because: str, team: str) -> None:
    """Stands here until care for those who care brings its own: same name, same words."""
    assert by.user_id and worker and because and isinstance(team, str)
