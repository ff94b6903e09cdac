"""Does each field answer with a sentence, and keep what was typed?"""

import unicodedata

import pytest
from django.http import QueryDict
from django.utils.translation import override

from sijak.kernel.errors import Refused
from sijak.kernel.forms import (
    ChoiceField,
    ChoicesField,
    ClockField,
    DayField,
    Form,
    LineField,
    NumberField,
    WonField,
    WordsField,
)


class Every(Form):
    words = WordsField(limit=500)
    name = LineField(limit=40)
    needs = ChoicesField(choices=[("body", "Body")])
    how = ChoiceField(choices=[("call", "Call")])
    day = DayField()
    at = ClockField()
    people = NumberField(max_value=20)
    money = WonField()


class Public(Form):
    words = WordsField(limit=500, resident="strip")
    account = LineField(limit=40, resident="allow", required=False)


HOSTILE = {
    "empty": "",
    "a megabyte": "가" * 350_000,
    "controls": "\x00\x01\x1b[31m\x7f",
    "right to left": "\u202eevil\u202c سلام",
    "half a character": "\ud800\udfff\ud83d",
    "decomposed": unicodedata.normalize("NFD", "몸이 아프다"),
    "marks": "a" + "\u0301" * 100_000,
    "resident": "900101-1234567",
    "digits": "9" * 100_000,
}


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("language", ["ko", "en", "zh-hans"])
def test_it_survives_whatever_is_typed(typed: str, language: str) -> None:
    with override(language):
        form = Every(dict.fromkeys(Every.base_fields, typed))
        assert not form.is_valid()
        page = str(form)
        page.encode("utf-8")
        for name in form.errors:
            assert "%(" not in str(form.errors[name])
            assert len(str(form.errors[name])) < 600, "an error must not repeat what was typed"


def test_it_keeps_the_typed_text() -> None:
    form = Every({"words": "가" * 600, "name": "봄이네"})
    assert not form.is_valid()
    assert form["words"].value() == "가" * 600
    assert 'value="봄이네"' in str(form["name"])


def test_it_refuses_a_resident_number_to_a_worker() -> None:
    form = Every({"words": "번호 900101-1234567"})
    assert form.errors.as_data()["words"][0].code == "resident"


def test_it_takes_a_resident_number_out_for_the_public_and_says_so() -> None:
    form = Public({"words": "제 번호는 900101-1234567", "account": "9001011234567"})
    assert form.is_valid()
    assert form.removed_numbers == 1
    assert "900101" not in form.cleaned_data["words"]
    assert "900101" not in str(form["words"]), "not even sent back"
    assert form.cleaned_data["account"] == "9001011234567"


def test_it_reads_every_value_of_a_choice() -> None:
    form = Every(QueryDict("needs=body&needs=other"))
    assert form.errors.as_data()["needs"][0].code == "invalid_choice"
    assert Every(QueryDict("needs=body&needs=body"))["needs"].value() == ["body", "body"]


@pytest.mark.parametrize(("typed", "won"), [("300,000원", 300_000), ("₩1 200", 1200), ("0", 0), ("", None)])
def test_it_reads_won(typed: str, won: int | None) -> None:
    field = WonField(required=False)
    assert field.clean(typed) == won


def test_it_shows_a_rules_sentence_at_its_field() -> None:
    form = Every({})
    form.is_valid()
    form.refuse(Refused("Not before tomorrow.", field="day"))
    form.refuse(Refused("The plan is closed."))
    assert "Not before tomorrow." in form.errors["day"]
    assert form.non_field_errors() == ["The plan is closed."]
