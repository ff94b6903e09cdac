"""Can anybody be picked out of a total?"""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vault.office import Office
from vault.verbs.counting import SMALL, suppress


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 60), max_size=8))
@settings(max_examples=300)
def test_it_hides_small_cells_and_what_would_give_them_away(row: dict[str, int]) -> None:
    shown = suppress(row)
    hidden = [v for v in row if shown[v] is None]
    assert all(shown[v] is None for v, n in row.items() if 0 < n < SMALL)
    if shown["all"] is not None and hidden:
        rest = shown["all"] - sum(n for v, n in shown.items() if v != "all" and n is not None)
        assert len(hidden) >= 2
        assert rest == sum(row[v] for v in hidden) >= SMALL
    assert all(shown[v] == n for v, n in row.items() if v not in hidden)


def test_it_counts_a_person_once_a_month_and_an_event_each_time(office: Office) -> None:
    people = [office.person(f"{a}봄") for a in "김이박최정강"]
    for _ in range(2):  # replayed from the journal: nothing changes
        office.vault.mark([
            {"indicator": indicator, "day": day, "centre": "seoul",
             "strand": p["strands"]["casework"], "unique": day + p["code"]}
            for p in people for day in ("2026-01-03", "2026-01-20")
            for indicator in ("walked_with", "visits")])  # fmt: skip
    asked = ["walked_with", "visits"], ["2026-01", "2026"]
    cells = office.vault.totals(office.tokens["hana"], *asked)["cells"]
    assert cells["walked_with"]["2026-01"] == {"seoul": 6, "all": 6}
    assert cells["visits"]["2026-01"] == {"seoul": 12, "all": 12}
    assert cells["visits"]["2026"] == {"seoul": 12, "all": 12}
    by_sex = office.vault.totals(office.tokens["hana"], ["walked_with"], ["2026-01"], "sex")["cells"]
    assert by_sex["walked_with"]["2026-01"] == {"f": 6, "all": 6}
