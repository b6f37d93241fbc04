"""Pages as a parser and as a browser see them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from summarizer.documents.evidence import Evidence, Section
from summarizer.schemas.stated import Stated
from summarizer.schemas.summary import Summary
from summarizer.views.report.page import Failed, page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
NAMES = {"FDA_BTD": "Breakthrough Therapy designation", "EMA_PRIME": "PRIority MEdicines scheme"}
VOID = {"meta", "link", "br"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    text: str = ""

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())


@dataclass
class Parsed(HTMLParser):
    """Elements in order, each with all the text inside it; fails on tags that do not match."""

    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.open[-1] if self.open else None
        element = Element(tag, {name: value or "" for name, value in attrs}, parent)
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str = "", cls: str = "") -> list[Element]:
        return [
            one
            for one in self.elements
            if (not tag or one.tag == tag) and (not cls or cls in one.classes)
        ]

    def by_id(self, name: str) -> Element:
        (found,) = (one for one in self.elements if one.attributes.get("id") == name)
        return found


def parse(text: str) -> Parsed:
    parsed = Parsed()
    parsed.feed(text)
    parsed.close()
    assert parsed.open == []
    return parsed


@pytest.fixture
def rendered() -> Callable[..., Parsed]:
    """The parsed page of some summaries and failures."""

    def render(*documents: Summary | Failed) -> Parsed:
        return parse(page(documents, NAMES))

    return render


HOSTILE = (
    "<script>document.title='owned';alert(1)</script> \"><img src=x onerror=alert(2)> "
    "' onmouseover='alert(3)' </a></style></script><svg onload=alert(4)> {{ 7*7 }} {% raw %} "
    "javascript:alert(5) \u202egnol\u202c\u2066 zero\u200bwidth \x1b[31m \x00 &lt;b&gt;"
)


def _hostile(value: str) -> Stated[str]:
    evidence = Evidence(start=0, end=len(HOSTILE), text=HOSTILE, section=Section.BODY)
    return Stated(value=value, evidence=(evidence,))


@pytest.fixture
def hostile(summary: Summary) -> Summary:
    """A document that tries to break out of its page, in its text and in every string shown."""
    stated = _hostile(HOSTILE)
    meta = summary.document.model_copy(
        update={"text": HOSTILE + "\n\nMore.", "title": stated, "source": HOSTILE}
    )
    products = (summary.products[0].model_copy(update={"preferred_name": stated}),)
    event = summary.regulatory_events[1].model_copy(
        update={"designation": stated, "authority": stated}
    )
    refused = (
        summary.audit.refused[0].model_copy(
            update=dict.fromkeys(("path", "said", "quote", "rule", "reason"), HOSTILE)
        ),
    )
    return summary.model_copy(
        update={
            "document": meta,
            "products": products,
            "regulatory_events": (event,),
            "audit": summary.audit.model_copy(update={"refused": refused}),
            "provenance": summary.provenance.model_copy(update={"model": HOSTILE}),
        }
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine: install the distribution's package `chromium`")
    expect.set_options(timeout=30_000)  # a machine that is busy is no failure
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens the page of some summaries; fails on a script error or a request that leaves."""
    complaints: list[str] = []
    left: list[str] = []
    contexts = []

    def show(*documents: Summary | Failed, width: int = 1280, **settings: object) -> Page:
        path = tmp_path / "report.html"
        path.write_text(page(documents, NAMES), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 800}, **settings)  # type: ignore[arg-type]  # passed through
        contexts.append(context)
        opened = context.new_page()
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on("console", lambda message: complaints.append(message.text))
        opened.on("dialog", lambda dialog: complaints.append(f"dialog {dialog.message}"))
        opened.on("request", lambda request: left.append(request.url))
        opened.goto(path.as_uri())
        return opened

    yield show
    for context in contexts:
        context.close()
    assert complaints == []
    assert {url for url in left if not url.startswith("data:")} <= {
        (tmp_path / "report.html").as_uri()
    }
