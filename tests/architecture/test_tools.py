"""Do the tools themselves see what they are there to see?"""

import json
from pathlib import Path

import polib
import pytest
from django.template import engines

from scripts import check, messages, proof
from tests.architecture.house import ROOT, functions, inside, sources, tree


def entry(msgid: str, msgstr: str, **more: object) -> polib.POEntry:
    return polib.POEntry(msgid=msgid, msgstr=msgstr, **more)


@pytest.mark.parametrize("path", sources(ROOT / "tests"), ids=inside)
def test_it_runs_every_test_that_was_written(path: Path) -> None:
    names = [one.name for one in functions(tree(path)) if one.name.startswith("test")]
    assert [name for name in names if not name.startswith("test_it_")] == [], (
        "only names that begin with test_it_ are collected"
    )


def test_it_fails_on_a_variable_that_no_view_gave() -> None:
    template = engines["django"].from_string("{{ nobody_gave_this }}")
    with pytest.raises(pytest.fail.Exception, match="nobody_gave_this"):
        template.render({})


@pytest.mark.parametrize(
    ("translated", "why"),
    [
        (entry("Good %(name)s", ""), "empty"),
        (entry("Good %(name)s", "안녕하세요"), "its values differ from the English"),
        (entry("Good %(name)s", "%(name)s 님", flags=["fuzzy"]), "fuzzy"),
        (entry("We answer by Friday", "곧 답해요"), "promises a time without a date"),
        (entry("Good %(name)s", "%(name)s 님, 안녕하세요"), None),
        (entry("Sound", "곧은 길"), None),
    ],
)
def test_it_names_what_is_wrong_with_a_translation(translated: polib.POEntry, why: str | None) -> None:
    assert messages.why_broken(translated, "ko") == why


def test_it_wants_english_in_the_sources_and_no_empty_promise() -> None:
    assert list(messages.faults_of_source("care", entry("상담", "")))
    assert list(messages.faults_of_source("care", entry("We will call you soon.", "")))
    assert not list(messages.faults_of_source("care", entry("Come as soon as you can.", "")))


def test_it_keeps_what_is_translated_and_drops_what_nobody_says(tmp_path: Path) -> None:
    messages.merge(tmp_path, "ko", [entry("Plan", ""), entry("Old", "")])
    path = messages.catalogue(tmp_path, "ko")
    po = polib.pofile(str(path))
    po.find("Plan").msgstr = "계획"
    po.save()
    messages.merge(tmp_path, "ko", [entry("Plan", ""), entry("New", "")])
    kept = {one.msgid: one.msgstr for one in polib.pofile(str(path))}
    assert kept == {"Plan": "계획", "New": ""}


def test_it_gathers_only_what_was_measured(tmp_path: Path) -> None:
    assert proof.gather(tmp_path) == []
    (tmp_path / "axe").mkdir()
    page = {"page": "home", "lang": "ko", "violations": ["image-alt: <img>"]}
    (tmp_path / "axe" / "home-ko.json").write_text(json.dumps(page))
    row = {"name": "swap-accepted", "figure": 0, "bar": 0, "ok": True}
    (tmp_path / "swap-accepted.json").write_text(json.dumps(row))
    first, second = proof.gather(tmp_path)
    assert first == row
    assert (second["name"], second["figure"], second["ok"]) == ("axe-violations", 1, False)


def test_it_goes_on_after_a_failure_and_fails_in_the_end(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    steps = [check.Step("one", ("false",)), check.Step("two", ("true",))]
    monkeypatch.setattr(check, "steps", lambda: steps)
    monkeypatch.setattr(check, "BUILD", tmp_path)
    assert check.main([]) == 1
    heard = capfd.readouterr().out
    assert "=== two ===" in heard
    assert heard.endswith("checks: 1 passed, 1 failed\n")
