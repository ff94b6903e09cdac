"""A PDF keeps its pages. What acts, calls out, is attached or tells who made it goes."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from sijak.files.washing.pictures import without_words
from sijak.files.washing.washed import NotTakenError, Washed

# Keys that act or tell, wherever they stand (ISO 32000-1, 12.6, 7.11, 14.3 and 14.5).
GONE = ("/AA", "/OpenAction", "/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/AF", "/Metadata",
        "/PieceInfo", "/XFA", "/Launch", "/RichMediaContent", "/RichMediaSettings", "/LastModified",
        "/SpiderInfo", "/Perms", "/Collection", "/3DD", "/FS")  # fmt: skip
WHERE = ("/URI", "/F", "/Win", "/Unix", "/Mac", "/D")  # what an action goes to
WRITER = ("/T", "/M", "/CreationDate")  # who wrote a note into the page, and when
NOTES_GONE = frozenset(("/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"))
STAYS = frozenset(("/GoTo", "/Named"))  # actions that only turn pages
MOST_OBJECTS, DEEPEST = 400_000, 60
MOST_PICTURE = 64 << 20
LAST = 2048  # bytes at the end, in which a PDF says that it ends


def wash_pdf(data: bytes) -> Washed:
    """Without ``clean`` when it is locked with a word: we do not ask for it. Raises NotTakenError."""
    if b"%%EOF" not in data[-LAST:]:
        raise NotTakenError("broken")  # cut short: what could be mended of it is not what was sent
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        return Washed("pdf")
    with pdf:
        if len(pdf.objects) > MOST_OBJECTS:
            raise NotTakenError("too-big-inside")
        if len(pdf.pages) == 0:
            raise NotTakenError("broken")
        if "/Info" in pdf.trailer:
            del pdf.trailer["/Info"]
        for thing in pdf.objects:
            _strip(thing, 0)
        out = io.BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, encryption=False)
    return Washed("pdf", out.getvalue(), "pdf")


def _strip(thing: Any, depth: int) -> None:
    """This object and those that stand directly in it; the others come by themselves."""
    if depth > DEEPEST:
        raise NotTakenError("too-big-inside")
    if isinstance(thing, Array):
        _strip_notes(thing)
    elif isinstance(thing, Dictionary | Stream):
        _strip_keys(thing)
    for inner in _inner(thing):
        _strip(inner, depth + 1)


def _inner(thing: Any) -> Iterator[Any]:
    every: list[Any] = []
    if isinstance(thing, Array):
        every = list(thing)
    elif isinstance(thing, Dictionary | Stream):
        every = [thing.get(key) for key in thing.keys()]  # noqa: SIM118 - no dict, and not iterable
    for one in every:
        if isinstance(one, Array | Dictionary | Stream) and not one.is_indirect:
            yield one


def _strip_keys(thing: Any) -> None:
    _lose(thing, GONE)
    _lose(thing, [key for key in ("/A", "/Next") if key in thing and _acts(thing[key])])
    if _acts(thing):  # an action that something else points at
        thing["/S"] = Name("/GoTo")
        _lose(thing, WHERE)
    if "/Rect" in thing and str(thing.get("/Subtype", "/Widget")) != "/Widget":
        _lose(thing, WRITER)
    if isinstance(thing, Stream) and (filters := _filters(thing))[-1:] == ["/DCTDecode"]:
        _strip_jpeg(thing, filters)


def _lose(thing: Any, keys: Iterable[str]) -> None:
    for key in keys:
        if key in thing:
            del thing[key]


def _filters(stream: Stream) -> list[str]:
    given: Any = stream.get("/Filter")
    return [str(one) for one in given] if isinstance(given, Array) else [str(given)]


def _strip_jpeg(stream: Stream, filters: list[str]) -> None:
    """Some writers pack a photograph once more; packed in another way it stays as it is."""
    body, parms = stream.read_raw_bytes(), stream.get("/DecodeParms")
    if set(filters[:-1]) - {"/FlateDecode"}:
        return
    for _ in filters[:-1]:
        body = zlib.decompressobj().decompress(body, MOST_PICTURE)
    last: Any = parms[-1] if isinstance(parms, Array) and len(parms) else parms
    stream.write(without_words(body), filter=Name("/DCTDecode"), decode_parms=last)


def _acts(thing: Any) -> bool:
    """Is this an action, and one that does more than turn pages?"""
    if isinstance(thing, Array):
        return any(_acts(one) for one in thing)
    if not isinstance(thing, Dictionary) or not isinstance(what := thing.get("/S"), Name):
        return False
    is_action = thing.get("/Type") == Name("/Action") or str(what) in ACTIONS
    return is_action and str(what) not in STAYS


ACTIONS = frozenset(
    f"/{word}"
    for word in "GoToR GoToE Launch Thread URI Sound Movie Hide SubmitForm ResetForm ImportData "
    "JavaScript SetOCGState Rendition Trans GoTo3DView RichMediaExecute GoToDp".split()
)


def _strip_notes(notes: Any) -> None:
    for number in reversed(range(len(notes))):
        one = notes[number]
        if isinstance(one, Dictionary) and str(one.get("/Subtype", "")) in NOTES_GONE:
            del notes[number]
