"""What do papers and pictures add to the promises? (The package says how.)"""

from __future__ import annotations

from tests.promises.forms import Input, Sheet
from tests.promises.rows import GONE, LOOK, NEVER, SAID, Row, deed, file, form

TABLE: dict[str, Row] = {
    "people:papers": form("casework"),
    # Rows made for the matrix have no pieces on the disk; those that have are in tests/people.
    "people:paper": file("casework", GONE),
    "people:paper-small": file("casework", GONE),
    "people:paper-original": file("casework", LOOK, GONE),
    "people:paper-remove": form("casework"),
    "people:half-new": deed("casework"),
    # Only its sender's, whoever else may open the file.
    "people:half": file("casework", LOOK | GONE, SAID | GONE),
    "people:half-keep": file("casework", NEVER, SAID | GONE),
    "people:half-drop": file("casework", NEVER, SAID | GONE),
}

# What the page's own script says of a file before it sends it in pieces.
SHEETS = {
    "people:half-new": Sheet("", "post", [
        Input("name", "text"), Input("size", "number", "900000"), Input("stamp", "text"),
        Input("part", "select", "casework", choices=["casework"]), Input("note", "text"),
    ]),
}  # fmt: skip
