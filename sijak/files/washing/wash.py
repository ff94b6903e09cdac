"""Which way of cleaning fits this file, and what is answered whatever happens?"""

from __future__ import annotations

import encodings.idna
import encodings.utf_16
import io
import zipfile
from collections.abc import Callable

import pikepdf
from PIL import (
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)

from sijak.files.washing.boxes import wash_box
from sijak.files.washing.hangul_old import wash_hwp
from sijak.files.washing.kinds import kind_of
from sijak.files.washing.pdf import wash_pdf
from sijak.files.washing.pictures import in_widths, wash_picture
from sijak.files.washing.washed import NotTakenError, Washed

# Read while files can still be opened: a library that loads a piece at its first use would fail later.
LOADED = (encodings.idna, encodings.utf_16, GifImagePlugin, JpegImagePlugin, MpoImagePlugin,
          PngImagePlugin, WebPImagePlugin)  # fmt: skip
PICTURES = frozenset(("jpg", "png", "gif", "webp"))
BOXES = frozenset(("docx", "xlsx", "pptx", "hwpx"))
NO_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'

type Told = dict[str, str | int]


def wash(data: bytes) -> tuple[Told, bytes]:
    """What is to be said, and the clean copy with the small one behind it. Raises nothing."""
    try:
        washed = _by_kind(data, kind_of(data))
    except NotTakenError as no:
        return {"no": no.code}, b""
    except MemoryError:
        return {"no": "too-big-inside"}, b""
    except Exception:  # noqa: BLE001 - whatever a hostile file makes a library raise: it is not taken
        return {"no": "broken"}, b""
    clean = washed.clean or b""
    return {"kind": washed.kind, "clean_kind": washed.clean_kind, "clean": len(clean)}, clean + washed.small


def draw(data: bytes, widths: list[int]) -> tuple[Told, bytes]:
    """A picture in several widths, one behind the other; ``sizes``: "width height bytes" of each."""
    try:
        kind = kind_of(data)
        if kind not in PICTURES:
            return {"no": "no-picture"}, b""
        drawn = in_widths(data, kind, widths)
    except NotTakenError as no:
        return {"no": no.code}, b""
    except MemoryError:
        return {"no": "too-big-inside"}, b""
    except Exception:  # noqa: BLE001 - as above
        return {"no": "broken"}, b""
    sizes = " ".join(f"{width} {height} {len(body)}" for width, height, body in drawn)
    return {"sizes": sizes}, b"".join(body for _, _, body in drawn)


def _by_kind(data: bytes, kind: str) -> Washed:
    if kind in PICTURES:
        return wash_picture(data, kind)
    if kind in BOXES:
        return wash_box(data, kind)
    others: dict[str, Callable[[bytes], Washed]] = {"pdf": wash_pdf, "hwp": wash_hwp}
    return others[kind](data) if kind in others else Washed(kind)


def rehearse() -> None:
    """One small turn of each kind, so that whatever is loaded at a first use is loaded."""
    Image.preinit()
    for name in ("JPEG", "PNG", "GIF", "WEBP"):
        out = io.BytesIO()
        Image.new("RGB", (2, 2)).save(out, name)
        wash(out.getvalue())
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    wash(out.getvalue())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("_rels/.rels", NO_RELATIONS)
    wash_box(out.getvalue(), "docx")
