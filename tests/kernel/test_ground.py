"""Does the ground hold: who may come in, what a look may do, how rows lie, what a log says?"""

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import isolate_apps

from sijak.kernel import access, environment, logs
from sijak.kernel.actor import Actor
from sijak.kernel.errors import Away, Refused
from sijak.kernel.ids import RandomIdField, random_id
from sijak.kernel.readonly import ReadOnlyMiddleware, WriteWhileReading
from sijak.kernel.sealed import SealedField
from sijak.kernel.sqlite.checks import data_store_is_set_up

MINJI = Actor(
    token="the-token",
    user_id=random_id(),
    name="Minji",
    role="counsellor",
    permissions=frozenset({"note.write"}),
    teams=("walk",),
    centre="seoul",
    language="ko",
    where="office",
    is_officer=False,
)


@access.needs("note.write")
def note(request: HttpRequest) -> HttpResponse:
    return HttpResponse("kept")


@access.needs("money.approve")
def money(request: HttpRequest) -> HttpResponse:
    return HttpResponse("paid")


@access.public("the test says so", indexable=True)
def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


def asked(path: str = "/a/", actor: Actor | None = None) -> HttpRequest:
    request = RequestFactory().get(path)
    request.actor = actor  # type: ignore[attr-defined]
    return request


def test_it_lets_a_worker_with_the_permission_in_and_keeps_nothing() -> None:
    answer = note(asked(actor=MINJI))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_stops_a_worker_without_the_permission() -> None:
    with pytest.raises(PermissionDenied):
        money(asked(actor=MINJI))


def test_it_leads_a_stranger_to_sign_in_without_the_query(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "reverse", lambda name: f"/{name}/")
    answer = note(asked("/people/x/?q=secret"))
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/accounts:sign-in/?next=%2Fpeople%2Fx%2F"


def test_it_marks_every_view() -> None:
    assert note.sijak_access.permission == "note.write"  # type: ignore[attr-defined]
    assert hello.sijak_access.permission is None  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="public"):
        access.public(" ")


def test_it_never_prints_a_token_or_a_name() -> None:
    assert "the-token" not in repr(MINJI) and "Minji" not in repr(MINJI)


@pytest.mark.parametrize(("error", "status"), [(Refused("Not now."), 409), (Away(), 503)])
def test_it_turns_a_forgotten_refusal_into_a_page(error: Exception, status: int) -> None:
    middleware = access.RefusalMiddleware(lambda request: HttpResponse())
    answer = middleware.process_exception(asked(), error)
    assert answer is not None and answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"
    assert middleware.process_exception(asked(), ValueError()) is None


@pytest.fixture
def knot() -> Iterator[type[models.Model]]:
    """A table with a random key, for the length of one test."""
    with isolate_apps("sijak.kernel"):

        class Knot(models.Model):
            id = RandomIdField()
            words = SealedField(shape="note")

            class Meta:
                app_label = "kernel"

        with connection.schema_editor() as editor:
            editor.create_model(Knot)
        yield Knot
        with connection.schema_editor() as editor:
            editor.delete_model(Knot)


@pytest.mark.django_db(transaction=True)
def test_it_keeps_no_row_number(knot: type[models.Model]) -> None:
    knot.objects.bulk_create(knot(words=b"x") for _ in range(200))  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM kernel_knot")
        lie = [row[0] for row in cursor.fetchall()]
        with pytest.raises(Exception, match="rowid"):
            cursor.execute("SELECT rowid FROM kernel_knot")
    assert lie == sorted(lie), "rows lie in the order of chance"


@pytest.mark.django_db(transaction=True)
def test_it_cannot_write_while_reading(knot: type[models.Model]) -> None:
    def writes(request: HttpRequest) -> HttpResponse:
        knot.objects.create(words=b"x")  # type: ignore[attr-defined]
        return HttpResponse()

    def reads(request: HttpRequest) -> HttpResponse:
        return HttpResponse(str(knot.objects.count()))  # type: ignore[attr-defined]

    with pytest.raises(WriteWhileReading):
        ReadOnlyMiddleware(writes)(RequestFactory().get("/"))
    assert ReadOnlyMiddleware(reads)(RequestFactory().get("/")).content == b"0"  # type: ignore[attr-defined]
    assert ReadOnlyMiddleware(writes)(RequestFactory().post("/")).status_code == 200


@pytest.mark.django_db
def test_it_finds_the_data_store_set_up_and_would_find_it_wrong() -> None:
    assert data_store_is_set_up(databases=["default"]) == []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 1")
        try:
            wrong = data_store_is_set_up(databases=["default"])
        finally:
            cursor.execute("PRAGMA busy_timeout = 20000")
    assert len(wrong) == 1 and "busy_timeout" in wrong[0].msg


def test_it_logs_where_it_broke_and_never_with_what() -> None:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(logs.QuietFormatter())
    logger = logging.Logger("django.request")
    logger.addHandler(handler)
    name = "봄이네"
    try:
        raise ValueError(name)
    except ValueError:
        logger.exception("Broke at %s", f"/people/{name}", extra={"request": asked(f"/{name}")})
    said = out.getvalue()
    assert "ValueError at" in said and "test_ground.py:" in said
    assert name not in said and "people" not in said


def test_it_answers_a_body_that_is_too_large_before_reading(client: Client) -> None:
    answer = client.post("/", b"x", content_type="text/plain", CONTENT_LENGTH="99999999")
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("name", "value", "reader"),
    [
        ("SIJAK_X", "yes", lambda: environment.read_yes_no("SIJAK_X")),
        ("SIJAK_X", "here/there", lambda: environment.read_folder("SIJAK_X", Path("/"))),
        ("SIJAK_X", "http://example.org", lambda: environment.read_origin("SIJAK_X", "")),
        ("SIJAK_X", "https://example.org/x", lambda: environment.read_origin("SIJAK_X", "")),
        ("SIJAK_X", "two\nlines", lambda: environment.read_text("SIJAK_X", "")),
    ],
)
def test_it_is_loud_on_a_bad_value(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, reader: object
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(environment.BadEnvironment, match=name):
        reader()  # type: ignore[operator]


def test_it_makes_a_secret_once_and_refuses_one_that_others_read(tmp_path: Path) -> None:
    file = tmp_path / "web" / "secret"
    first = environment.read_secret(file)
    assert environment.read_secret(file) == first
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o644)
    with pytest.raises(environment.BadEnvironment):
        environment.read_secret(file)
