from __future__ import annotations

from summarizer.schemas.summary import Summary
from summarizer.views.document import document, organisations


def test_the_document_shows_its_attributes_and_hash(summary: Summary) -> None:
    section = document(summary)
    lines = [line.plain for line in section.entries[0].body]

    assert section.note.endswith("sha256 5e5e5e5e5e5e")
    assert "wire Business Wire*" in lines
    assert "wire stamp 2031-03-04 08:00" in lines
    assert "tickers XAMS: NLBX" in lines


def test_an_organisation_shows_its_part_in_the_release(summary: Summary) -> None:
    issuer, agency = organisations(summary).entries

    assert issuer.body[0].plain == "issuer of the release · developer* · clinical-stage"
    assert agency.body[0].plain == "regulator* · US*"
