"""What may the other departments ask about the people who work here?"""

from sijak.accounts.queries.drafts import draft_at, draft_fields, has_draft, place_of, purpose_of
from sijak.accounts.queries.watch import counts_for
from sijak.accounts.queries.who import (
    colleagues,
    forget_staff,
    members_of,
    names_of_workers,
    staff,
    teams,
)

__all__ = [
    "colleagues",
    "counts_for",
    "draft_at",
    "draft_fields",
    "forget_staff",
    "has_draft",
    "members_of",
    "names_of_workers",
    "place_of",
    "purpose_of",
    "staff",
    "teams",
]
