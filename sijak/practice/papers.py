"""Which papers lie in the practice town's files? A few: a bill, a certificate, a letter."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from PIL import Image, ImageDraw

from sijak.kernel.actor import Actor
from sijak.people.actions.papers import keep_paper
from vault.client import Vault

FILES_EACH = 2  # people of a team's lead whose file holds papers: enough to look at, in seconds
BILL = "[연습] 진료비 영수증.jpg"
PAPER, INK, STAMP = "#fbfaf7", "#55626b", "#b4491a"


def lay(vault: Vault, workers: Sequence[Actor]) -> None:
    """Through the same door as everybody's papers; every team has some."""
    for by in {worker.user_id: worker for worker in workers}.values():
        for person in vault.caseload(by.token)[:FILES_EACH]:
            strand = person["strand"]
            keep_paper(
                by=by, strand=strand, name="[연습] 진료비 영수증.jpg", data=bill(), note="[연습] 지난달 것"
            )
            keep_paper(by=by, strand=strand, name="[연습] 재직 증명서.pdf", data=certificate())


def bill() -> bytes:
    """A sheet with lines where words would be: nobody's bill."""
    sheet = Image.new("RGB", (900, 1200), PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.text((70, 60), "PRACTICE", fill=STAMP, font_size=64)
    for row in range(14):
        top = 220 + row * 60
        pen.rectangle((70, top, 330 + row * 37 % 220, top + 14), fill=INK)
        pen.rectangle((720, top, 830, top + 14), fill=INK)
    pen.ellipse((620, 1020, 780, 1180), outline=STAMP, width=8)
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=80)
    return out.getvalue()


def certificate() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(420, 595))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                                  BaseFont=pikepdf.Name.Helvetica)  # fmt: skip
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = pdf.make_stream(b"BT /F 28 Tf 60 520 Td (PRACTICE) Tj ET")
        pdf.save(out)
    return out.getvalue()
