"""The release itself: what it is, who issued it, when. Read by code, never asked of a model."""

from __future__ import annotations

from pydantic import Field

from summarizer.schemas.stated import PartialDate, Saved, Stated
from summarizer.schemas.terms import DocType, Wire


class Timestamp(Saved):
    """A date or time on the page that is not the release date.

    Attributes:
        kind: `page`, `wire_stamp` or `front_matter`.
        at: The time; no zone is assumed where none is written.
    """

    kind: str
    at: Stated[PartialDate]


class Ticker(Saved):
    symbol: Stated[str]
    exchange: Stated[str] | None = None


class WebAddress(Saved):
    """One address; `variants` are other spellings of it in the same document."""

    canonical: Stated[str]
    variants: tuple[str, ...] = ()


class DocumentMeta(Saved):
    """Attributes of the document.

    Attributes:
        source: The path or name the document was read under.
        sha256: Hash of the bytes as read.
        char_len: Length of `text` in code points.
        text: The whole text that every offset counts in; null where it was left out on saving.
        release_date: From the dateline; an aggregator's date is kept in `other_timestamps`.
    """

    source: str | None = None
    sha256: str
    char_len: int = Field(ge=0)
    text: str | None = None
    title: Stated[str] | None = None
    doc_types: tuple[Stated[DocType], ...] = ()
    language: Stated[str] | None = None
    dateline_place: Stated[str] | None = None
    release_date: Stated[PartialDate] | None = None
    other_timestamps: tuple[Timestamp, ...] = ()
    wire: Stated[Wire] | None = None
    republishers: tuple[Stated[str], ...] = ()
    source_line: Stated[str] | None = None
    urls: tuple[WebAddress, ...] = ()
    wire_story_id: Stated[str] | None = None
    copyright: Stated[str] | None = None
    geo_keywords: tuple[Stated[str], ...] = ()
    industry_keywords: tuple[Stated[str], ...] = ()
    tickers: tuple[Ticker, ...] = ()
    contacts: tuple[Stated[str], ...] = ()
    about_sections: tuple[Stated[str], ...] = ()
    forward_looking_section: Stated[bool] | None = None
