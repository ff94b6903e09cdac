"""A picture is drawn anew from its points: what was written beside them stays behind."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

from sijak.files.washing.washed import NotTakenError, Washed

MOST_POINTS = 80_000_000  # 48 megapixels is what the largest telephones make
LONGEST = 4096  # points on the longer side: a bill photographed whole stays legible
SMALL = 360
GOOD, FAIR = 88, 70
PAGE = 78  # WebP, as it stands on a public page
FORMATS = {"jpg": ("JPEG", "MPO"), "png": ("PNG",), "gif": ("GIF",), "webp": ("WEBP",)}
PNG = b"\x89PNG\r\n\x1a\n"
PNG_MARKS_KEPT = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT",
                            b"bKGD", b"pHYs"))  # fmt: skip
JPEG_MARKS_KEPT = frozenset((0xE0, 0xEE))  # JFIF, and Adobe's note on colours


def wash_picture(data: bytes, kind: str) -> Washed:
    """Upright, in plain colours, at most ``LONGEST`` points long. Raises NotTakenError."""
    picture = _opened(data, kind)
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    clean_kind = "png" if picture.mode == "RGBA" or kind in ("png", "gif") else "jpg"
    clean = _written(picture, clean_kind, GOOD)
    return Washed(kind, clean, clean_kind, small_of(picture))


def in_widths(data: bytes, kind: str, widths: list[int]) -> list[tuple[int, int, bytes]]:
    """(width, height, WebP) for each of ``widths`` that the picture is wide enough for; never larger than
    it came. Raises NotTakenError."""
    picture = _opened(data, kind)
    fitting = [one for one in sorted(widths) if one < picture.width]
    wanted = [*fitting, min(max(widths), picture.width)]
    drawn = []
    for width in dict.fromkeys(wanted):
        height = max(round(picture.height * width / picture.width), 1)
        if height > LONGEST:
            raise NotTakenError("too-long")
        out = io.BytesIO()
        picture.resize((width, height), Image.Resampling.LANCZOS).save(out, "WEBP", quality=PAGE, method=4)
        drawn.append((width, height, out.getvalue()))
    return drawn


def _opened(data: bytes, kind: str) -> Image.Image:
    """Its points alone, upright. Raises NotTakenError."""
    Image.MAX_IMAGE_PIXELS = None  # the limit below is ours
    with Image.open(io.BytesIO(data), formats=FORMATS[kind]) as found:
        if found.width * found.height > MOST_POINTS:
            raise NotTakenError("too-big-inside")
        if found.format in ("JPEG", "MPO"):
            found.draft("RGB", (LONGEST, LONGEST))  # decodes a half or a quarter where that is enough
        return _plain(ImageOps.exif_transpose(found))


def _plain(picture: Image.Image) -> Image.Image:
    """Only points: a new picture takes along no profile, comment or palette."""
    has_glass = "transparency" in picture.info or picture.mode in ("RGBA", "LA", "PA")
    picture = picture.convert("RGBA" if has_glass else "RGB")
    plain = Image.new(picture.mode, picture.size)
    plain.paste(picture)
    return plain


def small_of(picture: Image.Image) -> bytes:
    small = Image.new("RGB", picture.size, "white")
    small.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    small.thumbnail((SMALL, SMALL))
    return _written(small, "jpg", FAIR)


def _written(picture: Image.Image, kind: str, quality: int) -> bytes:
    out = io.BytesIO()
    if kind == "png":
        picture.save(out, "PNG")
    else:
        picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def inside(body: bytes) -> bytes:
    """A picture inside a document, by what its bytes are and not by what its part is called: some are
    called one thing and are another. What is neither JPEG nor PNG stays as it is."""
    if body.startswith(b"\xff\xd8"):
        return without_words(body)
    return _png_without_words(body) if body.startswith(PNG) else body


def _png_without_words(png: bytes) -> bytes:
    """Its points untouched, without the chunks that tell (PNG, third edition, 11.3). Raises NotTakenError."""
    out, at = bytearray(PNG), len(PNG)
    while at + 12 <= len(png):
        end = at + 12 + int.from_bytes(png[at : at + 4])
        if (mark := png[at + 4 : at + 8]) in PNG_MARKS_KEPT:
            out += png[at:end]
        if mark == b"IEND":
            return bytes(out)
        at = end
    raise NotTakenError("broken")


def without_words(jpeg: bytes) -> bytes:
    """A JPEG inside a document, its points untouched, without the segments that tell place, device and
    hour (JFIF, ITU-T T.81 annex B). Raises NotTakenError when it is no JPEG."""
    if jpeg[:2] != b"\xff\xd8":
        raise NotTakenError("broken")
    out, at = bytearray(b"\xff\xd8"), 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != 0xDA:
        mark, end = jpeg[at + 1], at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        is_words = mark == 0xFE or (0xE0 <= mark <= 0xEF and mark not in JPEG_MARKS_KEPT)
        if not is_words:
            out += jpeg[at:end]
        at = end
    end = jpeg.rfind(b"\xff\xd9")
    return bytes(out + (jpeg[at : end + 2] if end > at else jpeg[at:]))
