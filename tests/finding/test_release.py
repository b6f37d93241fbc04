from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.reading import Reading
from summarizer.finding.release import Release, read_release

TITLE = "Oravell Bio Reports News"
LEAD = "LYON, France, March 3, 2025 /PRNewswire/ -- Oravell Bio today announced it."


def release_of(*parts: str, title: str = TITLE, lead: str = LEAD) -> tuple[Document, Release]:
    document = Document.from_text("\n\n".join((title, lead, *parts)) + "\n")
    return document, read_release(document)


def value(reading: Reading | None) -> str | None:
    return reading.value if reading else None


@pytest.mark.parametrize("mark", ["", "# ", "**"])
def test_the_title_is_the_headline_without_its_marks(mark: str) -> None:
    closing = mark.strip("# ")
    document, release = release_of(title=f"{mark}{TITLE}{closing}")

    assert value(release.title) == TITLE
    assert release.title is not None
    assert document.slice(release.title.span) == TITLE


def test_without_a_dateline_the_date_of_the_wires_stamp_counts_by_a_rule() -> None:
    _, release = release_of(
        "PUB: 03/04/2025 08:00 AM/DISC: 03/04/2025 08:00 AM", lead="Oravell Bio announced it."
    )

    assert release.release_date is not None
    assert (release.release_date.value, release.release_date.rule) == (
        "2025-03-04",
        "date_of_wire_stamp",
    )


def test_a_header_of_the_german_wire_names_wire_and_time() -> None:
    document = Document.from_text(
        "EQS-News: Oravell Bio AG / Key word(s): Study\n\nOravell Bio AG reports first data\n\n"
        "10.02.2025 / 08:00 CET/CEST\n\nThe issuer is solely responsible for this announcement.\n\n"
        "Oravell Bio AG, a biotechnology company, today announced first data.\n"
    )

    release = read_release(document)

    assert value(release.wire) == "EQS"
    assert [(stamp.kind, stamp.at.value) for stamp in release.timestamps] == [
        ("wire_stamp", "2025-02-10T08:00")
    ]
    assert value(release.release_date) == "2025-02-10"


def test_a_page_clock_without_a_year_takes_the_datelines_where_the_weekday_agrees() -> None:
    _, agreeing = release_of("7:00 AM on Monday, March 3")
    _, contradicting = release_of("7:00 AM on Tuesday, March 3")

    assert [(stamp.at.value, stamp.at.rule) for stamp in agreeing.timestamps] == [
        ("2025-03-03T07:00", "year_of_dateline")
    ]
    assert contradicting.timestamps == ()


@pytest.mark.parametrize(
    ("address", "story"),
    [
        ("https://www.businesswire.com/news/home/20250303123456/en/", "20250303123456"),
        ("https://www.prnewswire.com/news-releases/oravell-bio-news-302123456.html", "302123456"),
        ("https://www.globenewswire.com/news-release/2025/03/03/3012345/0/en/x.html", "3012345"),
        ("https://www.newsfilecorp.com/release/234567/Oravell", "234567"),
        ("https://www.example.com/news/302123456.html", None),
    ],
)
def test_the_wires_story_id_comes_from_its_address(address: str, story: str | None) -> None:
    _, release = release_of(f"View original content: {address}")

    assert value(release.wire_story_id) == story


def test_keywords_lose_their_capitals_and_keep_their_words_together() -> None:
    _, release = release_of(
        "KEYWORD: NEW YORK UNITED STATES NORTH AMERICA",
        "INDUSTRY KEYWORD: CLINICAL TRIALS FDA HEALTH",
    )

    assert [word.value for word in release.geo_keywords] == [
        "New York",
        "United States",
        "North America",
    ]
    assert [word.value for word in release.industry_keywords] == [
        "clinical trials",
        "FDA",
        "health",
    ]


def test_one_symbol_on_two_exchanges_is_two_tickers() -> None:
    _, release = release_of(
        lead="LYON, March 3, 2025 /PRNewswire/ -- Oravell Bio (SIX: ORVN) (Nasdaq: ORVN) said so."
    )

    assert [value(ticker.exchange) for ticker in release.tickers] == ["SIX", "NASDAQ"]


def test_contacts_are_names_without_numbers() -> None:
    _, release = release_of(
        "Media Contact:\nAda Exampleton\nOravell Bio\n+33 4 55 55 12 34\npress@example.com",
        "Investor Contact:\nBen Sampleson, Example Relations LLC\n314-555-1968\n"
        "Oravell Bio – Marie Examplier, +33 4 55 55 12 34",
    )

    assert [name.value for name in release.contacts] == [
        "Ada Exampleton",
        "Ben Sampleson",
        "Marie Examplier",
    ]


def test_a_copyright_line_is_kept_as_it_stands() -> None:
    _, release = release_of("Copyright Example Wire 2025.")

    assert value(release.copyright) == "Copyright Example Wire 2025."


@pytest.mark.parametrize(
    ("tag", "language"), [('lang:\n  - "en"', "en"), ("lang: fr-CA", "fr-CA"), ("toc: false", None)]
)
def test_front_matter_may_state_the_language(tag: str, language: str | None) -> None:
    document = Document.from_text(f"---\ntitle: A B\n{tag}\n---\n\n{TITLE}\n\n{LEAD}\n")

    assert value(read_release(document).language) == language


@pytest.mark.parametrize(
    ("prose", "language"),
    [
        (
            "The drug is for the treatment of patients with the disease and it is well known. " * 3,
            "en",
        ),
        (
            "Das Mittel ist für die Behandlung von Patienten und wird mit der Studie geprüft. " * 3,
            "de",
        ),
        ("Lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor. " * 4, None),
    ],
)
def test_a_language_is_else_judged_by_its_commonest_words(prose: str, language: str | None) -> None:
    _, release = release_of(prose)

    assert value(release.language) == language


def test_republishers_are_named_by_their_line_or_their_link() -> None:
    _, release = release_of(
        "The Associated Press", "[morningstar](https://www.morningstar.com/news/x/y)"
    )

    assert {(site.value, site.rule) for site in release.republishers} == {
        ("The Associated Press", None),
        ("Morningstar", "republisher_host"),
    }


def test_a_document_that_says_nothing_has_nothing() -> None:
    release = read_release(Document.from_text(""))

    assert release.title is None
    assert release.doc_types == ()
    assert release.organisations == ()
    assert release.organisation_names == ()
    assert release.dateline_place is None


def test_the_rows_of_the_first_seed(seed_a: Document) -> None:
    release = read_release(seed_a)

    assert release.title is not None
    assert release.title.span.start == 0
    assert release.title.value.endswith("Leukemia / T Cell Lymphoblastic Lymphoma")
    assert [kind.value for kind in release.doc_types] == ["regulatory_designation"]
    assert value(release.wire) == "BUSINESS_WIRE"
    assert value(release.dateline_place) == "St. Louis"
    assert value(release.release_date) == "2026-01-21"
    assert [site.value for site in release.republishers] == ["The Associated Press"]
    assert [(stamp.kind, stamp.at.value) for stamp in release.timestamps] == [
        ("page", "2026-01-21T07:00"),
        ("wire_stamp", "2026-01-21T08:00"),
    ]
    assert value(release.source_line) == "Wugen, Inc"
    assert value(release.wire_story_id) == "20260121930614"
    assert value(release.copyright) == "Copyright Business Wire 2026."
    assert [word.value for word in release.geo_keywords] == [
        "Missouri",
        "United States",
        "North America",
    ]
    assert [word.value for word in release.industry_keywords] == [
        "biotechnology",
        "FDA",
        "pharmaceutical",
        "health",
    ]
    assert [name.value for name in release.contacts] == ["Mark Lewis"]
    assert release.tickers == ()
    assert [heading.value for heading in release.about_sections] == [
        "About Breakthrough Therapy Designation",
        "About Soficabtagene Geleucel (Sofi-cel)",
        "About Wugen",
    ]
    assert release.forward_looking is None
    assert "Wugen, Inc." in release.organisation_names


def test_the_rows_of_the_second_seed(seed_b: Document) -> None:
    release = read_release(seed_b)

    assert value(release.title) == (
        "CARsgen's First Enrolled Subject in the THANK-u Plus™ Platform-Based Allogeneic CAR-T "
        "Trial Achieves sCR at Week 4"
    )
    assert [kind.value for kind in release.doc_types] == ["single_patient_result"]
    assert value(release.wire) == "PR_NEWSWIRE"
    assert value(release.dateline_place) == "Shanghai"
    assert value(release.release_date) == "2025-02-09"
    assert [site.value for site in release.republishers] == ["Morningstar"]
    assert [(stamp.kind, stamp.at.value) for stamp in release.timestamps] == [
        ("front_matter", "2025-02-10T08:45")
    ]
    assert release.language is not None
    assert (release.language.value, release.language.rule) == ("en", None)
    (ticker,) = release.tickers
    assert (ticker.symbol.value, value(ticker.exchange)) == ("2171.HK", "HKEX")
    assert seed_b.slice(ticker.symbol.span) == "2171.HK"
    assert value(release.source_line) == "CARsgen Therapeutics"
    assert value(release.wire_story_id) == "302371773"
    assert [heading.value for heading in release.about_sections] == [
        "About THANK-u Plus™",
        "About CARsgen Therapeutics Holdings Limited",
    ]
    assert release.forward_looking is not None


@pytest.mark.parametrize(
    "above",
    [
        "Company Release No. 14/2026\n\n",
        "Oravell Yakuhin Co., Ltd.\n(Securities code: 1234)\n\n",
        "EQS-News: Oravell Bio AG / Key word(s): Study\n",
    ],
)
def test_lines_above_the_headline_are_no_title(above: str) -> None:
    headline = "Oravell Bio Starts Phase 2 Trial of ORV-104 in Asthma"
    document = Document.from_text(
        f"{above}{headline}\n\nLYON, France, March 3, 2025 -- Oravell Bio today gave an update.\n"
    )

    title = read_release(document).title

    assert title is not None
    assert title.value == headline


@pytest.mark.parametrize(
    ("text", "title", "day", "symbol"),
    [
        (
            "Tarn Limited (ASX: TRN)\nASX announcement | Perth, 3 March 2026\n\n"
            "First patient dosed in asthma trial\n\nTarn today dosed the first patient of it.\n",
            "First patient dosed in asthma trial",
            "2026-03-03",
            "TRN",
        ),
        (
            'Tarn plc\n("Tarn" or "the Company")\n\nFirst patient dosed in asthma trial\n\n'
            "3 March 2026: Tarn plc (AIM: TRN) announces that the first patient was dosed.\n",
            "First patient dosed in asthma trial",
            "2026-03-03",
            "TRN",
        ),
        (
            "Positive results of the asthma study | Tarn\n\n"
            "Lyon, March 3, 2026 - Tarn S.A. (Euronext Paris - FR0010000001 - TRN) has results.\n",
            "Positive results of the asthma study",
            "2026-03-03",
            "TRN",
        ),
        (
            "Translation from Japanese\n\nMarch 3, 2026\nTo whom it may concern\n"
            "Company name: Tarn Co., Ltd.\nRepresentative: Ken Sato, President\n\n"
            "Notice of Start of Phase 2 Trial\n\nTSE: 4599\n\nTarn hereby gives notice of it.\n",
            "Notice of Start of Phase 2 Trial",
            "2026-03-03",
            "4599",
        ),
    ],
)
def test_what_stands_above_a_headline_is_none(text: str, title: str, day: str, symbol: str) -> None:
    release = read_release(Document.from_text(text))

    assert release.title is not None
    assert release.title.value == title
    assert release.release_date is not None
    assert release.release_date.value[:10] == day
    assert [ticker.symbol.value for ticker in release.tickers] == [symbol]


def test_a_line_may_name_the_wire_that_sent_the_release() -> None:
    release = read_release(
        Document.from_text(f"Oravell news of today\n\nDistributed by EQS.\n\n{LEAD}")
    )
    sent = read_release(Document.from_text("Oravell news of today\n\nDistributed by hand.\n"))

    assert value(release.wire) == "PR_NEWSWIRE"  # the dateline goes first
    assert sent.wire is None
