"""Answers altered in one leaf: what is believed is never more than without that leaf."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from summarizer.assembly import Examined, Origin, assemble
from summarizer.documents.document import Document
from summarizer.grounding.ledger import leaves
from summarizer.schemas.questions import ReleaseDraft
from summarizer.schemas.summary import Summary

RELEASES = Path(__file__).parent / "releases"
SEEDS = Path(__file__).parents[2] / "seeds"
ORIGIN = Origin(model="made-up", endpoint="compatible", asked_on="2025-01-01")
EMPTY: dict[str, Any] = {
    "products": [],
    "indications": [],
    "trials": [],
    "patient_case": None,
    "results": [],
    "safety": [],
    "milestones": [],
}
# An answer to a seed that says little, so that every altered copy of it is a lie.
SEED_ANSWERS: dict[str, dict[str, Any]] = {
    "000_a2f92c6c0b9b18c3": {
        "products": [{"preferred_name": "Sofi-cel", "names": ["WU-CART-007"], "targets": ["CD7"]}],
        "indications": [{"disease_text": "T cell acute lymphoblastic leukemia"}],
        "trials": [
            {
                "acronym": "T-RRex",
                "registry_ids": [],
                "phases": ["PHASE2"],
                "quote": "The pivotal Phase 2 T-RRex study is a single-arm trial",
            }
        ],
    },
    "004_f34af8954315f6b2": {
        "products": [{"preferred_name": None, "names": [], "descriptor": "BCMA CAR-T therapy"}],
        "results": [
            {
                "endpoint_text": "stringent complete response (sCR)",
                "value": "stringent complete response",
                "timepoint": "Day-28",
                "quote": "has achieved stringent complete response (sCR)",
            }
        ],
        "safety": [
            {
                "term": "CRS",
                "presence": "present",
                "grade": "Grade 1",
                "management": ["antipyretics", "tocilizumab"],
                "quote": "experienced Grade 1 cytokine release syndrome (CRS)",
            },
            {
                "term": "ICANS",
                "presence": "explicitly_absent",
                "grade": None,
                "management": [],
                "quote": "did not show immune effector cell-associated neurotoxicity syndrome",
            },
        ],
        "milestones": [
            {
                "what": "DATA_UPDATE",
                "window": "second half of this year",
                "quote": "Additional data updates are anticipated in the second half of this year",
            }
        ],
    },
}
_PRODUCT: dict[str, Any] = {"names": [], "descriptor": None, "targets": []}
ANSWERS: dict[str, dict[str, Any]] = {
    **{
        path.stem: {**EMPTY, **json.loads(path.with_suffix(".json").read_text("utf-8"))}
        for path in sorted(RELEASES.glob("*.txt"))
    },
    **{
        name: {**EMPTY, **answer, "products": [{**_PRODUCT, **p} for p in answer["products"]]}
        for name, answer in SEED_ANSWERS.items()
    },
}
TEXTS = {
    path.stem: path.read_text("utf-8")
    for folder in (RELEASES, SEEDS)
    for path in sorted(folder.glob("*.txt"))
}

_INVENTED = {
    "preferred_name": ("zanubafor", "ZNB-4411", "Fast Track"),
    "names": ("zanubafor", "ZNB-4411"),
    "descriptor": ("FDA-approved vaccine", "gene therapy with PRIME designation"),
    "targets": ("EGFR", "PCSK9"),
    "disease_text": ("ovarian cancer", "systemic lupus erythematosus"),
    "acronym": ("ORIONIS-7", "BRIGHTWATER"),
    "registry_ids": ("NCT99999999", "2024-999999-99-00", "CTR20990001"),
    "population": ("patients with Breakthrough Therapy designation", "European subgroup"),
    "endpoint_text": ("event-free survival", "minimal residual disease", "quality of life"),
    "term": ("pancreatitis", "QT prolongation", "TLS"),
    "management": ("siltuximab", "anakinra"),
    "diagnosis": ("ovarian cancer",),
    "stage": ("Stage IV",),
    "dose_level": ("highest dose level", "dose level 3"),
    "sex": ("boy",),
    "window": ("early 2031", "first quarter of 2019", "next week"),
    "value": ("complete remission", "cured"),
}
_OTHERS = {
    "presence": ("present", "explicitly_absent"),
    "phases": ("PHASE1", "PHASE2", "PHASE3", "PHASE4"),
    "what": ("APPROVAL", "GOAL_DATE", "TOPLINE"),
}
_MONTHS = ("January", "March", "June", "August", "September", "November")


class _Release:
    """One document with what is believed of it from an answer."""

    def __init__(self, name: str) -> None:
        self.text = TEXTS[name]
        self.answer = ANSWERS[name]
        self._examined = Examined.of(Document.from_text(self.text))

    def summary(self, answer: dict[str, Any]) -> Summary:
        return assemble(self._examined, ReleaseDraft.model_validate(answer), origin=ORIGIN)

    def without(self, path: str) -> set[frozenset[tuple[str, str]]]:
        """What is believed when a leaf is left out, when nothing is and when everything is."""
        answers = [EMPTY, self.answer]
        if "." in path:
            answers += [_put(self.answer, path, None), _put(self.answer, path.split(".")[0], None)]
        return {entity for answer in answers for entity in entities(self.summary(answer))}


@cache
def release(name: str) -> _Release:
    return _Release(name)


@cache
def believed(name: str, path: str) -> set[frozenset[tuple[str, str]]]:
    return release(name).without(path)


def entities(summary: Summary) -> Iterator[frozenset[tuple[str, str]]]:
    """Every entry of the summary as its fields and values; which key refers to it is left out."""
    grouped: dict[str, set[tuple[str, str]]] = {}
    for fact in summary.facts():
        entry, _, field = fact.path.partition(".")
        field = re.sub(r"\[\d+\]", "", field)
        if (entry.split("[")[0], field) not in (
            ("regulatory_events", "product"),
            ("regulatory_events", "indications"),
        ):
            grouped.setdefault(entry, set()).add((field, str(fact.value)))
    return (frozenset({("block", e.split("[")[0])} | told) for e, told in grouped.items())


def _put(answer: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """The answer with another value at a path; None empties a leaf or drops an entry."""
    changed = copy.deepcopy(answer)
    *parents, last = [p for p in re.split(r"[.\[\]]+", path) if p]
    node: Any = changed
    for part in parents:
        node = node[int(part)] if isinstance(node, list) else node[part]
    if isinstance(node, list):
        if value is None:
            del node[int(last)]
        else:
            node[int(last)] = value
    elif value is None and last in ("endpoint_text", "disease_text", "term", "quote"):
        node[last] = "none"
    elif value is None and last in _OTHERS:
        return answer
    else:
        node[last] = value
    return changed


def altered_answers(name: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """What was altered, where, and the answer; what the release says itself is left out."""
    text, answer = TEXTS[name], ANSWERS[name]
    for path, value in leaves(answer):
        field = re.sub(r"\[\d+\]$", "", path).rsplit(".", 1)[-1]
        if value is None:
            continue
        seen: set[object] = set()
        for kind, altered in _alterations(field, value, answer):
            if altered not in seen and not _is_said(altered, field, value, text):
                seen.add(altered)
                yield kind, path, _put(answer, path, altered)
    for entry in _cut_off(text):
        block = "safety" if "term" in entry else "results"
        yield "truncated denial", block, {**answer, block: [*answer[block], entry]}


def _alterations(field: str, value: object, answer: dict[str, Any]) -> Iterator[tuple[str, object]]:
    if isinstance(value, int):
        for number in (value + 1, value * 10 + 3, max(value - 1, 0), 997):
            yield "count", number
        return
    words = str(value)
    if field in _OTHERS:
        kind = "presence turned round" if field == "presence" else field
        yield from ((kind, other) for other in _OTHERS[field] if other != words)
        return
    for invented in _INVENTED.get(field, ()):
        yield f"invented {field}", invented
    for match in re.finditer(r"\d+", words):
        for digits in (str(int(match[0]) + 1), match[0] + "7", match[0][::-1]):
            yield "numeral", words[: match.start()] + digits + words[match.end() :]
    for one, other in (
        *(("%", " months"), ("%", " mg"), (" months", "%"), ("Week", "Month"), ("Day", "Year")),
        *(("not met", "met"), ("Grade", "Stage"), ("Phase", "Grade"), ("not ", ""), ("No ", "")),
        *(("p<", "p>"), ("p=", "p>"), ("FDA", "EMA"), ("first", "third"), ("second", "first")),
        *(("early", "late"), ("late", "early"), ("lowest", "highest"), ("patients", "mice")),
    ):
        if one in words:
            yield f"{one.strip()} for {other.strip() or 'nothing'}", words.replace(one, other, 1)
    for month in _MONTHS if field == "window" else ():
        yield "date", f"{month} 2029"
    if field == "quote":
        yield "quote", f"{words} and was approved"
        yield "quote", f"not {words}"
        others = [str(v) for p, v in leaves(answer) if p.endswith(".quote") and v != words]
        yield from (("quote of another entry", other) for other in others)
    elif field in ("value", "endpoint_text", "ci", "p", "timepoint"):
        others = [str(v) for p, v in leaves(answer) if p.endswith(f".{field}") and v]
        yield from ((f"{field} of another entry", other) for other in others if other != words)


def _is_said(altered: object, field: str, value: object, text: str) -> bool:
    """Whether the release gives this value, too, so that it may be true at another place."""
    if field in ("presence", "what", "phases", "quote") or "not met" in str(value):
        return False
    if isinstance(altered, int):
        return re.search(rf"(?<![\d.]){altered}(?![\d.])", text) is not None
    numbers = re.findall(r"\d+(?:\.\d+)?", str(altered))
    return str(altered).lower() in text.lower() and (field in ("window", "names") or not numbers)


_DENIAL = re.compile(
    r"\b(?:not|no|No|failed to|without|never|neither|cannot|unable to|absence of)\s+([^.;:,()]{8,120})"
)


def _cut_off(text: str) -> Iterator[dict[str, Any]]:
    """Entries that quote a denial from behind its `not`, as if it were a finding."""
    for match in _DENIAL.finditer(text):
        quote = " ".join(match.group(1).split())
        words = quote.split()
        for endpoint in {" ".join(words[1:4]), " ".join(words[-3:]), " ".join(words[-2:])}:
            for value in (None, words[0], "met", "achieved"):
                yield {
                    "endpoint_text": endpoint,
                    "value": value,
                    "timepoint": None,
                    "quote": quote,
                }
        for term in {" ".join(words[1:]), " ".join(words[-2:]), words[-1]}:
            yield {
                "term": term[:80] or "x",
                "presence": "present",
                "grade": None,
                "management": [],
                "quote": quote,
            }


def _unsupported(name: str, path: str, answer: dict[str, Any]) -> list[set[tuple[str, str]]]:
    known = believed(name, path)
    return [
        set(entity)
        for entity in entities(release(name).summary(answer))
        if not any(entity <= other for other in known)
    ]


CASES = {name: tuple(altered_answers(name)) for name in TEXTS}


def test_the_suite_is_as_large_as_it_says() -> None:
    kinds = Counter(kind for cases in CASES.values() for kind, _, _ in cases)

    assert len(TEXTS) >= 10
    assert sum(kinds.values()) >= 1000
    assert kinds["truncated denial"] >= 100
    assert kinds["presence turned round"] >= 20
    assert kinds["value of another entry"] >= 20


@pytest.mark.parametrize("name", TEXTS)
def test_no_altered_value_reaches_the_facts(name: str) -> None:
    accepted = [
        (kind, path, unsupported)
        for kind, path, answer in CASES[name]
        if (unsupported := _unsupported(name, path, answer))
    ]

    assert accepted == []


@pytest.mark.parametrize("name", TEXTS)
def test_an_honest_answer_gives_facts(name: str) -> None:
    honest = set(entities(release(name).summary(ANSWERS[name])))

    assert honest - set(entities(release(name).summary(EMPTY)))
