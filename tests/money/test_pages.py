"""Do the pages of money lead from asking to paid, in the browser of each who takes part?"""

from __future__ import annotations

import io
import zipfile

import pytest
from django.urls import reverse

from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from sijak.money.actions import paying
from sijak.money.enums import State
from sijak.money.models import Outlay, Payment
from tests.house import House
from tests.money import purse


def test_it_walks_from_asking_to_paid_and_matched(house: House) -> None:
    at = purse.a_line(house, 2_000_000)
    person = house.make_person()["person"]
    minji, hana, shinae = (house.client(one) for one in ("minji", "hana", "shinae"))
    page = minji.get(reverse("money:person", args=[person]))
    assert page.status_code == 200
    asked = {"once": random_id(), "own": "", "kind": "home", "asked_krw": "300,000", "way": "transfer",
             "month": f"{today():%Y-%m}", "words": "집세가 밀렸습니다", "is_urgent": "on"}  # fmt: skip
    page = minji.post(reverse("money:person", args=[person]), asked)
    assert page.status_code == 302
    assert minji.post(reverse("money:person", args=[person]), asked).status_code == 302
    outlay = Outlay.objects.get()
    number, ask = outlay.number, outlay.pk
    told = {"bank": "004", "account": "123-45-678942", "holder": "들꽃"}
    url = reverse("money:help-account", args=[person, ask])
    assert minji.post(url, told).status_code == 302
    mine = minji.get(reverse("money:help", args=[person, ask])).content.decode()
    assert "42" in mine and "12345678942" not in mine and "집세가 밀렸습니다" in mine
    day = hana.get(reverse("money:day")).content.decode()
    assert number in day and "집세가" not in day
    page = hana.get(reverse("money:outlay", args=[number])).content.decode()
    assert "12345678942" in page and "집세가 밀렸습니다" in page
    assert hana.post(reverse("money:check", args=[number]), {"how": "called"}).status_code == 302
    for client in (hana, shinae):
        assert client.post(reverse("money:decide", args=[number]), {"line": at.pk}).status_code == 302
    assert hana.get(reverse("money:pay")).status_code == 200
    page = hana.post(reverse("money:pay"), {"once": random_id(), "numbers": [number]})
    assert page.status_code == 302
    run = page["Location"].split("?")[0]
    assert hana.get(run).status_code == 200
    body = hana.get(run + "file.txt").content
    assert b"12345678942" in body and number.encode() in body
    assert all(len(line) == 100 for line in body.split(b"\r\n") if line)
    assert "들꽃" in hana.get(run + "file.csv").content.decode("utf-8-sig")
    heads, day = "거래일,출금(원),입금(원),적요", f"{today():%Y-%m-%d}"
    statement = f'{heads}\n{day},"300,000",,{number} 들꽃\n{day},5000,,수수료\n'
    for _ in range(2):
        file = io.BytesIO(statement.encode("cp949"))
        file.name = "a.csv"
        assert hana.post(reverse("money:statement"), {"file": file}).status_code == 302
    assert Payment.objects.get().state == "paid"
    found = hana.get(reverse("money:statement")).content.decode()
    assert "수수료" in found
    for name in ("money:funds", "money:trial", "money:fund-new"):
        assert hana.get(reverse(name)).status_code == 200
    assert hana.get(reverse("money:fund", args=[at.fund_id])).status_code == 200


def test_it_keeps_a_receipt_with_the_papers(house: House, tmp_path: object) -> None:
    from tests.promises.forms import Attached

    at = purse.a_line(house)
    person, where = purse.strand(house)
    outlay = purse.promised(house, purse.asked(house, where=where), at)
    paying.hand_over(by=house.actor("hana"), number=outlay.number)
    file = io.BytesIO(Attached("영수증").content)
    file.name = "receipt.png"
    page = house.client("minji").post(reverse("money:help-receipt", args=[person, outlay.pk]), {"file": file})
    assert page.status_code == 302
    outlay.refresh_from_db()
    assert outlay.receipt_on == today()


def test_it_shows_where_there_is_help_for_what_we_do_not_pay(house: House) -> None:
    person = house.make_person()["person"]
    asked = {"once": random_id(), "own": "", "kind": "broker", "asked_krw": "300000", "way": "cash",
             "month": f"{today():%Y-%m}", "words": "빚"}  # fmt: skip
    page = house.client("minji").post(reverse("money:person", args=[person]), asked)
    assert page.status_code == 422 and "132" in page.content.decode()
    assert not Outlay.objects.exists()


def test_it_says_already_helped_without_saying_with_what(house: House) -> None:
    _, where = purse.strand(house)
    purse.asked(house, 123_000, where=where)
    second = purse.asked(house, 50_000, where=where)
    page = house.client("hana").get("/en" + reverse("money:outlay", args=[second.number])).content.decode()
    assert "Already helped for this bill or month" in page and "123,000" not in page


def test_it_leads_a_leaving_funder_through_the_page(house: House) -> None:
    leaves, heir = purse.a_line(house, 500_000), purse.a_line(house, 500_000, name="강")
    outlay = purse.promised(house, purse.asked(house), leaves)
    url = reverse("money:fund-close", args=[leaves.fund_id])
    assert house.client("hana").post(url, {"close-heir": ""}).status_code == 422
    assert house.client("hana").post(url, {"close-heir": heir.pk}).status_code == 302
    outlay.refresh_from_db()
    assert outlay.line_id == heir.pk and outlay.state == State.PROMISED


@pytest.mark.parametrize("body", [b"", b"PK\3\4junk", b"\xff\xfe\0\0", b"a,b\n1,2\n", b"\0" * 2000])
def test_it_answers_a_statement_that_is_none_with_a_sentence(house: House, body: bytes) -> None:
    file = io.BytesIO(body)
    file.name = "a.csv"
    page = house.client("hana").post(reverse("money:statement"), {"file": file})
    assert page.status_code == 422


def test_it_reads_a_statement_in_a_workbook() -> None:
    from sijak.money.rules.statement import read_statement

    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c>'
    rows += '<c r="D1" t="s"><v>2</v></c></row>'
    rows += '<row r="2"><c r="A2"><v>46336</v></c><c r="C2"><v>12000</v></c>'
    rows += '<c r="D2" t="inlineStr"><is><t>M-00000001</t></is></c></row>'
    words = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    words += "".join(f"<si><t>{one}</t></si>" for one in ("거래일자", "출금액", "적요")) + "</sst>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("xl/worksheets/sheet1.xml", head + rows + "</sheetData></worksheet>")
        book.writestr("xl/sharedStrings.xml", words)
    (line,) = read_statement(out.getvalue())
    assert (line.day.isoformat(), line.won, line.number) == ("2026-11-10", -12000, "M-00000001")
