"""A thousand fictional releases and answers that lie about them: nothing unsupported survives.

What is supported is judged by what each sentence was made from, never by the code under test.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

from summarizer.assembly import Examined, Origin, assemble
from summarizer.documents.document import Document
from summarizer.schemas.questions import ReleaseDraft
from summarizer.schemas.summary import Summary

Fact = dict[str, Any]
Make = Callable[[int], Any]
ORIGIN = Origin(model="made-up", endpoint="compatible", asked_on="2025-01-01")
BLOCKS, SIZE = 40, 25
# Medicines given for side effects: products, too, and never what the news is about.
DRUGS = ("tocilizumab",)
_ENDPOINTS = ("progression-free survival", "overall survival", "event-free survival")
_INVENTED = ("zanubafor", "quality of life", "ovarian cancer", "anakinra", "the placebo arm", "77%")


class Liar:
    """Says what a release says, each thing altered by chance, and things that it does not say."""

    def __init__(self, release: Any, seed: int) -> None:
        self._release = release
        self._chance = random.Random(seed)
        self._numbers = re.findall(r"\d+(?:\.\d+)?", release.text)

    def answer(self) -> Fact:
        release, chance = self._release, self._chance
        products = [
            {
                "preferred_name": self._lie(release.product),
                "names": [self._lie(release.code)],
                "descriptor": self._lie(f"anti-{release.gene} antibody"),
                "targets": [self._lie(release.gene)],
                "platform": chance.choice((None, "CRISPR", release.code)),
            },
            {
                "preferred_name": chance.choice((release.rival_product, release.rival)),
                "names": [],
                "descriptor": None,
                "targets": [release.gene],
            },
        ]
        return {
            "products": products[: chance.randint(0, 2)],
            "indications": [{"disease_text": self._lie(d)} for d in release.diseases],
            "trials": [self._trial(trial) for trial in release.trials],
            "patient_case": None,
            "results": [self._result() for _ in range(chance.randint(2, 6))],
            "safety": [self._finding() for _ in range(chance.randint(2, 6))],
            "milestones": [self._milestone() for _ in range(chance.randint(0, 3))],
        }

    def _lie(self, true: str) -> str:
        others = (
            self._digits(true),
            self._chance.choice(_INVENTED),
            self._chance.choice(self._words()),
        )
        return self._chance.choice((*others, true, true, true))

    def _digits(self, true: str) -> str:
        found = list(re.finditer(r"\d+(?:\.\d+)?", true))
        if not found:
            return true
        match = self._chance.choice(found)
        number = str(self._chance.choice(self._numbers))
        return true[: match.start()] + number + true[match.end() :]

    def _words(self) -> list[str]:
        return str(self._chance.choice(self._release.sentences)).rstrip(".").split()

    def _quote(self) -> str:
        """Words of one sentence, cut off at either end, with a word changed or not."""
        words = self._words()
        start = self._chance.randint(0, max(len(words) - 3, 0))
        part = words[start : start + self._chance.randint(3, 16)]
        if self._chance.random() < 0.2:
            part = [word for word in part if word.lower() not in ("no", "not", "never", "none")]
        return self._digits(" ".join(part)) if self._chance.random() < 0.2 else " ".join(part)

    def _count(self) -> int | None:
        return self._chance.choice((None, int(float(self._chance.choice(self._numbers)))))

    def _trial(self, trial: Any) -> Fact:
        other = self._chance.choice(self._release.trials)
        return {
            "acronym": self._chance.choice((trial.acronym, other.acronym, None, "ORIONIS-7")),
            "registry_ids": [self._chance.choice((other.number, "NCT00000007"))],
            "phases": [f"PHASE{self._chance.choice((trial.phase, other.phase, '3', '4'))}"],
            "enrolment": self._count(),
            "primary_endpoints": [self._lie(self._chance.choice(_ENDPOINTS)) for _ in range(2)],
            "quote": self._quote(),
        }

    def _result(self) -> Fact:
        true = self._chance.choice(self._release.results or [{"names": {"ORR"}}])
        names = sorted({name for fact in self._release.results for name in fact["names"]})
        words = self._words()
        value = f"{true.get('value', '31')}{true.get('unit', '')}"
        numbers = self._chance.sample(self._numbers, 2)
        return {
            "endpoint_text": self._chance.choice(
                (*sorted(true["names"]), *names, words[0], words[-1], " ".join(words[1:3]), "ORR")
            )[:80],
            "value": self._chance.choice(
                (value, f"{numbers[0]}%", numbers[1], f"{numbers[0]} months", "met", words[-1][:60])
            ),
            "n": self._chance.choice((true.get("n"), self._count())),
            "N": self._chance.choice((true.get("N"), self._count())),
            "ci": self._chance.choice((None, f"95% CI: {numbers[0]}, {numbers[1]}")),
            "p": self._chance.choice((None, f"p={true.get('p', '0.04')}", f"p<{numbers[1]}")),
            "timepoint": self._chance.choice((None, "Week 12", f"Week {numbers[0]}", "Month 6")),
            "population": self._chance.choice((None, "placebo", self._release.product)),
            "quote": self._chance.choice((self._quote(), self._sentence_with(true)))[:160],
        }

    def _sentence_with(self, true: Fact) -> str:
        value = str(true.get("value", "primary endpoint"))
        return next((s for s in self._release.sentences if value in s), self._quote())

    def _finding(self) -> Fact:
        words = self._words()
        true = self._chance.choice(self._release.safety or [{"term": "rash"}])
        term = self._chance.choice(
            (true["term"], *sorted(self._release.terms), words[0], words[-1])
        )
        return {
            "term": self._chance.choice((term, " ".join(words[:2]), "sepsis"))[:80],
            "presence": self._chance.choice(("present", "explicitly_absent")),
            "grade": self._chance.choice((None, "Grade 4", f"Grade {true.get('grade', 2)}")),
            "n": self._count(),
            "N": self._count(),
            "rate": self._chance.choice((None, f"{self._chance.choice(self._numbers)}%")),
            "management": self._chance.choice(([], ["tocilizumab"], ["loperamide", "anakinra"])),
            "quote": self._quote(),
        }

    def _milestone(self) -> Fact:
        windows = [fact["window"] for fact in self._release.milestones]
        return {
            "what": self._chance.choice(("TOPLINE", "SUBMISSION", "APPROVAL", "LAUNCH")),
            "window": self._chance.choice((None, "2031", "Q4 2026", "mid-2026", *windows)),
            "quote": self._quote(),
        }


def unsupported(release: Any, summary: Summary) -> Iterator[str]:
    """Every entry or value of a summary that the release's sentences do not carry."""
    several = len(release.trials) > 1
    keys = {t.key: t.acronym.value if t.acronym else None for t in summary.trials}
    for result in summary.results:
        said = _said(result)
        if not any(_carries_result(fact, said, keys, several) for fact in release.results):
            yield f"result {said}"
    for finding in summary.safety:
        said = _said(finding)
        if not any(_carries_finding(fact, said, keys, several) for fact in release.safety):
            yield f"safety {said}"
    for milestone in summary.milestones:
        said = _said(milestone)
        if not any(_carries_milestone(fact, said) for fact in release.milestones):
            yield f"milestone {said}"
    yield from _unsupported_trials(release, summary)
    yield from _unsupported_events(release, summary)
    yield from _unsupported_products(release, summary)


def _said(entry: Any) -> Fact:
    """The values of an entry, without their proofs."""
    told = {}
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if name != "evidence" and value is not None and value != ():
            told[name] = getattr(value, "value", value)
            if isinstance(value, tuple):
                told[name] = [getattr(item, "value", item) for item in value]
    return told


def _of_trial(fact: Fact, said: Fact, keys: dict[str, Any], several: bool) -> bool:
    return not several or "trial" not in said or keys[said["trial"]] == fact["trial"]


def _carries_result(fact: Fact, said: Fact, keys: dict[str, Any], several: bool) -> bool:
    name = " ".join(said["endpoint_text"].lower().split())
    names = {n.lower() for n in fact["names"]}
    checks = (
        name in names or any(len(name) > 2 and n.endswith(name) for n in names),
        "value" not in said or _is_value(fact, said),
        "unit" not in said or said["unit"] in (fact.get("unit"), "patients"),
        "n" not in said or said["n"] == fact.get("n"),
        "N" not in said or said["N"] == fact.get("N"),
        "ci" not in said or fact.get("ci") == (said["ci"].lo, said["ci"].hi),
        "p" not in said or said["p"].value == Decimal(fact.get("p", "-1")),
        "timepoint" not in said
        or (said["timepoint"].value, said["timepoint"].unit) == fact.get("time"),
        "met" not in said or said["met"] is fact.get("met"),
        "category" not in said or said["category"].lower() == fact.get("category"),
        "population" not in said or said["population"] in _populations(fact),
        _of_trial(fact, said, keys, several),
    )
    return all(checks)


def _is_value(fact: Fact, said: Fact) -> bool:
    """Its number, or the number of patients where that is what is given."""
    if said.get("unit") == "patients":
        return bool(said["value"] == fact.get("n"))
    return bool(said["value"] == Decimal(str(fact.get("value", "-1"))))


def _populations(fact: Fact) -> set[str]:
    return set(fact.get("population", ())) or {"patients"}


def _carries_finding(fact: Fact, said: Fact, keys: dict[str, Any], several: bool) -> bool:
    checks = (
        said["term"].lower() == fact["term"],
        said["presence"] == fact["presence"],
        "grade_min" not in said or said["grade_min"] == fact.get("grade"),
        "grade_max" not in said or said["grade_max"] == fact.get("grade"),
        "n" not in said or said["n"] == fact.get("n"),
        "N" not in said or said["N"] == fact.get("N"),
        "rate" not in said or said["rate"] == fact.get("rate"),
        set(said.get("management", ())) <= fact.get("management", set()),
        "outcome" not in said,
        _of_trial(fact, said, keys, several),
    )
    return all(checks)


def _carries_milestone(fact: Fact, said: Fact) -> bool:
    window = said.get("window")
    return said["what"].value in fact["what"] and (
        window is None or window.raw_text in fact["window"]
    )


def _unsupported_trials(release: Any, summary: Summary) -> Iterator[str]:
    known = {trial.acronym: trial for trial in release.trials}
    for trial in summary.trials:
        said = _said(trial)
        own = known.get(said.get("acronym"))
        if own is None:
            yield f"trial {said}"
            continue
        ids = {registry.id.value for registry in trial.registry_ids}
        phases = {phase.value.value for phase in trial.phases}
        if ids - {own.number} or phases - {f"PHASE{own.phase}"}:
            yield f"trial {own.acronym} {ids} {phases}"
        if trial.enrolment and trial.enrolment.value.value not in own.told.get("enrolment", ()):
            yield f"enrolment {own.acronym} {trial.enrolment.value.value}"
        primary = {e.text.value.lower() for e in trial.endpoints if e.type == "primary"}
        if primary - own.told.get("primary", set()):
            yield f"primary endpoints {own.acronym} {primary}"
        for name in ("allocation", "masking", "intervention_model", "status"):
            if name in said and said[name] not in own.told.get(name, ()):
                yield f"{name} {own.acronym} {said[name]}"


def _unsupported_events(release: Any, summary: Summary) -> Iterator[str]:
    for event in summary.regulatory_events:
        said = _said(event)
        told = [f for f in release.events if f["code"] == said.get("designation")]
        agrees = [f for f in told if f["authority"] == said["authority"]]
        if said["event_type"] == "APPROVAL":
            names = {
                n.text.value.lower()
                for p in summary.products
                if p.key == said.get("product")
                for n in p.names
            }
            if not release.approved or names - {release.rival_product}:
                yield f"event {said}"
        elif not any(said.get("status") in fact["status"] for fact in agrees):
            yield f"event {said}"


def _unsupported_products(release: Any, summary: Summary) -> Iterator[str]:
    own = {release.product, release.code.lower()}
    for product in summary.products:
        names = {name.text.value.lower() for name in product.names}
        if product.preferred_name is not None:
            names.add(product.preferred_name.value.lower())
        if names - own and (product.is_subject or names - {release.rival_product, *DRUGS}):
            yield f"product {names}"
        targets = {target.text.value for target in product.targets} if names else set()
        if targets - {release.gene} or (targets and release.rival_product in names):
            yield f"target {targets} of {names}"
    for indication in summary.indications:
        said = indication.disease_text.value
        if not any(disease.endswith(said) for disease in release.diseases):
            yield f"indication {said}"
    if summary.patient_case is not None:
        yield "patient"


@pytest.mark.parametrize("block", range(BLOCKS))
def test_nothing_unsupported_survives(fictional: Make, block: int) -> None:
    survived = []
    for seed in range(block * SIZE, (block + 1) * SIZE):
        release = fictional(seed)
        examined = Examined.of(Document.from_text(release.text))
        draft = ReleaseDraft.model_validate(Liar(release, seed).answer())
        summary = assemble(examined, draft, origin=ORIGIN)
        survived += [(seed, what) for what in unsupported(release, summary)]

    assert survived == []
