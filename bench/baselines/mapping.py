"""From a baseline's answer, in the words of `form.Release`, to a `Summary` that the scorer takes.

Nothing is added to what was said and nothing is held against the document; what cannot be a value
of the schema is left out. Entries refer to the product, trial or disease of the answer where it
names only one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.baselines import findings, said, studies
from bench.baselines.placing import Placing
from bench.baselines.system import Json
from summarizer.documents.document import Document
from summarizer.finding.tickers import find_tickers
from summarizer.schemas.document import DocumentMeta, Ticker
from summarizer.schemas.organisation import Organisation
from summarizer.schemas.person import Person
from summarizer.schemas.provenance import Provenance
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import (
    DocType,
    OrganisationRole,
    Wire,
)
from summarizer.schemas.trial import Trial


def to_summary(answer: Json | None, document: Document, provenance: Provenance) -> Summary:
    """The summary of an answer; an empty one where there is no usable answer."""
    given = answer or {}
    placing = Placing(document)
    products = tuple(studies.products(entries(given, "products"), placing))
    indications = tuple(studies.indications(entries(given, "indications"), placing))
    links = findings.Links(
        product=products[0].key if len(products) == 1 else None,
        indication=indications[0].key if len(indications) == 1 else None,
    )
    trials = tuple(studies.trials(entries(given, "trials"), placing, links))
    links = findings.Links(links.product, links.indication, _only(trials))
    meta = _meta(given.get("document") or {}, placing)
    anchor = findings.day_of(meta.release_date.value if meta.release_date else None)
    return Summary(
        document=meta,
        organisations=tuple(_organisations(given, placing)),
        products=products,
        indications=indications,
        trials=trials,
        regulatory_events=tuple(
            findings.events(entries(given, "regulatory_events"), placing, links)
        ),
        patient_case=findings.patient(given.get("patient_case"), placing),
        results=tuple(findings.results(entries(given, "results"), placing, links)),
        safety=tuple(findings.safety(entries(given, "safety"), placing, links)),
        milestones=tuple(findings.milestones(entries(given, "milestones"), placing, links, anchor)),
        people=tuple(_people(entries(given, "people"), placing)),
        provenance=provenance,
    )


def entries(given: Json, name: str) -> list[Json]:
    return [one for one in given.get(name) or [] if isinstance(one, dict)]


def _only(trials: tuple[Trial, ...]) -> str | None:
    return trials[0].key if len(trials) == 1 else None


def _meta(given: Json, placing: Placing) -> DocumentMeta:
    document = placing.document

    def words(name: str) -> Any:
        value = said.text(given.get(name))
        return placing.stated(value) if value else None

    city = said.city(given.get("dateline_place"))
    released = said.day(given.get("release_date"))
    wire = said.member(Wire, given.get("wire"))
    kinds = (said.member(DocType, one) for one in given.get("doc_types") or [])
    return DocumentMeta(
        source=document.source,
        sha256=document.sha256,
        char_len=len(document.text),
        title=words("title"),
        doc_types=tuple(placing.stated(one) for one in dict.fromkeys(filter(None, kinds))),
        dateline_place=placing.stated(city, given.get("dateline_place")) if city else None,
        release_date=placing.stated(released, given.get("release_date")) if released else None,
        wire=placing.stated(wire, given.get("wire")) if wire else None,
        tickers=tuple(_ticker(one, placing) for one in said.texts(given.get("tickers"))),
    )


def _ticker(words: str, placing: Placing) -> Ticker:
    found = find_tickers(Document.from_text(f"The company ({words.strip('()')}) said so."))
    if found:
        exchange = found[0].attributes.get("exchange")
        return Ticker(
            symbol=placing.stated(found[0].value, words),
            exchange=placing.stated(exchange, words) if exchange else None,
        )
    exchange, _, symbol = words.strip("()").rpartition(":")
    return Ticker(
        symbol=placing.stated(symbol.strip(), words),
        exchange=placing.stated(exchange.strip(), words) if exchange.strip() else None,
    )


def _organisations(given: Json, placing: Placing) -> Iterator[Organisation]:
    issuer = said.text((given.get("document") or {}).get("issuer"))
    develops = bool(entries(given, "products"))
    if issuer:
        roles = [OrganisationRole.ISSUER, *([OrganisationRole.DEVELOPER] if develops else [])]
        yield Organisation(
            name=placing.stated(issuer),
            roles=tuple(placing.stated(role, issuer) for role in roles),
            is_issuer=True,
            evidence=(placing.evidence(issuer),),
        )
    for entry in entries(given, "organisations"):
        name, role = said.text(entry.get("name")), said.member(OrganisationRole, entry.get("role"))
        if name is None or (issuer and name.casefold() == issuer.casefold()):
            continue
        if role is None and said.text(entry.get("role")):  # such as `location`: it is none
            continue
        yield Organisation(
            name=placing.stated(name, entry=entry),
            roles=(placing.stated(role, name, entry=entry),) if role else (),
            evidence=(placing.evidence(name, entry=entry),),
        )


def _people(given: list[Json], placing: Placing) -> Iterator[Person]:
    for entry in given:
        name, role = said.text(entry.get("name")), said.text(entry.get("role"))
        company = said.text(entry.get("organisation"))
        if name is None:
            continue
        yield Person(
            name=placing.stated(name, entry=entry),
            credentials=tuple(
                placing.stated(one, entry=entry) for one in said.texts(entry.get("credentials"))
            ),
            roles=tuple(
                placing.stated(one, name, entry=entry) for one in said.roles(role, company)
            ),
            organisation=placing.stated(company, name, entry=entry) if company else None,
            evidence=(placing.evidence(name, entry=entry),),
        )
