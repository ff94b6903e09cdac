"""Does a person's page ask by indexes, however many people there are?"""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.house import House

# Each of these would walk over rows of everybody.
OF_EVERYBODY = ("SCAN", "(state=?)", "(plan_id=?)", "(kind=?)")


def test_it_walks_over_nobody_elses_rows(house: House) -> None:
    person, client = house.make_person(parts={"counselling": "heart"}), house.client("minji")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/people/{person['person']}/").status_code == 200
    plans: dict[str, str] = {}
    for sql in (one["sql"] for one in asked.captured_queries if one["sql"].startswith("SELECT")):
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            plans[sql] = " | ".join(str(row[3]) for row in cursor.fetchall())
    assert len(plans) >= 6
    assert {sql: plan for sql, plan in plans.items() if any(sign in plan for sign in OF_EVERYBODY)} == {}
