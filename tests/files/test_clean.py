"""Does a file come out of the wash with what it shows, and without what it tells or does?"""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable

import olefile
import pikepdf
import pytest
from PIL import Image

from sijak.files import cleaning
from sijak.files.cleaning import Cleaned, clean
from sijak.files.washing.boxes import MOST_UNPACKED
from sijak.kernel.errors import Refused
from tests.files import samples
from tests.files.samples import SECRET

Proof = Callable[..., None]
SPELT = (SECRET.encode(), SECRET.encode("utf-16-le"), SECRET.encode("utf-16-be"))


def tells(data: bytes) -> bool:
    return any(spelt in data for spelt in SPELT)


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        return {name: box.read(name) for name in box.namelist()}


def opened(cleaned: Cleaned) -> Image.Image:
    return Image.open(io.BytesIO(cleaned.clean))


def why_not(data: bytes) -> str:
    with pytest.raises(Refused) as no:
        clean(data)
    assert no.value.field == "file"
    return str(no.value)


# -- pictures ----------------------------------------------------------------------------------------
def test_it_takes_place_hour_and_telephone_out_of_a_photograph() -> None:
    before = samples.photograph()
    assert tells(before) and b"Exif" in before
    after = clean(before)
    assert (after.kind, after.clean_kind) == ("jpg", "jpg")
    assert not tells(after.clean) and b"Exif" not in after.clean and b"xmpmeta" not in after.clean
    assert not opened(after).getexif()


def test_it_turns_a_photograph_upright_before_it_forgets_how_it_was_held() -> None:
    assert Image.open(io.BytesIO(samples.photograph())).size == (640, 480)
    assert opened(clean(samples.photograph(turned=6))).size == (480, 640)


@pytest.mark.parametrize(
    ("kind", "gives"), [("PNG", "png"), ("GIF", "png"), ("WEBP", "jpg"), ("JPEG", "jpg")]
)
def test_it_draws_each_kind_of_picture_anew(kind: str, gives: str) -> None:
    after = clean(samples.picture(kind))
    assert after.clean_kind == gives
    assert opened(after).size == (640, 480)
    assert max(Image.open(io.BytesIO(after.small)).size) <= 360


def test_it_takes_words_out_of_a_png_and_what_hangs_behind_it() -> None:
    assert tells(samples.png_with_words())
    assert not tells(clean(samples.png_with_words()).clean)


def test_it_keeps_what_one_can_see_through() -> None:
    after = clean(samples.picture("PNG", mode="RGBA"))
    assert opened(after).mode == "RGBA"


def test_it_makes_a_very_large_photograph_no_longer_than_it_needs_to_be() -> None:
    after = clean(samples.picture(size=(6000, 4000)))
    assert opened(after).size[0] <= 4096


# -- PDF ---------------------------------------------------------------------------------------------
def test_it_takes_scripts_links_attachments_and_makers_out_of_a_pdf() -> None:
    before = samples.pdf()
    after = clean(before)
    assert after.kind == after.clean_kind == "pdf"
    plain = io.BytesIO()
    with pikepdf.open(io.BytesIO(after.clean)) as pdf:
        assert len(pdf.pages) == 1
        notes = [str(one.Subtype) for one in pdf.pages[0].Annots]
        assert notes == ["/Link", "/Link", "/Link", "/Text"]
        goes = [str(one.A.S) for one in pdf.pages[0].Annots if "/A" in one]
        assert goes == ["/GoTo"], "only the link inside the paper stays"
        for image in (pdf.pages[0].Resources.XObject.Im0, pdf.pages[0].Resources.XObject.Im1):
            assert Image.open(io.BytesIO(image.read_raw_bytes())).size == (640, 480)
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable,
                 stream_decode_level=pikepdf.StreamDecodeLevel.generalized)  # fmt: skip
    for word in (b"JavaScript", b"Launch", b"URI", b"EmbeddedFile", b"OpenAction", b"Metadata", b"/AA",
                 b"Author", b"Exif", b"evil"):  # fmt: skip
        assert word not in plain.getvalue(), word
    assert not tells(plain.getvalue())


def test_it_keeps_a_pdf_that_is_locked_without_asking_for_the_word() -> None:
    after = clean(samples.pdf(password="19750301"))
    assert (after.kind, after.clean) == ("pdf", b"")


# -- boxes -------------------------------------------------------------------------------------------
def test_it_takes_macros_objects_links_and_makers_out_of_a_document() -> None:
    after = clean(samples.docx())
    parts = unpacked(after.clean)
    assert after.kind == "docx"
    assert not any(tells(body) for body in parts.values())
    assert "word/vbaProject.bin" not in parts and "docProps/core.xml" not in parts
    assert parts["word/embeddings/oleObject1.bin"] == b""
    assert b"vbaProject.bin" not in parts["word/_rels/document.xml.rels"]
    assert b"evil.example" not in parts["word/_rels/document.xml.rels"]
    assert b"macroEnabled" not in parts["[Content_Types].xml"]
    assert samples.PLAIN_MAIN.encode() in parts["[Content_Types].xml"]
    assert "건강보험 안내".encode() in parts["word/document.xml"]
    assert Image.open(io.BytesIO(parts["word/media/image1.jpg"])).size == (640, 480)


@pytest.mark.parametrize(
    "field", ["DDEAUTO c:\\windows\\cmd.exe /k", "includepicture http://x/", " LINK Excel"]
)
def test_it_does_not_call_a_document_clean_whose_fields_start_programs(field: str) -> None:
    after = clean(samples.docx(field=field))
    assert (after.kind, after.clean) == ("docx", b"")


def test_it_takes_scripts_and_makers_out_of_a_hangul_document() -> None:
    after = clean(samples.hwpx())
    parts = unpacked(after.clean)
    assert after.kind == "hwpx"
    assert not any(tells(body) for body in parts.values())
    assert "진단서 재발급".encode() in parts["Contents/section0.xml"]
    with zipfile.ZipFile(io.BytesIO(after.clean)) as box:
        first = box.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_it_takes_words_out_of_pictures_in_a_document_whatever_they_are_called() -> None:
    """Some programs call a PNG a JPEG; that is no reason to refuse the paper."""
    png, photograph = samples.png_with_words(), samples.photograph()
    parts = samples.docx_parts() | {"word/media/a.png": png, "word/media/b.jpg": png,
                                    "word/media/c.png": photograph}  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(clean(samples.box(parts)).clean)) as box:
        for name in ("word/media/a.png", "word/media/b.jpg", "word/media/c.png"):
            body = box.read(name)
            assert not tells(body), name
            assert Image.open(io.BytesIO(body)).size == (640, 480)
    with pytest.raises(Refused):
        clean(samples.box(parts | {"word/media/a.png": png[:200]}))


def test_it_refuses_a_part_that_brings_its_own_document_type() -> None:
    parts = samples.docx_parts()
    parts["word/document.xml"] = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    assert why_not(samples.box(parts))


def test_it_believes_no_part_that_says_it_is_written_in_other_signs() -> None:
    parts = samples.docx_parts()
    hidden = '<?xml version="1.0" encoding="cp037"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    parts["word/_rels/document.xml.rels"] = hidden.encode("cp037")
    assert why_not(samples.box(parts))


# -- old forms ---------------------------------------------------------------------------------------
def test_it_writes_over_script_and_summary_of_an_old_hangul_document() -> None:
    after = clean(samples.hwp())
    assert after.kind == after.clean_kind == "hwp"
    assert not tells(after.clean)
    with olefile.OleFileIO(io.BytesIO(after.clean)) as file:
        assert file.openstream("BodyText/Section0").read().startswith("진단서".encode("utf-16-le"))
        assert not olefile.OleFileIO.getproperties(file, "\x05HwpSummaryInformation")


@pytest.mark.parametrize("file", [
    samples.hwp(marks=2),
    samples.hwp(BinData__BIN0001_dot_OLE=b"x"),
    samples.hwp(DocOptions___LinkDoc="C:\\x.hwp".encode("utf-16-le")),
], ids=["locked", "object", "linked"])  # fmt: skip
def test_it_does_not_call_an_old_hangul_document_clean_that_it_cannot_see_through(file: bytes) -> None:
    assert (clean(file).kind, clean(file).clean) == ("hwp", b"")


def test_it_keeps_an_old_office_document_only_as_it_came() -> None:
    assert (clean(samples.doc()).kind, clean(samples.doc()).clean) == ("doc", b"")


# -- what is not taken -------------------------------------------------------------------------------
@pytest.mark.parametrize("file", [
    b"MZ\x90\x00 a program", b"#!/bin/sh\n", b"<html><script>alert(1)</script>", b"\0" * 600, b"GIF8",
    samples.box({"a.txt": "a box of anything"}), samples.ole({"Other": b"x"}),
], ids=["exe", "script", "html", "zeros", "short", "zip", "ole"])  # fmt: skip
def test_it_refuses_what_is_no_paper_whatever_it_is_called(file: bytes) -> None:
    assert why_not(file)


def test_it_says_of_a_heic_picture_what_to_do() -> None:
    assert "HEIC" in why_not(b"\0\0\0\x18ftypheic" + bytes(600))


@pytest.mark.parametrize("make", [samples.photograph, samples.png_with_words, samples.pdf, samples.docx,
                                  samples.hwp])  # fmt: skip
def test_it_refuses_a_file_that_was_cut_short(make: Callable[[], bytes]) -> None:
    whole = make()
    try:
        after = clean(whole[: len(whole) // 3])
    except Refused:
        return
    assert not after.clean, "what is not whole is not called clean"


def test_it_sees_a_picture_that_is_also_a_program_as_a_picture() -> None:
    both = samples.picture() + samples.box({"evil.class": SECRET, "x": b"PK"}, zipfile.ZIP_STORED)
    assert zipfile.is_zipfile(io.BytesIO(both))
    after = clean(both)
    assert not zipfile.is_zipfile(io.BytesIO(after.clean)) and not tells(after.clean)


def test_it_opens_no_bomb(proof: Proof) -> None:
    began = time.monotonic()
    many = {f"word/{n}.xml": "x" for n in range(5000)}
    crowd = samples.box({"[Content_Types].xml": samples.PLAIN_MAIN, **many})
    for bomb in (samples.bomb_png(), samples.zip_bomb(), crowd):
        assert why_not(bomb)
    lying = bytearray(samples.zip_bomb())
    at = lying.rfind(b"PK\x01\x02")  # the list at the end says that the part is small
    lying[at + 24 : at + 28] = (100).to_bytes(4, "little")
    assert why_not(bytes(lying))
    spent = time.monotonic() - began
    proof("bombs-opened", 0, 0, True)
    assert spent < 30 and MOST_UNPACKED < 1 << 28


# -- the child ---------------------------------------------------------------------------------------
def test_it_survives_a_child_that_is_killed(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(cleaning, "SECONDS", 0.001)
    assert why_not(samples.picture())


@pytest.mark.parametrize("said", [b"", b"\0\0", b"\xff\xff\xff\xff{}", b"\0\0\0\x02[]", b'\0\0\0\x05{"kin'])
def test_it_believes_no_child_that_talks_nonsense(said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaning, "_run", lambda _: said)
    assert why_not(samples.picture())
