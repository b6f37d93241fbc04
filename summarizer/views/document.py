"""Attributes of the release and the organisations it names, for the full view."""

from __future__ import annotations

from rich.text import Text

from summarizer.schemas.document import DocumentMeta, Ticker, WebAddress
from summarizer.schemas.organisation import Organisation
from summarizer.schemas.summary import Summary
from summarizer.views.hyperlinks import linked
from summarizer.views.layout import Entry, Section
from summarizer.views.values import joined, labelled, listed, plain, shown, words


def document(summary: Summary) -> Section:
    meta = summary.document
    body = tuple(line for line in _attributes(meta) if line)
    size = f"{meta.char_len:,} characters, sha256 {words(meta.sha256).plain[:12]}"
    return Section("Document", size, (Entry(Text("as written"), body=body, path="document"),))


def organisations(summary: Summary) -> Section:
    entries = tuple(_organisation(one, index) for index, one in enumerate(summary.organisations))
    return Section("Organisations", str(len(entries)) if entries else "none stated", entries)


def _attributes(meta: DocumentMeta) -> list[Text]:
    return [
        labelled("dateline", shown(meta.dateline_place) if meta.dateline_place else None),
        labelled("language", shown(meta.language) if meta.language else None),
        labelled("wire", shown(meta.wire) if meta.wire else None),
        labelled("story id", shown(meta.wire_story_id) if meta.wire_story_id else None),
        *(
            labelled(plain(stamp.kind.replace("_", " ")), shown(stamp.at))
            for stamp in meta.other_timestamps
        ),
        labelled("republished by", listed(meta.republishers)),
        labelled("source line", shown(meta.source_line) if meta.source_line else None),
        labelled("tickers", joined((_ticker(one) for one in meta.tickers), ", ")),
        *(labelled("address", _address(one)) for one in meta.urls),
        labelled("places", listed(meta.geo_keywords)),
        labelled("industries", listed(meta.industry_keywords)),
        *(labelled("contact", shown(one)) for one in meta.contacts),
        *(labelled("about", shown(one)) for one in meta.about_sections),
        labelled("copyright", shown(meta.copyright) if meta.copyright else None),
    ]


def _address(address: WebAddress) -> Text:
    return linked(shown(address.canonical), address.canonical.value)


def _organisation(one: Organisation, index: int) -> Entry:
    body = (
        joined(
            [
                Text("issuer of the release") if one.is_issuer else None,
                listed(one.roles),
                shown(one.jurisdiction) if one.jurisdiction else None,
                shown(one.stage) if one.stage else None,
            ]
        ),
        labelled("also", listed(one.aliases)),
        labelled("based in", shown(one.headquarters) if one.headquarters else None),
        labelled("operates in", listed(one.operations)),
        labelled("tickers", joined((_ticker(one) for one in one.tickers), ", ")),
    )
    lines = tuple(line for line in body if line)
    return Entry(shown(one.name), body=lines, path=f"organisations[{index}]")


def _ticker(ticker: Ticker) -> Text:
    exchange = shown(ticker.exchange) if ticker.exchange else None
    return joined([exchange, shown(ticker.symbol)], ": ")
