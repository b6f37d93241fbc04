from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.addresses import find_addresses, host_of, page_key, read_addresses


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://example.com/a.", "https://example.com/a"),
        ("see (https://example.com/a).", "https://example.com/a"),
        ("see <https://example.com/a>", "https://example.com/a"),
        ("[x](https://example.com/a_(b))", "https://example.com/a_(b)"),
        ("site:https://example.com/a/", "https://example.com/a/"),
        ("**www.example.com**", "www.example.com"),
    ],
)
def test_an_address_ends_before_what_is_not_its_own(text: str, address: str) -> None:
    (mention,) = find_addresses(Document.from_text(text))

    assert mention.text == address


@pytest.mark.parametrize(
    "other",
    [
        "http://example.com/a",
        "https://www.example.com/a/",
        "https://EXAMPLE.com/a#top",
        "https://example.com/a?utm_source=x",
    ],
)
def test_spellings_of_one_page_have_one_key(other: str) -> None:
    assert page_key(other) == page_key("https://example.com/a")


def test_different_pages_have_different_keys() -> None:
    assert page_key("https://example.com/a?id=1") != page_key("https://example.com/a?id=2")


def test_a_broken_address_is_its_own_key() -> None:
    assert page_key("http://[broken") == "http://[broken"
    assert host_of("https://www.example.com/a") == "example.com"


def test_a_page_is_listed_once_in_its_best_spelling() -> None:
    (page,) = read_addresses(Document.from_text("http://example.com/a then https://example.com/a/"))

    assert page.canonical.value == "https://example.com/a/"
    assert page.variants == ("http://example.com/a",)


def test_images_and_pixels_are_no_pages() -> None:
    text = "![](https://example.com/a.jpg) https://c212.net/c/link/?t=0 https://example.com/b"

    assert [page.canonical.value for page in read_addresses(Document.from_text(text))] == [
        "https://example.com/b"
    ]


def test_the_pages_of_the_seeds(seed_a: Document, seed_b: Document) -> None:
    (page,) = read_addresses(seed_a)

    assert page.canonical.value == "https://www.businesswire.com/news/home/20260121930614/en/"
    assert page.variants == ("http://www.businesswire.com/news/home/20260121930614/en",)
    assert [host_of(page.canonical.value) for page in read_addresses(seed_b)] == [
        "carsgen.com",
        "prnewswire.com",
        "morningstar.com",
    ]
