"""Which components does a page have, and how is each called? (README.md shows every one.)"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, Form
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sijak.ui import charts, icons, lines, menus, rail

register = template.Library()

BUTTON_KINDS = {"main": "", "second": " second", "plain": " plain", "warm": " warm"}
BUTTON_KINDS["danger"] = " danger"
BUTTON_SIZES = {"": "", "small": " small"}
TONES = {"", "warm", "danger", "due", "ok", "quiet"}
KNOTS = {"care", "contact", "counselling", "health", "money", "growth", "community", "safety"}
KNOTS |= {"self"}


def tone_of(tone: str) -> str:
    if tone not in TONES:
        raise template.TemplateSyntaxError(f"tone must be one of {sorted(TONES)}")
    return f" {tone}" if tone else ""


def button_class(kind: str, size: str) -> str:
    return f"btn{BUTTON_KINDS[kind]}{BUTTON_SIZES[size]}"


@register.simple_tag
def icon(name: str) -> SafeString:
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>',
        icons.SHAPES[name],
    )


def icon_or_nothing(name: str) -> str:
    return icon(name) if name else ""


@register.simple_tag
def button(
    text: str,
    *,
    kind: str = "main",
    size: str = "",
    icon: str = "",
    name: str = "",
    value: str = "",
    disabled_because: str = "",
) -> SafeString:
    """A rule's sentence in `disabled_because` is shown beside the button, not only on hover."""
    named = format_html(' name="{}" value="{}"', name, value) if name else ""
    why = format_html('<span class="why small quiet">{}</span>', disabled_because)
    return format_html(
        '<button class="{}" type="submit"{}{}>{}{}</button>{}',
        button_class(kind, size),
        named,
        " disabled" if disabled_because else "",
        icon_or_nothing(icon),
        text,
        why if disabled_because else "",
    )


@register.simple_tag
def link_button(url: str, text: str, *, kind: str = "main", size: str = "", icon: str = "") -> SafeString:
    classes = button_class(kind, size)
    shape = icon_or_nothing(icon)
    return format_html('<a class="{}" href="{}">{}{}</a>', classes, url, shape, text)


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField, *, optional: bool = False) -> dict[str, Any]:
    return {
        "bound": bound,
        "optional": optional,
        "is_box": isinstance(bound.field.widget, CheckboxInput),
    }


@register.inclusion_tag("ui/parts/choice_cards.html")
def choice_cards(
    bound: BoundField, *, icons: Mapping[str, str] | None = None, danger: str = ""
) -> dict[str, Any]:
    """Each choice as a card with its picture; `danger` is the value drawn in crimson."""
    pictures = icons or {}
    choices = [
        (box, pictures.get(str(box.data["value"]), ""), str(box.data["value"]) == danger)
        for box in bound.subwidgets
    ]
    return {"bound": bound, "choices": choices}


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(form: Form) -> dict[str, Any]:
    wrong = [(bound, bound.errors) for bound in form if bound.errors]
    return {"form": form, "wrong": wrong, "general": form.non_field_errors()}


@register.simple_block_tag
def notice(content: str, tone: str = "", *, title: str = "") -> SafeString:
    head = format_html("<strong>{}</strong> ", title) if title else ""
    return format_html('<div class="notice{}">{}{}</div>', tone_of(tone), head, content)


@register.simple_tag(takes_context=True)
def said(context: Context, code: str, sentence: str) -> str:
    """Only a code travels in the address; the words stand in the template."""
    if context["request"].GET.get("said") != code:
        return ""
    shape = icon("check")
    return format_html('<p class="notice said" role="status">{}{}</p>', shape, sentence)


@register.simple_block_tag
def card(
    content: str,
    heading: str,
    *,
    note: str | int = "",
    tone: str = "",
    link: str = "",
    link_text: str = "",
    level: int = 2,
) -> str:
    more = {"note": str(note), "tone": tone_of(tone), "link": link, "link_text": link_text}
    level = min(max(int(level), 2), 4)
    page = {"content": content, "heading": heading, "level": level, **more}
    return render_to_string("ui/parts/card.html", page)


@register.simple_tag
def pill(text: str | int, tone: str = "") -> SafeString:
    return format_html('<span class="pill{}">{}</span>', tone_of(tone), text)


@register.simple_block_tag
def row(content: str, *, lead: str = "", url: str = "", action: str = "", kind: str = "second") -> SafeString:
    first = format_html('<span class="when num quiet">{}</span>', lead) if lead else ""
    deed = ""
    if url:
        link = link_button(url, action, kind=kind, size="small")
        deed = format_html('<span class="act">{}</span>', link)
    led = " led" if lead else ""
    return format_html('<div class="row{}">{}<div>{}</div>{}</div>', led, first, content, deed)


@register.simple_block_tag
def thread(content: str) -> SafeString:
    return format_html('<ol class="thread">{}</ol>', content)


@register.simple_block_tag
def knot(content: str, department: str, head: str = "") -> SafeString:
    if department not in KNOTS:
        raise template.TemplateSyntaxError(f"a knot is one of {sorted(KNOTS)}")
    line = format_html('<p class="small quiet">{}</p>', head) if head else ""
    return format_html('<li class="knot-{}">{}{}</li>', department, line, content)


@register.simple_block_tag
def table(content: str, caption: str, *, heads: Sequence[str] = (), hide_caption: bool = False) -> str:
    page = {"content": content, "caption": caption, "heads": heads, "hidden": hide_caption}
    return render_to_string("ui/parts/table.html", page)


@register.inclusion_tag("ui/parts/tabs.html")
def tabs(items: Iterable[Sequence[Any]]) -> dict[str, Any]:
    padded = [(*item, "")[:4] for item in items]
    return {"items": padded}


@register.inclusion_tag("ui/parts/steps.html")
def steps(now: int, of: int) -> dict[str, Any]:
    return {"now": now, "of": of, "marks": [step <= now for step in range(1, of + 1)]}


@register.inclusion_tag("ui/parts/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    return {"page": page, "request": context["request"]}


@register.inclusion_tag("ui/parts/empty_state.html")
def empty_state(icon: str, what: str, why: str = "", *, url: str = "", action: str = "") -> dict[str, Any]:
    return {"icon": icon, "what": what, "why": why, "url": url, "action": action}


@register.simple_block_tag
def dialog(content: str, name: str, heading: str) -> str:
    page = {"content": content, "name": name, "heading": heading}
    return render_to_string("ui/parts/dialog.html", page)


@register.simple_tag
def dialog_button(name: str, text: str, *, kind: str = "second", size: str = "") -> SafeString:
    return format_html(
        '<button class="{}" type="button" commandfor="{}" command="show-modal">{}</button>',
        button_class(kind, size),
        name,
        text,
    )


@register.simple_tag
def meter(value: float, most: float, label: str) -> SafeString:
    width = round(100 * min(max(value / most if most else 0, 0), 1), 1)
    return format_html(
        '<svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" role="img"'
        ' aria-label="{}"><rect class="all" width="100" height="4"/>'
        '<rect width="{}" height="4"/></svg>',
        label,
        width,
    )


@register.simple_tag
def stat(figure: str, words: str) -> SafeString:
    return format_html('<p class="stat num"><b>{}</b> {}</p>', figure, words)


@register.inclusion_tag("ui/parts/bar_chart.html")
def bar_chart(
    title: str, labels: Sequence[str], values: Sequence[int | None], *, unit: str = ""
) -> dict[str, Any]:
    return {"title": title, "unit": unit, "bars": charts.bars(labels, values)}


@register.inclusion_tag("ui/parts/line_chart.html")
def line_chart(
    title: str, labels: Sequence[str], values: Sequence[int | None], *, unit: str = ""
) -> dict[str, Any]:
    return {"title": title, "unit": unit, "line": charts.line(labels, values)}


@register.simple_tag
def avatar(name: str) -> SafeString:
    first = name.strip()[:1] or "·"
    return format_html('<span class="avatar" aria-hidden="true">{}</span>', first)


@register.inclusion_tag("ui/parts/language_switch.html", takes_context=True)
def language_switch(context: Context) -> dict[str, Any]:
    return {"languages": rail.same_page_in_each_language(context["request"])}


@register.inclusion_tag("ui/parts/alternates.html", takes_context=True)
def alternates(context: Context) -> dict[str, Any]:
    """The page's one true address and the same page in each language; only for what may be found."""
    return rail.alternates(context["request"])


@register.simple_tag
def site_parts() -> Sequence[Any]:
    """The menu of the public site, for pages of departments that pages does not know."""
    return menus.parts_of_site()


@register.simple_tag(takes_context=True)
def rail_links(context: Context) -> list[rail.Link]:
    """Numbers beside the links: those of the department, those that the request brings along."""
    known = getattr(context["request"], "counts", None) or {}
    return rail.links(context["request"], {**known, **(context.get("counts") or {})})


@register.simple_tag
def crisis_lines(*numbers: str) -> list[lines.Line]:
    return lines.crisis_lines(*numbers)


@register.simple_tag(takes_context=True)
def closes_in(context: Context) -> int:
    """Seconds until the session closes without a deed."""
    of_request = getattr(context["request"], "closes_in", None)
    return int(of_request or context.get("closes_in") or 900)


@register.filter
def minutes(seconds: int) -> str:
    return _("%(minutes)s minutes") % {"minutes": max(seconds // 60, 1)}
