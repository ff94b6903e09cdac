"""Can somebody ask for help with nothing but a sentence, and is it locked before it is kept?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from sijak.kernel.dates import KST
from sijak.people import letters
from sijak.reach import actions, queries, rules
from sijak.reach.asked import Asked
from sijak.reach.enums import Way
from sijak.reach.models import Request
from tests.reach.walk import asked_for_help, hidden, post, send, text_of, to_look


def test_it_takes_one_sentence_and_seals_it(house: Any, client: Client) -> None:
    kept, row = asked_for_help(client, words="밤마다 울음이 납니다.")
    assert "밤마다".encode() not in bytes(row.content)
    assert not kept.cookies
    assert kept.headers["Cache-Control"] == "no-store"
    asked = queries.asked_in(house.actor("sora"), row)
    assert asked.words == "밤마다 울음이 납니다." and row.way == Way.PAGE
    assert (row.language, row.mailbox, row.centre) == ("ko", "", "")
