"""Does a picture come in clean, in words for whoever cannot see it, and does it leave no page with a hole?"""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from sijak.kernel.errors import Refused
from sijak.kernel.ids import random_id
from sijak.pages.actions import pictures
from sijak.pages.actions.pictures import Alt
from sijak.pages.models import Picture
from tests.files.samples import SECRET, photograph, picture
from tests.house import House
from tests.pages.desk import PRESS, WRITER, publish, text, write

TOLD = Alt("산길", "A mountain path", "山路")


def keep(house: House, data: bytes = b"", alt: Alt = TOLD, once: str = "") -> Picture:
    data = data or picture(size=(700, 500))
    return pictures.keep_picture(
        by=house.actor(WRITER), once=once or random_id(), name="path", data=data, alt=alt
    )


def test_it_draws_it_anew_in_at_most_three_widths(house: House) -> None:
    files = list(keep(house, picture(size=(2400, 1600))).files.order_by("width"))
    assert [(one.width, one.height) for one in files] == [(480, 320), (960, 640), (1600, 1067)]
    drawn = [Image.open(io.BytesIO(bytes(one.body))) for one in files]
    assert {one.format for one in drawn} == {"WEBP"} and [one.width for one in drawn] == [480, 960, 1600]


def test_it_leaves_place_hour_device_and_name_behind(house: House) -> None:
    given = {"once": random_id(), "name": "path", "alt_ko": "산길",
             "file": SimpleUploadedFile(f"{SECRET}.jpg", photograph(), "image/jpeg")}  # fmt: skip
    assert house.client(WRITER).post("/write/pictures/", given).status_code == 302
    row = Picture.objects.get()
    upright = row.files.order_by("-width").first()
    assert upright and (upright.width, upright.height) == (480, 640), "turned upright, never enlarged"
    for one in row.files.all():
        assert SECRET.encode() not in bytes(one.body) and b"EXIF" not in bytes(one.body)
        assert SECRET not in one.name and one.name.endswith(".webp")


def test_it_shows_strangers_only_pictures_of_published_pages(house: House) -> None:
    name = keep(house).files.get(width=480).name
    address = f"/picture/{name}"
    assert house.client().get(address).status_code == 404
    assert house.client(WRITER).get(address).status_code == 200
    write(house, PRESS, text("{{picture:path}}"))
    assert house.client().get(address).status_code == 404
    publish(house, PRESS, text("산길입니다.\n\n{{picture:path}}"))
    answer = house.client().get(address)
    assert answer.status_code == 200 and answer["Cache-Control"] == "public, max-age=3600"
    assert answer["Content-Type"] == "image/webp" and not answer.cookies
    page = house.client().get("/read/press/").content.decode()
    assert f'src="{address}"' in page and 'alt="산길"' in page and "480w" in page


def test_it_says_where_it_stands_before_it_goes(house: House) -> None:
    row = keep(house)
    publish(house, PRESS, text("{{picture:path}}", title="실린 쪽"))
    with pytest.raises(Refused):
        pictures.remove_picture(by=house.actor(WRITER), picture=row.id)
    assert "실린 쪽" in house.client(WRITER).get(f"/write/pictures/{row.id}/").content.decode()
    publish(house, PRESS, text("그림 없이"))
    assert house.client(WRITER).post(f"/write/pictures/{row.id}/remove/").status_code == 302
    assert not Picture.objects.exists()


def test_it_is_silent_about_an_ornament(house: House) -> None:
    keep(house, alt=Alt(says_nothing=True))
    publish(house, PRESS, text("{{picture:path}}"))
    assert 'alt=""' in house.client().get("/read/press/").content.decode()


def test_it_takes_one_picture_of_two_clicks_and_one_of_a_name(house: House) -> None:
    once = random_id()
    assert keep(house, once=once).id == keep(house, once=once).id
    with pytest.raises(Refused):
        keep(house)


@pytest.mark.parametrize(
    "data", [b"", b"<svg/>", b"%PDF-1.7", b"\xff\xd8\xff no picture", picture(size=(4, 9000))]
)
def test_it_takes_nothing_else(house: House, data: bytes) -> None:
    given = {"once": random_id(), "name": "path", "alt_ko": "산길", "file": SimpleUploadedFile("a.jpg", data)}
    page = house.client(WRITER).post("/write/pictures/", given)
    assert page.status_code == 200 and "산길" in page.content.decode() and not Picture.objects.exists()
