"""The word lists agree with the closed vocabularies of the schema and with themselves."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import cast

import pytest

from summarizer.finding.wires import republishers, wires
from summarizer.schemas.terms import ClaimKind, EndpointCode, EvidenceLevel, Hedge, Wire


def rows(name: str) -> list[dict[str, object]]:
    content = files("summarizer.vocabulary").joinpath(name).read_text(encoding="utf-8")
    loaded: list[dict[str, object]] = json.loads(content)
    return loaded


def cues(part: str) -> set[object]:
    content = files("summarizer.vocabulary").joinpath("claim_cues.json").read_text(encoding="utf-8")
    return {row["code"] for row in json.loads(content)[part] if row["code"]}


def test_claim_cues_use_the_schemas_terms() -> None:
    assert cues("claims") == set(ClaimKind)
    assert cues("hedges") == set(Hedge)
    assert cues("levels") == set(EvidenceLevel) - {EvidenceLevel.NOT_STATED}


def test_response_terms_use_the_schemas_endpoint_codes() -> None:
    assert {row["code"] for row in rows("response_terms.json")} - {None} == set(EndpointCode)


def test_wires_use_the_schemas_codes() -> None:
    assert {wire.code for wire in wires()} | {"COMPANY_SITE"} == set(Wire)


def test_the_safety_checklist_is_complete() -> None:
    checked = {row.get("checklist") for row in rows("safety_terms.json")} - {None}

    assert checked == {"CRS", "ICANS", "GVHD", "INFECTION", "CYTOPENIA", "DLT", "SAE", "DEATH"}


@pytest.mark.parametrize("name", ["safety_terms.json", "response_terms.json", "conferences.json"])
def test_no_name_belongs_to_two_terms(name: str) -> None:
    owners: dict[str, str] = {}
    for row in rows(name):
        key = str(row.get("term") or row["code"])
        for written in cast(list[str], row["names"]):
            assert owners.setdefault(written.lower(), key) == key


def test_no_host_belongs_to_two_sites() -> None:
    hosts = [host for site in republishers() for host in site.hosts]

    assert len(hosts) == len(set(hosts))
