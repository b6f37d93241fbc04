from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.evidence import Section
from summarizer.documents.reading import read
from summarizer.documents.sections import SectionSpan, divide, merge

SEEDS = Path(__file__).parents[2] / "seeds"
SOFI_CEL = "About Soficabtagene Geleucel (Sofi-cel)"
# Section, title, first and last words.
SEED_A = [
    ("headline", None, "U.S. FDA Grants to", "Lymphoblastic Lymphoma"),
    ("page_chrome", None, "News > Health News", "The Associated Press"),
    ("lead", None, "ST. LOUIS--(BUSINESS WIRE)", "therapy, Sofi-cel."),
    ("body", None, "Sofi-cel is an investigational", "lymphoma (T-ALL/LBL)."),
    ("explanatory", None, "Breakthrough Therapy Designation is", "clinical improvement."),
    ("body", None, "Sofi-cel previously received", "with R/R T-ALL/LBL."),
    ("quote", None, "“The FDA’s Breakthrough", "quickly as possible,”"),
    ("body", None, "said Cherry Thomas", "Chief Medical Officer."),
    ("quote", None, "“Our goal is", "soon as possible,”"),
    ("body", None, "said Kumar Srinivasan", "Chief Executive Officer."),
    ("quote", None, "“Receiving Breakthrough", "unmet medical need.”"),
    (
        *("explanatory", "About Breakthrough Therapy Designation"),
        *("About Breakthrough Therapy Designation", "rolling review and priority review."),
    ),
    ("boilerplate_about", SOFI_CEL, SOFI_CEL, "refractory T-ALL/T-LBL."),
    ("explanatory", SOFI_CEL, "RMAT and PRIME designations", "patients in need."),
    ("boilerplate_about", "About Wugen", "About Wugen", "for T-cell malignancies."),
    ("page_chrome", None, "View source version", "20260121930614/en/"),
    ("contact", None, "CONTACT: Investor Contact:", "314-501-1968"),
    ("page_chrome", None, "KEYWORD: MISSOURI", "PHARMACEUTICAL HEALTH"),
    ("contact", None, "SOURCE: Wugen, Inc", "SOURCE: Wugen, Inc"),
    ("page_chrome", None, "Copyright Business Wire", "20260121930614/en"),
]
SEED_B = [
    ("front_matter", None, '---\ntitle: "CARsgen', '"taglist"\n---'),
    ("headline", None, "CARsgen's First Enrolled", "sCR at Week 4"),
    ("page_chrome", None, "-----", "SHANGHAI, Feb. 9, 2025"),
    ("lead", None, "SHANGHAI, Feb. 9, 2025 /PRNewswire/", "Day-28 assessment."),
    ("page_chrome", None, "[![](https://", "Logo.html)"),
    ("body", None, "The patient, diagnosed", "second half of this year."),
    ("quote", None, '"Developed in-house', 'unmet medical needs,"'),
    ("body", None, "said Dr. Zonghai Li", "CARsgen Therapeutics."),
    ("boilerplate_about", "About THANK-u Plus™", "**About THANK-u Plus**™", "CAR-T therapies."),
    (
        *("boilerplate_about", "About CARsgen Therapeutics Holdings Limited"),
        *("**About CARsgen", "makes cancer curable."),
    ),
    (
        *("forward_looking", "Forward-looking Statements"),
        *("**Forward-looking Statements**", "in this press release."),
    ),
    ("page_chrome", None, "![](https://", "-302371773.html>"),
    ("contact", None, "SOURCE CARsgen", "SOURCE CARsgen Therapeutics"),
    ("page_chrome", None, "[morningstar]", "scr-at-week-4)"),
]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("000_a2f92c6c0b9b18c3.txt", SEED_A), ("004_f34af8954315f6b2.txt", SEED_B)],
    ids=["a", "b"],
)
def test_a_seed_is_divided_as_a_reader_would(
    name: str, expected: list[tuple[str, str | None, str, str]]
) -> None:
    document = read(SEEDS / name)

    assert [(span.section.value, span.title) for span in document.sections] == [
        (section, title) for section, title, _, _ in expected
    ]
    for span, (_, _, first, last) in zip(document.sections, expected, strict=True):
        words = document.slice(span).strip()
        assert words.startswith(first)
        assert words.endswith(last)


@pytest.mark.parametrize("name", ["000_a2f92c6c0b9b18c3.txt", "004_f34af8954315f6b2.txt"])
@pytest.mark.parametrize("line_end", ["\r\n", "\r"], ids=["crlf", "cr"])
def test_line_ends_change_no_section(name: str, line_end: str) -> None:
    text = (SEEDS / name).read_text(encoding="utf-8")
    head = 778 if text.startswith("---") else 0
    there = text[:head].replace("\n", line_end)
    whole = there + text[head:].replace("\n", line_end)

    found = merge(divide(whole, front_matter_end=len(there)))
    original = merge(divide(text, front_matter_end=head))

    assert [(span.section, span.title) for span in found] == [
        (span.section, span.title) for span in original
    ]
    assert [whole[span.start : span.end].split() for span in found] == [
        text[span.start : span.end].split() for span in original
    ]


RELEASE = """\
Nordvax Reports

BASEL, Jan. 21, 2026 /PRNewswire/ -- Nordvax has results. "We are glad about all of it," said Jane.

PRIME is a scheme of the European Medicines Agency. NVX-12 has it.

"We have come a long way in a year.

"We have further to go than that still."

About Nordvax

Nordvax said: "We are glad about all of it too." PRIME is a scheme of the agency.
"""


def parts(text: str) -> list[tuple[str, str]]:
    sections = merge(divide(text))
    return [
        (span.section.value, " ".join(text[span.start : span.end].split())) for span in sections
    ]


def test_quotations_and_explanations_are_cut_out_of_the_news() -> None:
    assert parts(RELEASE) == [
        ("headline", "Nordvax Reports"),
        ("lead", "BASEL, Jan. 21, 2026 /PRNewswire/ -- Nordvax has results."),
        ("quote", '"We are glad about all of it,"'),
        ("lead", "said Jane."),
        ("explanatory", "PRIME is a scheme of the European Medicines Agency."),
        ("body", "NVX-12 has it."),
        ("quote", '"We have come a long way in a year.'),
        ("quote", '"We have further to go than that still."'),
        (
            "boilerplate_about",
            'About Nordvax Nordvax said: "We are glad about all of it too."',
        ),
        ("explanatory", "PRIME is a scheme of the agency."),
    ]


def test_marks_around_a_quotation_go_with_it() -> None:
    text = (
        "Nordvax Reports\n\nNordvax has news for all of them.\n\n**“We are glad about it all.”**\n"
    )

    assert parts(text)[-1] == ("quote", "**“We are glad about it all.”**")


def test_white_space_alone_is_page_chrome() -> None:
    assert divide(" \n ") == (SectionSpan(0, 3, Section.PAGE_CHROME),)
    assert divide("") == ()


LINES = [
    *RELEASE.splitlines(),
    *("", "  ", "---", "- item", "# Heading", "**About NVX-12**", "CONTACT:", "\u200b", "“"),
]


@given(lines=st.lists(st.sampled_from(LINES) | st.text(max_size=40)), head=st.booleans())
def test_pieces_and_sections_are_the_text(lines: list[str], head: bool) -> None:
    text = "\n".join(lines)
    end = len(lines[0]) if head and lines else 0
    pieces = divide(text, front_matter_end=end)

    for spans in (pieces, merge(pieces)):
        assert "".join(text[span.start : span.end] for span in spans) == text
        assert all(span.start < span.end for span in spans)
        assert [span.start for span in spans[:1]] == [0][: len(spans)]
