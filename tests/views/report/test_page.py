from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise

from summarizer.schemas.patient import PatientCase
from summarizer.schemas.summary import Summary
from summarizer.views.report.page import MARK, Failed, page

from .conftest import HOSTILE, NAMES, Element, Parsed

Render = Callable[..., Parsed]


def words_of(parsed: Parsed, fact: Element) -> str:
    names = fact.attributes["data-words"].split()
    return "".join(parsed.by_id(name).text for name in names)


def fact(parsed: Parsed, label: str, text: str) -> Element:
    found = [
        one
        for one in parsed.all(cls="fact")
        if one.attributes.get("data-label") == label and one.text.startswith(text)
    ]
    assert found, f"no {label} {text}"
    return found[0]


def test_every_fact_of_the_summary_is_on_the_page_with_its_words(
    rendered: Render, summary: Summary
) -> None:
    parsed = rendered(summary)

    values = {
        (words_of(parsed, one), one.attributes["data-places"])
        for one in parsed.all("a", "fact")
        if "sentence" not in one.classes
    }
    for found in summary.facts():
        words = "".join(span.text for span in found.evidence)
        place = f"{found.evidence[0].start}–{found.evidence[0].end}"
        assert any(said == words and place in where for said, where in values), found.path


def test_a_value_says_its_basis_and_rule(rendered: Render, summary: Summary) -> None:
    authority = fact(rendered(summary), "authority", "EMA")

    assert authority.text == "EMA*"
    assert authority.attributes["data-meaning"].startswith("derived by R-REG-01")


def test_the_whole_text_stands_beside_the_summary(rendered: Render, summary: Summary) -> None:
    (source,) = rendered(summary).all("div", "text")

    shown = "".join(source.text.split())
    assert summary.document.text is not None
    for line in summary.document.text.splitlines():
        assert "".join(line.split()) in shown


def test_words_list_every_fact_that_rests_on_them(rendered: Render, summary: Summary) -> None:
    parsed = rendered(summary)

    for one in parsed.all("a", "fact"):
        for name in one.attributes["data-words"].split():
            assert one.attributes["id"] in parsed.by_id(name).attributes["data-facts"].split()
    for word in parsed.all("a", "word"):
        for name in word.attributes["data-facts"].split():
            assert word.attributes["id"] in parsed.by_id(name).attributes["data-words"].split()


def test_without_scripts_a_value_still_leads_to_its_words_and_back(
    rendered: Render, summary: Summary
) -> None:
    parsed = rendered(summary)
    value = fact(parsed, "authority", "FDA")

    first = parsed.by_id(value.attributes["href"].removeprefix("#"))
    assert first.text == "FDA"
    assert parsed.by_id(first.attributes["href"].removeprefix("#")).classes >= {"fact"}


def test_ids_are_unique_and_every_link_leads_somewhere(rendered: Render, summary: Summary) -> None:
    parsed = rendered(summary, summary, Failed("c.txt", "cannot be read"))

    names = [one.attributes["id"] for one in parsed.elements if "id" in one.attributes]
    assert len(names) == len(set(names))
    links = {one.attributes["href"] for one in parsed.all("a")}
    assert {link.removeprefix("#") for link in links} <= set(names)
    described = {
        name
        for one in parsed.elements
        for name in one.attributes.get("aria-labelledby", "").split()
    }
    assert described <= set(names)


def test_headings_leave_no_level_out(rendered: Render, summary: Summary) -> None:
    for documents in ((summary,), (summary, summary), (Failed("a", "b"),)):
        levels = [
            int(one.tag[1])
            for one in rendered(*documents).elements
            if re.fullmatch("h[1-6]", one.tag)
        ]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later <= level + 1 for level, later in pairwise(levels))


def test_what_was_not_believed_stands_there_with_its_reason(
    rendered: Render, summary: Summary
) -> None:
    text = " ".join(rendered(summary).all("div", "checks")[0].text.split())

    assert "results[1].value “90.9%”" in text
    assert "the document does not hold these words" in text
    assert "asked again 1 time" in text
    assert "time expression “2031-Q4”" in text
    assert "44 of 61 is 72.1%, and 72% is said elsewhere" in text
    assert "are tied by the headline alone" in text
    assert "explains and does not report" in text
    assert "registry ids, phases" in text


def test_a_conflict_names_the_values_it_is_about(rendered: Render, summary: Summary) -> None:
    parsed = rendered(summary)
    (serious,) = parsed.all("li", "serious")

    links = [one for one in parsed.all("a", "to") if "value" in one.text]
    assert parsed.by_id(links[0].attributes["href"][1:]).text == "72.1"
    assert "concerns value: 72.1, patients with it: 44" in " ".join(serious.text.split())


def test_a_warning_about_part_of_an_entry_names_the_entry(
    rendered: Render, summary: Summary
) -> None:
    (warned,) = [one for one in rendered(summary).all("li", "note") if "headline" in one.text]

    assert "concerns the whole entry: velmocel" in " ".join(warned.text.split())


def test_a_refusal_names_the_entry_it_was_said_of(rendered: Render, summary: Summary) -> None:
    (refusal,) = summary.audit.refused
    refused = (refusal.model_copy(update={"entry": "results[0]"}),)
    audit = summary.audit.model_copy(update={"refused": refused})
    parsed = rendered(summary.model_copy(update={"audit": audit}))

    (note,) = [one for one in parsed.all("li", "note") if "90.9%" in one.text]
    assert "concerns the whole entry: overall response rate (ORR" in " ".join(note.text.split())


def test_what_the_release_is_silent_on_is_said(rendered: Render, summary: Summary) -> None:
    remarks = [one.text for one in rendered(summary).all("p", "remark")]

    assert "not stated: registry id, phase, design, enrolment, endpoints" in remarks
    assert "GVHD, DLT" in remarks
    assert "date of the act not stated" in remarks


def test_questions_without_an_answer_come_first(rendered: Render, silent_summary: Summary) -> None:
    (alarm,) = rendered(silent_summary).all("div", "alarm")

    assert "Not answered: study, the answer was cut off" in " ".join(alarm.text.split())


def test_a_summary_saved_without_its_text_shows_the_quotes_instead(
    rendered: Render, summary: Summary
) -> None:
    bare = summary.document.model_copy(update={"text": None})
    parsed = rendered(summary.model_copy(update={"document": bare}))

    assert parsed.all(cls="source") == []
    assert parsed.all("a", "fact") == []
    quotes = {one.text for one in parsed.all("q")}
    assert {span.text for one in summary.facts() for span in one.evidence} <= {
        quote.replace("\\n", "\n") for quote in quotes
    } | {summary.document.title.value if summary.document.title else ""}


def test_words_that_stand_elsewhere_are_not_lit_and_said_to_be_doubtful(
    rendered: Render, summary: Summary
) -> None:
    text = "X" + (summary.document.text or "")
    parsed = rendered(
        summary.model_copy(update={"document": summary.document.model_copy(update={"text": text})})
    )

    assert parsed.all("a", "word") == []
    assert "Nothing is lit" in parsed.all("div", "alarm")[0].text


def test_several_documents_have_an_index_and_a_matrix(
    rendered: Render, summary: Summary, silent_summary: Summary
) -> None:
    parsed = rendered(summary, silent_summary, Failed("c.txt", "the server is down"))

    assert parsed.all("h1")[0].text == "2 releases summarised"
    rows = [" ".join(one.text.split()) for one in parsed.all("tr")]
    assert any(row.endswith("Northlight Bio N.V.2031-03-0422111") for row in rows)
    assert "velmocel granted restated EMA 1 granted new FDA 1" in rows
    (failed,) = parsed.all("div", "failed")
    assert "c.txt" in failed.text
    assert "the server is down" in failed.text


def test_one_name_in_two_documents_is_one_line_of_the_matrix(
    rendered: Render, summary: Summary
) -> None:
    parsed = rendered(summary, summary)

    assert len(parsed.all("a", "holding")) == 4
    lines = [one for one in parsed.all("tr") if "velmocel" in one.text]
    assert len(lines) == 1


def test_products_without_a_name_are_never_taken_for_one(
    rendered: Render, summary: Summary
) -> None:
    (product,) = summary.products
    nameless = summary.model_copy(
        update={"products": (product.model_copy(update={"preferred_name": None}),)}
    )

    lines = [one for one in rendered(nameless, nameless).all("tr") if "granted" in one.text]
    assert len(lines) == 2


def test_nothing_to_show_is_said(rendered: Render) -> None:
    assert "no document was given" in rendered().all("section", "index")[0].text
    failed = rendered(Failed("a.txt", "it is empty"))
    assert "no document could be summarised" in failed.all("section", "index")[0].text
    assert "it is empty" in failed.all("section", "index")[0].text


def test_the_policy_lets_only_this_script_and_this_style_run(
    rendered: Render, summary: Summary
) -> None:
    parsed = rendered(summary)
    policy = next(
        one.attributes["content"]
        for one in parsed.all("meta")
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    )

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        (element,) = parsed.all(tag)
        digest = hashlib.sha256(element.text.encode()).digest()
        assert f"{tag}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy


def test_nothing_is_fetched_and_no_handler_stands_in_an_attribute(
    rendered: Render, summary: Summary
) -> None:
    for one in rendered(summary, summary).elements:
        assert one.tag not in {"img", "iframe", "object", "embed", "form", "base"}
        assert "src" not in one.attributes
        assert "style" not in one.attributes
        assert not any(name.startswith("on") for name in one.attributes)
        assert one.attributes.get("href", "#").startswith(("#", "data:,"))


def test_a_hostile_document_adds_no_element_and_no_attribute(
    rendered: Render, hostile: Summary
) -> None:
    parsed = rendered(hostile, Failed(HOSTILE, HOSTILE))

    assert len(parsed.all("script")) == 1
    assert {"img", "svg"} & {one.tag for one in parsed.elements} == set()
    known = {"class", "id", "href", "title", "role", "tabindex", "type", "hidden", "scope"}
    for one in parsed.all("a") + parsed.all("span") + parsed.all("bdi"):
        assert all(name in known or name.startswith(("data-", "aria-")) for name in one.attributes)
    assert "{{ 7*7 }}" in parsed.all("div", "text")[0].text


def test_no_hidden_character_of_a_document_reaches_the_page(hostile: Summary) -> None:
    text = page([hostile], NAMES)

    assert not any(character in text for character in "\u202e\u202c\u2066\u200b\x1b\x00")
    assert "\\u202egnol" in text


def test_no_template_switches_escaping_off() -> None:
    templates = files("summarizer.views.report").joinpath("templates")
    sources = [one.read_text("utf-8") for one in templates.iterdir() if one.name.endswith(".html")]

    assert len(sources) > 5
    assert not any("safe" in source or "autoescape" in source for source in sources)


def test_a_page_can_be_told_from_other_html(summary: Summary) -> None:
    assert f'<meta name="generator" content="{MARK}">' in page([summary], NAMES)[:2000]


def test_a_release_of_one_patient_has_that_patient(
    rendered: Render, summary: Summary, patient_case: PatientCase
) -> None:
    parsed = rendered(summary.model_copy(update={"patient_case": patient_case}))

    assert fact(parsed, "ordinal", "first").text == "first"
    assert fact(parsed, "earlier lines of therapy", "1").text == "1"
