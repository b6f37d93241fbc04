"""The page in a real browser: pointing, keys, paper, and what a document may not do."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from summarizer.schemas.summary import Summary
from summarizer.views.report.page import Failed
from summarizer.views.report.page import page as document_of

from .conftest import HOSTILE, NAMES

Show = Callable[..., Page]
LIT = re.compile(r"\blit\b")


def value(page: Page, label: str, text: str) -> Locator:
    return page.locator(f"a.fact[data-label='{label}']").filter(has_text=text).first


def lit_words(page: Page) -> str:
    return "".join(page.locator(".word.lit").all_text_contents())


def test_pointing_at_a_value_lights_its_words_and_leaving_it_puts_them_out(
    shown: Show, summary: Summary
) -> None:
    page = shown(summary)

    value(page, "registry ids, id", "NCT09999904").hover()
    assert lit_words(page) == "NCT09999904"
    expect(page.locator(".inspector")).to_contain_text("body")

    page.locator(".brand").hover()
    assert lit_words(page) == ""


def test_a_value_that_is_clicked_stays_lit_until_it_is_clicked_again(
    shown: Show, summary: Summary
) -> None:
    page = shown(summary)
    phase = value(page, "phases", "phase 2")

    phase.click()
    page.locator(".brand").hover()
    assert lit_words(page) == "Phase 2"
    expect(phase).to_have_attribute("aria-current", "true")

    phase.click()
    page.locator(".brand").hover()
    assert lit_words(page) == ""
    expect(phase).not_to_have_attribute("aria-current", "true")


def test_the_source_scrolls_to_the_words(shown: Show, summary: Summary) -> None:
    text = "Nothing is said here.\n\n" * 80 + (summary.document.text or "")
    moved = _moved(summary, text)
    page = shown(moved, reduced_motion="reduce")

    word = page.locator(".word", has_text="NCT09999904")
    expect(word).not_to_be_in_viewport()
    value(page, "registry ids, id", "NCT09999904").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    expect(word).to_be_in_viewport()


def test_words_show_the_values_that_rest_on_them(shown: Show, summary: Summary) -> None:
    page = shown(summary)

    page.locator(".word", has_text=re.compile("^velmocel$")).first.click()

    inspector = page.locator(".inspector")
    expect(inspector).to_contain_text("values rest on these words")
    expect(inspector.get_by_role("button", name="preferred name: velmocel")).to_be_visible()
    expect(value(page, "preferred name", "velmocel")).to_have_class(LIT)
    expect(value(page, "phases", "phase 2")).not_to_have_class(LIT)


def test_a_value_named_under_the_source_is_gone_to(shown: Show, summary: Summary) -> None:
    page = shown(summary, reduced_motion="reduce")
    page.locator(".word", has_text=re.compile("^velmocel$")).first.click()

    page.locator(".inspector").get_by_role("button", name="preferred name").click()

    named = value(page, "preferred name", "velmocel")
    expect(named).to_be_focused()
    expect(named).to_be_in_viewport()
    expect(named).to_have_attribute("aria-current", "true")


def test_a_conflict_leads_to_the_values_it_is_about(shown: Show, summary: Summary) -> None:
    page = shown(summary, reduced_motion="reduce")

    page.locator("a.to", has_text="72.1").click()

    expect(value(page, "value", "72.1")).to_be_focused()
    assert lit_words(page) == "72.1%"


def test_everything_can_be_done_with_the_keyboard_alone(shown: Show, summary: Summary) -> None:
    page = shown(summary)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()

    value(page, "authority", "FDA").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert lit_words(page) == "FDA"
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    expect(page.locator("a.fact:focus")).to_have_count(1)
    expect(value(page, "authority", "FDA")).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[aria-current]")).to_have_count(0)

    first = page.locator(".word").first
    first.focus()
    page.keyboard.press("ArrowRight")
    second = page.locator(".word").nth(1)
    expect(second).to_be_focused()
    page.keyboard.press("Enter")
    expect(second).to_have_attribute("aria-current", "true")
    expect(page.locator(".word[tabindex='0']")).to_have_count(1)


def test_where_the_keyboard_is_can_be_seen(shown: Show, summary: Summary) -> None:
    page = shown(summary)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_a_narrow_page_opens_the_source_over_the_summary_and_closes_it(
    shown: Show, summary: Summary
) -> None:
    page = shown(summary, width=390, reduced_motion="reduce")
    source = page.locator(".source")
    expect(source).not_to_be_visible()

    phase = value(page, "phases", "phase 2")
    phase.click()
    expect(source).to_be_visible()
    assert phase.evaluate(UNCOVERED)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    page.get_by_role("button", name="Close").click()
    expect(source).not_to_be_visible()
    page.get_by_role("button", name="Show the source").click()
    expect(source).to_be_visible()


UNCOVERED = """element => {
  const box = element.getBoundingClientRect();
  const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return element.contains(seen);
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_several_documents_fit_the_width_and_lead_to_their_entries(
    shown: Show, summary: Summary, width: int
) -> None:
    page = shown(summary, summary, Failed("c.txt", "it is empty"), width=width)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("a.holding").nth(3).click()
    expect(page.locator("#d2-regulatory_events-1")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_system_and_the_switch_turns_it_round(
    shown: Show, summary: Summary, scheme: str
) -> None:
    page = shown(summary, color_scheme=scheme)

    def is_dark() -> bool:
        found = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(map(int, re.findall(r"\d+", found)[:3])) < 300

    assert is_dark() == (scheme == "dark")
    page.get_by_role("button", name="Light" if scheme == "dark" else "Dark").click()
    assert is_dark() == (scheme != "dark")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_told_from_the_ground(shown: Show, summary: Summary, scheme: str) -> None:
    page = shown(summary, color_scheme=scheme)
    value(page, "phases", "phase 2").click()

    quiet = ("body", ".byline", ".row dt", ".text", ".remark")
    for selector in (*quiet, ".word.held", ".fact[aria-current]"):
        ratio = page.locator(selector).first.evaluate(CONTRAST)
        assert ratio >= 4.5, selector


CONTRAST = """element => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const light = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  let ground = element;
  const behind = (one) => getComputedStyle(one).backgroundColor;
  while (behind(ground) === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
  const pair = [light(getComputedStyle(element).color), light(behind(ground))];
  return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
}"""


def test_paper_holds_the_whole_source_and_no_buttons(shown: Show, summary: Summary) -> None:
    page = shown(summary, width=390, color_scheme="dark")
    page.emulate_media(media="print")

    expect(page.locator(".source")).to_be_visible()
    assert page.locator(".text").evaluate("one => one.scrollHeight <= one.clientHeight + 1")
    expect(page.locator(".theme")).not_to_be_visible()
    expect(page.locator(".inspector")).not_to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_without_scripts_the_page_is_whole(shown: Show, summary: Summary) -> None:
    page = shown(summary, width=390, java_script_enabled=False)

    expect(page.locator(".source")).to_be_visible()
    expect(page.locator(".theme")).not_to_be_visible()
    link = value(page, "registry ids, id", "NCT09999904")
    link.click()
    expect(page.locator(".word", has_text="NCT09999904").first).to_be_in_viewport()


def test_a_hostile_document_is_shown_and_does_nothing(shown: Show, hostile: Summary) -> None:
    page = shown(hostile, Failed(HOSTILE, HOSTILE))
    for one in page.locator("a.fact").all()[:6]:
        one.hover()
        one.click()
    page.locator(".word").first.click()

    assert page.title().startswith("<script>document.title='owned'")
    expect(page.locator("script")).to_have_count(1)
    expect(page.locator("img, svg")).to_have_count(0)
    expect(page.locator(".text").first).to_contain_text("<script>document.title='owned'")


def test_the_policy_stops_what_got_in_all_the_same(browser: Browser, summary: Summary) -> None:
    page = browser.new_page()
    page.set_content(document_of([summary], NAMES))

    for got_in in ("<img src=x onerror=alert(1)>", "<b style='color: red'>"):
        assert page.evaluate(INJECT, got_in) == "require-trusted-types-for"
    page.close()


INJECT = """markup => new Promise((resolve) => {
  const stopped = (event) => resolve(event.violatedDirective);
  document.addEventListener("securitypolicyviolation", stopped, { once: true });
  try { document.body.innerHTML += markup; } catch { }
})"""


def _moved(summary: Summary, text: str) -> Summary:
    """The summary of a text that ends with its document's."""
    before = len(text) - len(summary.document.text or "")
    dumped = summary.model_dump(mode="json")

    def shift(node: object) -> None:
        if isinstance(node, dict):
            if "start" in node and "section" in node:
                node["start"] += before
                node["end"] += before
            for child in node.values():
                shift(child)
        elif isinstance(node, list):
            for child in node:
                shift(child)

    shift(dumped)
    dumped["document"] |= {"text": text, "char_len": len(text)}
    return Summary.model_validate(dumped)
