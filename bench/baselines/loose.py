"""langextract's extractions in the words of `form.Release`: both baselines are mapped alike.

An extraction keeps its place. What was extracted twice, in two chunks, is one entry: of products,
diseases, trials and people by their name.
"""

from __future__ import annotations

import re
from typing import Any

from bench.baselines import said
from bench.baselines.placing import PLACE
from bench.baselines.system import Json


def to_form(answer: Json | None) -> Json | None:
    """The answer in form; None where there is none."""
    if answer is None:
        return None
    form: Json = {"document": {}}
    for one in answer["extractions"]:
        kind = one["class"]
        attributes: Json = one["attributes"]
        entry = {**attributes, PLACE: one["start"]}
        if kind in _HEADS:
            _HEADS[kind](form["document"], one["text"], attributes)
        elif kind == "organisation" and attributes.get("role") in _ISSUER:
            form["document"].setdefault("issuer", one["text"])
        elif kind == "patient":
            form["patient_case"] = _merged(form.get("patient_case") or {}, entry)
        elif kind in _ENTRIES:
            name, make = _ENTRIES[kind]
            _add(form.setdefault(name, []), make(one["text"], entry))
    return form


def _headline(head: Json, text: str, attributes: Json) -> None:
    head.setdefault("title", text)
    head.setdefault("doc_types", said.texts(attributes.get("doc_type")))


def _dateline(head: Json, text: str, attributes: Json) -> None:
    head.setdefault("release_date", attributes.get("date") or text)
    head.setdefault("dateline_place", attributes.get("place"))
    head.setdefault("wire", attributes.get("wire"))


def _ticker(head: Json, text: str, _: Json) -> None:
    head.setdefault("tickers", []).append(text)


def _named(key: str) -> Any:
    return lambda text, entry: {**entry, key: text}


def _trial(text: str, entry: Json) -> Json:
    """The extracted words are a name only where they are no phrase such as `Phase 2 trial`."""
    design = said.text(entry.get("design")) or ""
    phrase = re.search(r"\b(?:trial|study|phase)\b", text, re.IGNORECASE)
    own_id = said.registry_id(text)[0] != "UNKNOWN"
    return {
        **entry,
        "acronym": None if phrase or own_id else text,
        "registry_ids": [
            *([text] if own_id else []),
            *said.texts(entry.get("registry_id")),
        ],
        "primary_endpoints": said.texts(entry.get("primary_endpoint")),
        "phases": said.texts(entry.get("phase")),
        "phases_as_said": [text],
        "randomized": True if re.search(r"\brandomi[sz]ed", design, re.IGNORECASE) else None,
        "single_arm": True if re.search(r"\bsingle.arm", design, re.IGNORECASE) else None,
        "is_pivotal": True if re.search(r"pivotal|registrational", design, re.IGNORECASE) else None,
        "masking": _masking(design),
    }


def _masking(design: str) -> str | None:
    for cue, code in _MASKINGS.items():
        if re.search(cue, design, re.IGNORECASE):
            return code
    return None


def _result(text: str, entry: Json) -> Json:
    spread, p = entry.get("ci"), entry.get("p")
    return {**entry, "endpoint": text, "confidence_interval": spread, "p_value": p}


def _side_effect(text: str, entry: Json) -> Json:
    count = said.text(entry.get("count")) or ""
    return {**entry, "term": text, "rate": count if "%" in count else None}


def _event(text: str, entry: Json) -> Json:
    return {**entry, "text": text}


_HEADS = {"headline": _headline, "dateline": _dateline, "ticker": _ticker}
_ENTRIES = {
    "organisation": ("organisations", _named("name")),
    "product": ("products", _named("name")),
    "indication": ("indications", _named("disease")),
    "trial": ("trials", _trial),
    "regulatory_event": ("regulatory_events", _event),
    "result": ("results", _result),
    "side_effect": ("safety", _side_effect),
    "milestone": ("milestones", _named("text")),
    "person": ("people", _named("name")),
}
_MASKINGS = {"open.label": "NONE", "double.blind": "DOUBLE", "single.blind": "SINGLE"}
_ISSUER = ("issuer", "company")
_NAMES = ("name", "disease", "acronym")


def _add(entries: list[Json], entry: Json) -> None:
    mine = _name(entry)
    for at, there in enumerate(entries):
        if mine and _name(there) == mine:
            entries[at] = _merged(there, entry)
            return
    entries.append(entry)


def _name(entry: Json) -> str | None:
    found = (said.text(entry.get(key)) for key in _NAMES)
    name = next((one for one in found if one), None)
    return name.casefold() if name else None


def _merged(first: Json, second: Json) -> Json:
    """Both entries in one: the first one's values, and what only the second one says."""
    merged = dict(first)
    for key, value in second.items():
        there = merged.get(key)
        if isinstance(there, list) and isinstance(value, list):
            merged[key] = [*there, *(one for one in value if one not in there)]
        elif said.text(there) is None and not isinstance(there, bool | list):
            merged[key] = value
    return merged
