"""Which kinds of paper does the house take in?"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """By what the bytes are, never by what the file is called. The code is the ending of its name."""

    JPEG = "jpg", _("Picture")
    PNG = "png", _("Picture")
    GIF = "gif", _("Picture")
    WEBP = "webp", _("Picture")
    PDF = "pdf", _("PDF")
    HWP = "hwp", _("Hangul document")
    HWPX = "hwpx", _("Hangul document")
    DOCX = "docx", _("Word document")
    XLSX = "xlsx", _("Table")
    PPTX = "pptx", _("Slides")
    DOC = "doc", _("Word document, old form")
    XLS = "xls", _("Table, old form")
    PPT = "ppt", _("Slides, old form")


MEDIA = {
    Kind.JPEG: "image/jpeg", Kind.PNG: "image/png", Kind.GIF: "image/gif", Kind.WEBP: "image/webp",
    Kind.PDF: "application/pdf", Kind.HWP: "application/x-hwp", Kind.HWPX: "application/hwp+zip",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Kind.DOC: "application/msword", Kind.XLS: "application/vnd.ms-excel",
    Kind.PPT: "application/vnd.ms-powerpoint",
}  # fmt: skip
"""How a browser is told what it downloads."""
