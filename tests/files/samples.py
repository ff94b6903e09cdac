"""Files that a stranger might send, made here: honest ones, and ones that want to do harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, PngImagePlugin

SECRET = "쾅뷁-SECRET-31.3260"
OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


# -- pictures ----------------------------------------------------------------------------------------
def picture(kind: str = "JPEG", size: tuple[int, int] = (640, 480), **how: object) -> bytes:
    out = io.BytesIO()
    mode = str(how.pop("mode", "RGB"))
    Image.linear_gradient("L").resize(size).convert(mode).save(out, kind, **how)
    return out.getvalue()


def photograph(turned: int = 6) -> bytes:
    """Taken sideways by a telephone that writes down where and when, with a thumbnail and a remark."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0132] = "Telephone " + SECRET, "Model", "2026:11:27 09:30:00"
    exif[0x0112] = turned
    exif.get_ifd(0x8825).update({1: "N", 2: (37.0, 34.0, 12.5), 3: "E", 4: (126.0, 58.0, 40.1)})
    return picture(exif=exif, comment=SECRET.encode(), xmp=b"<x:xmpmeta>" + SECRET.encode())


def png_with_words() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", SECRET)
    words.add_itxt("XML:com.adobe.xmp", SECRET)
    return picture("PNG", pnginfo=words) + b"behind the end: " + SECRET.encode()


def bomb_png(side: int = 30_000) -> bytes:
    """Some hundred bytes that unfold to 900 million points."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(4096)))
            + chunk(b"IEND", b""))  # fmt: skip


# -- PDF ---------------------------------------------------------------------------------------------
def pdf(*, password: str = "") -> bytes:
    """A page with a photograph, a script at opening, a link out, an attachment, a remark and a maker."""
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(300, 300))
        script = Dictionary(Type=Name.Action, S=Name.JavaScript, JS="app.alert('" + SECRET + "')")
        made.Root.OpenAction = made.make_indirect(script)
        made.Root.AA = Dictionary(WC=script)
        made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([pikepdf.String("a"), script])))
        made.attachments["evil.exe"] = b"MZ" + SECRET.encode()
        made.docinfo["/Author"] = SECRET
        with made.open_metadata() as words:
            words["dc:title"] = SECRET
        page.Annots = made.make_indirect(Array([
            _note(made, "/Link", A=Dictionary(S=Name.URI, URI="https://evil.example/" + SECRET)),
            _note(made, "/Link", A=Dictionary(S=Name.Launch, F="cmd.exe", Next=script)),
            _note(made, "/Link", A=Dictionary(S=Name.GoTo, D=Array([page.obj, Name.Fit]))),
            _note(made, "/FileAttachment", Contents="x"),
            _note(made, "/Text", T=SECRET, Contents="stays"),
        ]))  # fmt: skip
        shape = {"Width": 640, "Height": 480, "BitsPerComponent": 8, "ColorSpace": Name.DeviceRGB}
        image = made.make_stream(photograph(), Type=Name.XObject, Subtype=Name.Image, **shape)
        image.Filter = Name.DCTDecode
        twice = made.make_stream(zlib.compress(photograph()), Type=Name.XObject, Subtype=Name.Image, **shape)
        twice.Filter = Array([Name.FlateDecode, Name.DCTDecode])
        page.Resources = Dictionary(XObject=Dictionary(Im0=image, Im1=twice))
        page.Contents = made.make_stream(b"q 300 0 0 300 0 0 cm /Im0 Do /Im1 Do Q")
        out = io.BytesIO()
        locked = pikepdf.Encryption(owner=password, user=password) if password else False
        made.save(out, encryption=locked)
    return out.getvalue()


def _note(made: pikepdf.Pdf, kind: str, **more: object) -> pikepdf.Object:
    rect = Array([0, 0, 10, 10])
    return made.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=rect, **more))


# -- boxes -------------------------------------------------------------------------------------------
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MACRO_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"
PLAIN_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def box(parts: dict[str, bytes | str], fold: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", fold) as made:
        for name, body in parts.items():
            made.writestr(name, body)
    return out.getvalue()


def docx_parts(main: str = MACRO_MAIN, field: str = "PAGE") -> dict[str, bytes | str]:
    return {
        "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELS}">'
        f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="x/core-properties" Target="docProps/core.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:ins w:id="1" '
        f'w:author="{SECRET}"><w:r><w:t>건강보험 안내</w:t></w:r></w:ins>'
        f'<w:r><w:instrText>{field}</w:instrText></w:r></w:p></w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELS}">'
        f'<Relationship Id="r1" Type="{OFFICE}/hyperlink" Target="https://evil.example/x" '
        'TargetMode="External"/>'
        '<Relationship Id="r2" Type="x/vbaProject" Target="vbaProject.bin"/>'
        f'<Relationship Id="r3" Type="{OFFICE}/image" Target="media/image1.jpg"/>'
        f'<Relationship Id="r4" Type="{OFFICE}/oleObject" Target="embeddings/oleObject1.bin"/>'
        "</Relationships>",
        "word/vbaProject.bin": b"Sub AutoOpen " + SECRET.encode(),
        "word/embeddings/oleObject1.bin": OLE_MAGIC + SECRET.encode(),
        "word/media/image1.jpg": photograph(),
        "docProps/core.xml": f"<cp><dc:creator>{SECRET}</dc:creator></cp>",
    }  # fmt: skip


def docx(**how: str) -> bytes:
    return box(docx_parts(**how))


def hwpx() -> bytes:
    return box({
        "mimetype": "application/hwp+zip",
        "version.xml": "<v/>",
        "Contents/content.hpf": '<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:metadata>'
        f"<opf:title>{SECRET}</opf:title><opf:meta name=\"creator\" content=\"text\">{SECRET}</opf:meta>"
        "</opf:metadata></opf:package>",
        "Contents/section0.xml": "<hs:sec xmlns:hs='x'>진단서 재발급</hs:sec>",
        "Scripts/sourceScripts": "function OnDocument_Open() {} // " + SECRET,
        "Scripts/headerScripts.js": SECRET,
        "Preview/PrvText.txt": SECRET,
        "BinData/ole1.ole": OLE_MAGIC + SECRET.encode(),
        "BinData/image1.jpg": photograph(),
    })  # fmt: skip


def zip_bomb() -> bytes:
    return box(docx_parts() | {"word/media/image2.bmp": bytes(120 << 20)})


# -- compound files ----------------------------------------------------------------------------------
def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file (MS-CFB 3.0) of these streams, at most one folder deep. All are long enough for
    sectors of their own."""
    streams = {path: body.ljust(4096, b"\0") for path, body in streams.items()}
    folders = sorted({path.split("/")[0] for path in streams if "/" in path})
    fat: list[int] = []
    body = b""
    starts = {}
    for path, data in streams.items():
        data += bytes(-len(data) % 512)
        starts[path] = len(fat)
        fat += [*range(len(fat) + 1, len(fat) + len(data) // 512), END]
        body += data
    entries = _entries(streams, folders, starts)
    first_folder = len(fat)
    entries += bytes(-len(entries) % 512)
    fat += [*range(len(fat) + 1, len(fat) + len(entries) // 512), END]
    count = 1
    while count * 128 < len(fat) + count:
        count += 1
    where = list(range(len(fat), len(fat) + count))
    fat += [FAT] * count
    table = b"".join(struct.pack("<I", n) for n in fat).ljust(count * 512, b"\xff")
    head = OLE_MAGIC + bytes(16) + struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, count,
                                               first_folder, 0, 4096, END, 0, END, 0)  # fmt: skip
    head += b"".join(struct.pack("<I", n) for n in where).ljust(436, b"\xff")
    return head + body + entries + table


def _entries(streams: dict[str, bytes], folders: list[str], starts: dict[str, int]) -> bytes:
    """Entry 0 is the root; siblings hang to the right of each other."""
    top = [*folders, *(path for path in streams if "/" not in path)]
    inside = {folder: [p for p in streams if p.startswith(folder + "/")] for folder in folders}
    order = ["", *top, *(path for folder in folders for path in inside[folder])]
    number = {path: n for n, path in enumerate(order)}

    def after(path: str) -> int:
        mates = inside[path.split("/")[0]] if "/" in path else top
        at = mates.index(path)
        return number[mates[at + 1]] if at + 1 < len(mates) else FREE

    out = b""
    for path in order:
        name = (path.split("/")[-1] if path else "Root Entry").encode("utf-16-le") + b"\0\0"
        is_folder = path in folders
        kind = 5 if not path else 1 if is_folder else 2
        below = number[top[0]] if not path else number[inside[path][0]] if is_folder else FREE
        out += name.ljust(64, b"\0") + struct.pack("<HBBIII", len(name), kind, 1, FREE,
                                                   after(path) if path else FREE, below)  # fmt: skip
        start = starts.get(path, END if not path else 0)
        out += bytes(36) + struct.pack("<IQ", start, len(streams.get(path, b"")))
    return out


def hwp(marks: int = 0, **more: bytes) -> bytes:
    """``more``: further streams, their name with __ for the stroke."""
    head = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05000300, marks)
    return ole({
        "FileHeader": head,
        "\x05HwpSummaryInformation": SECRET.encode("utf-16-le"),
        "PrvText": SECRET.encode("utf-16-le"),
        "BodyText/Section0": "진단서 재발급".encode("utf-16-le"),
        "Scripts/DefaultJScript": SECRET.encode(),
        **{name.replace("__", "/").replace("_dot_", "."): body for name, body in more.items()},
    })  # fmt: skip


def doc() -> bytes:
    return ole({"WordDocument": b"\xec\xa5\xc1\x00" + SECRET.encode()})
