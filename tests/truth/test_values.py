"""Answers altered in one leaf: what is believed is never more than without that leaf."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
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
_REPLACED = (
    *(("%", " months"), ("%", " mg"), (" months", "%"), ("Week", "Month"), ("Day", "Year")),
    *(("not met", "met"), ("Grade", "Stage"), ("Phase", "Grade"), ("not ", ""), ("No ", "")),
    *(("p<", "p>"), ("p=", "p>"), ("FDA", "EMA"), ("first", "third"), ("second", "first")),
    *(("early", "late"), ("late", "early"), ("lowest", "highest"), ("patients", "mice")),
)
_MONTHS = ("January", "March", "June", "August", "September", "November")


@dataclass(frozen=True, slots=True)
class Case:
    """What is altered, where in the answer, and what is said instead."""

    kind: str
    path: str
    value: object


class _Release:
    """One document with what is believed of it from an answer."""

    def __init__(self, name: str) -> None:
        self.text = TEXTS[name]
        self.answer = ANSWERS[name]
        self._examined = Examined.of(Document.from_text(self.text))

    def summary(self, answer: dict[str, Any]) -> Summary:
        return assemble(self._examined, ReleaseDraft.model_validate(answer), origin=ORIGIN)

    @cached_property
    def believed(self) -> set[frozenset[tuple[str, str]]]:
        """Entries that the honest answer gives, that no answer gives, and each with less said."""
        fields = dict.fromkeys(_field(path) for path, value in leaves(self.answer) if value)
        answers = [EMPTY, self.answer, *(_emptied(self.answer, field) for field in fields)]
        return {entity for answer in answers for entity in entities(self.summary(answer))}


@cache
def release(name: str) -> _Release:
    return _Release(name)


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


def _field(path: str) -> str:
    return re.sub(r"\[\d+\]$", "", path).rsplit(".", 1)[-1]


def _emptied(answer: dict[str, Any], field: str) -> dict[str, Any]:
    """The answer with nothing said in one field of every entry."""
    if field in ("presence", "what"):
        return answer
    changed = answer
    for path, _ in leaves(answer):
        if _field(path) == field:
            needed = field in ("endpoint_text", "disease_text", "term", "quote", "phases")
            last = path.endswith("]")
            changed = (
                _put(changed, path.rsplit("[", 1)[0], [])
                if last
                else _put(changed, path, "none" if needed else None)
            )
    return changed


def _put(answer: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """The answer with another value at a path."""
    changed = copy.deepcopy(answer)
    *parents, last = (int(p) if p.isdigit() else p for p in re.split(r"[.\[\]]+", path) if p)
    node: Any = changed
    for part in parents:
        node = node[part]
    node[last] = value
    return changed


def altered_leaves(name: str) -> Iterator[Case]:
    """Every alteration of the release's answer; what the release says itself is left out."""
    text, answer = TEXTS[name], ANSWERS[name]
    for path, value in leaves(answer):
        field = _field(path)
        seen: set[object] = {value}
        for kind, altered in _alterations(field, value, answer) if value is not None else ():
            if altered not in seen and not _is_said(altered, field, value, text):
                seen.add(altered)
                yield Case(kind, path, altered)
    for entry in _cut_off(text):
        yield Case("truncated denial", "safety" if "term" in entry else "results", entry)


def rounds(name: str) -> Iterator[dict[str, Any]]:
    """Answers that hold every case once, at most one in an entry."""
    waiting: dict[str, list[Case]] = {}
    for case in CASES[name]:
        waiting.setdefault(case.path.split(".")[0], []).append(case)
    while any(waiting.values()):
        answer = ANSWERS[name]
        for cases in waiting.values():
            if cases:
                answer = _with(answer, cases.pop())
        yield answer


def _with(answer: dict[str, Any], case: Case) -> dict[str, Any]:
    if isinstance(case.value, dict):
        return {**answer, case.path: [*answer[case.path], case.value]}
    return _put(answer, case.path, case.value)


def _alterations(field: str, value: object, answer: dict[str, Any]) -> Iterator[tuple[str, object]]:
    if isinstance(value, int):
        yield from (("count", number) for number in (value + 1, value * 10 + 3))
        return
    words = str(value)
    if field in _OTHERS:
        kind = "presence turned round" if field == "presence" else field
        yield from ((kind, other) for other in _OTHERS[field] if other != words)
        return
    yield from ((f"invented {field}", invented) for invented in _INVENTED.get(field, ()))
    yield from _rewritten(field, words)
    others = [str(v) for p, v in leaves(answer) if p.endswith(f".{field}") and v and v != words]
    if field in ("quote", "value", "endpoint_text", "ci", "p", "timepoint"):
        yield from ((f"{field} of another entry", other) for other in others[:4])


def _rewritten(field: str, words: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\d+", words):
        for digits in (str(int(match[0]) + 1), match[0] + "7"):
            yield "numeral", words[: match.start()] + digits + words[match.end() :]
    for one, other in _REPLACED:
        if one in words:
            yield f"{one.strip()} for {other.strip() or 'nothing'}", words.replace(one, other, 1)
    if field == "window":
        yield from (("date", f"{month} 2029") for month in _MONTHS)
    if field == "quote":
        yield from (("quote", altered) for altered in (f"{words} and was approved", f"not {words}"))


def _is_said(altered: object, field: str, value: object, text: str) -> bool:
    """Whether the release gives this value, too, so that it may be true at another place."""
    if field in ("presence", "what", "phases", "quote") or "not met" in str(value):
        return False
    if isinstance(altered, int):
        return re.search(rf"(?<![\d.]){altered}(?![\d.])", text) is not None
    numbers = re.findall(r"\d+(?:\.\d+)?", str(altered))
    return str(altered).lower() in text.lower() and (field in ("window", "names") or not numbers)


_DENIAL = re.compile(
    r"\b(?:not|no|No|failed to|without|never|neither|cannot|unable to|absence of)\s+"
    r"([^.;:,()]{8,120})"
)


def _cut_off(text: str) -> Iterator[dict[str, Any]]:
    """Entries that quote a denial from behind its `not`, as if it were a finding."""
    for match in _DENIAL.finditer(text):
        quote = " ".join(match.group(1).split())
        words = quote.split()
        for value in (words[0], "achieved"):
            yield {
                "endpoint_text": " ".join(words[-3:]),
                "value": value,
                "timepoint": None,
                "quote": quote,
            }
        for term in dict.fromkeys((" ".join(words[1:])[:80], words[-1])):
            yield {
                "term": term or "none",
                "presence": "present",
                "grade": None,
                "management": [],
                "quote": quote,
            }


CASES = {name: tuple(altered_leaves(name)) for name in TEXTS}


def test_the_suite_is_as_large_as_it_says() -> None:
    kinds = Counter(case.kind for cases in CASES.values() for case in cases)

    assert len(TEXTS) >= 10
    assert sum(kinds.values()) >= 1000
    assert kinds["truncated denial"] >= 100
    assert kinds["presence turned round"] >= 20
    assert kinds["value of another entry"] >= 20


@pytest.mark.parametrize("name", TEXTS)
def test_no_altered_value_reaches_the_facts(name: str) -> None:
    known = release(name).believed

    # That an endpoint was not met is what the words in front of a truncated quote say.
    accepted = [
        (set(entity), [value for value in answer.values() if value])
        for answer in rounds(name)
        for entity in entities(release(name).summary(answer))
        if ("met", "False") not in entity and not any(entity <= other for other in known)
    ]

    assert accepted == []


@pytest.mark.parametrize("name", TEXTS)
def test_an_honest_answer_gives_facts(name: str) -> None:
    assert set(entities(release(name).summary(ANSWERS[name])))


def test_some_honest_answers_say_more_than_the_rules_read() -> None:
    assert any(
        set(entities(release(name).summary(answer))) - set(entities(release(name).summary(EMPTY)))
        for name, answer in ANSWERS.items()
    )
