"""Fictional releases whose every true fact is known, because they are put together from it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest

Fact = dict[str, Any]

COMPANIES = ("Oravell Bio", "Brightloch Therapeutics", "Velmora Pharma", "Tessaly Medicines")
OTHERS = ("Quillmark Biologics", "Norhaven Pharma", "Castellan Bio")
PRODUCTS = (
    *("velomatinib", "orvelimab", "tessacept", "brilotinib", "zantigenecel", "lumecept"),
    *("quorafenib", "ostelizumab"),
)
RIVALS = ("castuximab", "norhatinib", "quillatinib", "marelimab")
CODES = ("ORV-104", "BLC-19", "VLM-201", "TSM-7", "QRF-330")
GENES = ("CD70", "KRAS", "BCMA", "GPC3", "EGFR", "IL13", "CD38")
DISEASES = (
    *("atopic dermatitis", "gastric cancer", "multiple myeloma", "lupus nephritis", "gout"),
    *("follicular lymphoma", "cystic fibrosis", "ulcerative colitis"),
)
ACRONYMS = ("HALCYON-3", "TIDAL", "EMBER-1", "AURORA", "NORTHWIND-2", "CASCADE", "BEACON-7")
RATES = (
    ("objective response rate", "ORR"),
    ("disease control rate", "DCR"),
    ("clinical benefit rate", "CBR"),
)
TIMES = ("progression-free survival", "overall survival", "event-free survival")
CATEGORIES = ("complete response", "partial response", "very good partial response")
TERMS = (
    *("neutropenia", "cytokine release syndrome", "nausea", "pneumonitis", "rash", "headache"),
    *("hypertension", "diarrhea", "fatigue", "anemia"),
)
DRUGS = ("tocilizumab", "dexamethasone", "loperamide", "corticosteroids")
DESIGNATIONS = (
    ("Fast Track designation", "FDA", "FDA_FAST_TRACK"),
    ("Breakthrough Therapy Designation", "FDA", "FDA_BTD"),
    ("Orphan Drug Designation", "FDA", "FDA_ODD"),
    ("PRIME designation", "EMA", "EMA_PRIME"),
    ("RMAT designation", "FDA", "FDA_RMAT"),
)
WINDOWS = ("Q4 2026", "the first half of 2027", "mid-2026", "the second quarter of 2026")


@dataclass
class Trial:
    """A trial and what the release says of it."""

    acronym: str
    phase: str
    number: str
    told: dict[str, set[Any]] = field(default_factory=dict)


@dataclass
class Release:
    """A release with what is true in it.

    Attributes:
        sentences: Every sentence of the news, each with a result, finding or announcement, or not.
    """

    chance: random.Random
    company: str = ""
    rival: str = ""
    product: str = ""
    code: str = ""
    gene: str = ""
    rival_product: str = ""
    diseases: list[str] = field(default_factory=list)
    trials: list[Trial] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    results: list[Fact] = field(default_factory=list)
    safety: list[Fact] = field(default_factory=list)
    milestones: list[Fact] = field(default_factory=list)
    events: list[Fact] = field(default_factory=list)
    terms: set[str] = field(default_factory=set)
    text: str = ""

    @property
    def approved(self) -> bool:
        """Whether the other company's product is said to be approved."""
        return "is approved" in " ".join(self.sentences)


def _number(release: Release, low: int, high: int) -> int:
    return release.chance.randint(low, high)


def _say(release: Release, sentence: str) -> str:
    sentence = sentence[:1].upper() + sentence[1:]
    release.sentences.append(sentence)
    return sentence


def _rate(release: Release, trial: Trial) -> str:
    name, short = release.chance.choice(RATES)
    total = _number(release, 20, 90)
    n = _number(release, 1, total)
    week = _number(release, 4, 52)
    share = f"{100 * n / total:.1f}"
    bounds = (f"{max(float(share) - 8, 0):.1f}", f"{float(share) + 7:.1f}")
    told: Fact = {
        "names": {name, short, f"{name} ({short})"},
        "value": share,
        "unit": "%",
        "n": n,
        "N": total,
        "time": (week, "weeks"),
        "ci": tuple(Decimal(bound) for bound in bounds),
        "trial": trial.acronym,
    }
    release.results.append(told)
    ending = release.chance.choice(("", f"; 95% CI: {bounds[0]}, {bounds[1]}"))
    return _say(
        release,
        f"In the {trial.acronym} trial, the {name} ({short}) was {share}% "
        f"({n} of {total} patients{ending}) at Week {week}.",
    )


def _survival(release: Release, trial: Trial) -> str:
    name = release.chance.choice(TIMES)
    mine, placebo = _number(release, 61, 240) / 10, _number(release, 11, 60) / 10
    ratio = f"0.{_number(release, 31, 89)}"
    p = f"0.0{_number(release, 11, 49)}"
    both: Fact = {
        "names": {name, f"median {name}"},
        "unit": "months",
        "p": p,
        "trial": trial.acronym,
    }
    release.results += [
        {**both, "value": str(mine), "population": {release.product}},
        {**both, "value": str(placebo), "population": {"placebo"}},
        {**both, "names": {"hazard ratio", *both["names"]}, "value": ratio, "unit": "hazard_ratio"},
    ]
    return _say(
        release,
        f"In the {trial.acronym} trial, median {name} was {mine} months with "
        f"{release.product} versus {placebo} months with placebo (hazard ratio {ratio}; p={p}).",
    )


def _met(release: Release, trial: Trial) -> str:
    name, met = release.chance.choice(TIMES), release.chance.random() < 0.5
    names = {"primary endpoint", "the primary endpoint", f"primary endpoint of {name}", name}
    release.results.append({"names": names, "met": met, "trial": trial.acronym})
    verb = "met" if met else "did not meet"
    trial.told.setdefault("primary", set()).add(name)
    return _say(release, f"The {trial.acronym} trial {verb} the primary endpoint of {name}.")


def _category(release: Release, trial: Trial) -> str:
    name = release.chance.choice(CATEGORIES)
    total = _number(release, 20, 60)
    n = _number(release, 2, total - 1)
    told: Fact = {"names": {name}, "n": n, "N": total, "category": name, "trial": trial.acronym}
    release.results.append({**told, "value": str(n)})
    return _say(
        release, f"In the {trial.acronym} trial, {n} of {total} patients achieved a {name}."
    )


def _no_result(release: Release, trial: Trial) -> str:
    """A sentence with an outcome that no result may be made of."""
    name, category, time = (release.chance.choice(c) for c in (RATES, CATEGORIES, TIMES))
    number, product = _number(release, 60, 99), release.product
    said = _say(
        release,
        release.chance.choice(
            (
                f"No patient in the {trial.acronym} trial achieved a {category}.",
                f"The company expects an {name[0]} of {number}% in the next cohort.",
                f"The primary endpoint of the {trial.acronym} trial is {time} at Month {number}.",
                f"{product} has the potential to raise the {name[0]} above {number}%.",
                f"The trial is designed to detect an {name[0]} of {number}%.",
                f"None of the patients in the {trial.acronym} trial attained a {category}.",
                f"Patients with a {category} may receive a second dose of {number} mg.",
                f"A {category} was not reached in the {number} mg cohort.",
            )
        ),
    )
    if said.startswith("The primary endpoint"):
        trial.told.setdefault("primary", set()).add(time)
    return said


def _term(release: Release) -> str:
    term = release.chance.choice([term for term in TERMS if term not in release.terms])
    release.terms.add(term)
    return term


def _finding(release: Release, trial: Trial) -> str:
    term, grade = _term(release), _number(release, 1, 4)
    total = _number(release, 20, 80)
    n = _number(release, 1, total)
    drug = release.chance.choice(DRUGS)
    told: Fact = {"term": term, "presence": "present", "n": n, "trial": trial.acronym}
    outcome: Fact = {"names": {term}, "n": n, "trial": trial.acronym}
    kind = release.chance.randrange(4)
    if kind == 0:
        release.safety.append({**told, "grade": grade, "N": total})
        return _say(release, f"Grade {grade} {term} occurred in {n} of {total} patients.")
    if kind == 1:
        release.safety.append({**told, "management": {drug}})
        return _say(
            release, f"{term.capitalize()} was reported in {n} patients, managed with {drug}."
        )
    if kind == 2:
        share = 100 * n // total
        release.safety.append({**told, "N": total, "rate": share})
        release.results.append({**outcome, "N": total, "value": str(share), "unit": "%"})
        return _say(release, f"{term.capitalize()} was seen in {n} of {total} patients ({share}%).")
    release.safety.append({"term": term, "presence": "explicitly_absent", "trial": trial.acronym})
    return _say(
        release,
        release.chance.choice(
            (f"No {term} was observed.", f"{term.capitalize()} was not seen in any patient.")
        ),
    )


def _no_finding(release: Release, _: Trial) -> str:
    term, number = _term(release), _number(release, 5, 60)
    return _say(
        release,
        release.chance.choice(
            (
                f"{release.product} is designed to reduce the risk of {term}.",
                f"{term.capitalize()} may occur in {number}% of patients.",
                f"Patients will be monitored for {term} for {number} days.",
                f"The next cohort could show less {term}.",
                f"Investigators should watch for {term} of Grade 3 or higher.",
            )
        ),
    )


def _design(release: Release, trial: Trial) -> str:
    randomized = release.chance.random() < 0.5
    words = "randomized, double-blind" if randomized else "open-label, single-arm"
    enrolled = _number(release, 100, 400)
    if randomized:
        told: dict[str, set[Any]] = {"allocation": {"RANDOMIZED"}, "masking": {"DOUBLE"}}
    else:
        told = {"masking": {"NONE"}, "intervention_model": {"SINGLE_GROUP"}}
    trial.told.update({**told, "enrolment": {enrolled}})
    return _say(
        release,
        f"The {trial.acronym} trial ({trial.number}) is a {words} Phase {trial.phase} trial that "
        f"enrolled {enrolled} patients with {release.chance.choice(release.diseases)}.",
    )


def _designation(release: Release, _: Trial) -> str:
    name, agency, code = release.chance.choice(DESIGNATIONS)
    kind = release.chance.randrange(5)
    told: Fact = {"code": code, "authority": agency}
    if kind == 0:
        release.events.append({**told, "status": {"granted"}})
        return _say(release, f"The {agency} granted {name} to {release.product}.")
    if kind == 1:
        release.events.append({**told, "status": {"planned_request"}})
        release.milestones.append({"what": {"SUBMISSION"}, "window": ""})
        return _say(release, f"The company plans to apply for {name} from the {agency}.")
    if kind == 2:
        release.events.append({**told, "status": {"denied"}})
        return _say(release, f"The {agency} denied {name} for {release.product}.")
    if kind == 3:
        return _say(release, f"{name} is intended to expedite the development of drugs.")
    return _say(release, f"{release.product} may be eligible for {name} from the {agency}.")


def _announcement(release: Release, trial: Trial) -> str:
    window = release.chance.choice(WINDOWS)
    kind = release.chance.randrange(4)
    if kind == 0:
        release.milestones.append({"what": {"TOPLINE", "DATA_UPDATE"}, "window": window})
        return _say(
            release, f"Topline data from the {trial.acronym} trial are expected in {window}."
        )
    if kind == 1:
        release.milestones.append({"what": {"SUBMISSION"}, "window": window})
        return _say(release, f"The company plans to submit its application in {window}.")
    if kind == 2:
        return _say(
            release,
            f"The company no longer expects data from the {trial.acronym} trial in {window}.",
        )
    return _say(release, "The patent was filed in 2019 and runs with others of its kind.")


def _rival(release: Release, _: Trial) -> str:
    name, number = release.chance.choice(RATES)[0], _number(release, 5, 50)
    return _say(
        release,
        release.chance.choice(
            (
                f"{release.rival_product} from {release.rival} is approved in Canada.",
                f"{release.rival} develops {release.rival_product}, an antibody against another "
                f"target.",
                f"Historically, the {name} with chemotherapy has been {number}%.",
            )
        ),
    )


MAKERS: tuple[Callable[[Release, Trial], str], ...] = (
    *(_rate, _rate, _survival, _met, _category, _no_result, _no_result, _finding, _finding),
    *(_finding, _no_finding, _designation, _designation, _announcement, _rival),
)


def _release(seed: int) -> Release:
    chance = random.Random(seed)
    release = Release(chance)
    release.company, release.rival = chance.choice(COMPANIES), chance.choice(OTHERS)
    release.product, release.rival_product = chance.choice(PRODUCTS), chance.choice(RIVALS)
    release.code, release.gene = chance.choice(CODES), chance.choice(GENES)
    release.diseases = chance.sample(DISEASES, 2)
    release.trials = [
        Trial(acronym, chance.choice("123"), f"NCT0{chance.randint(1_000_000, 9_999_999)}")
        for acronym in chance.sample(ACRONYMS, chance.choice((1, 1, 2)))
    ]
    body = [_design(release, trial) for trial in release.trials]
    made = [chance.choice(MAKERS)(release, chance.choice(release.trials)) for _ in range(9)]
    paragraphs = [" ".join(body), *(" ".join(made[at : at + 3]) for at in (0, 3, 6))]
    _tell_of_ratios(release)
    release.text = _page(release, paragraphs)
    return release


def _tell_of_ratios(release: Release) -> None:
    """What a sentence says of an endpoint of a trial holds for its hazard ratio, too."""
    verdicts = [fact for fact in release.results if "met" in fact]
    for fact in release.results:
        said = {
            v["met"] for v in verdicts if v["trial"] == fact["trial"] and v["names"] & fact["names"]
        }
        if fact.get("unit") == "hazard_ratio" and said:
            fact["met"] = said.pop() if len(said) == 1 else None


def _page(release: Release, paragraphs: list[str]) -> str:
    number, (name, _) = _number(release, 60, 99), release.chance.choice(RATES)
    return (
        "\n\n".join(
            (
                f"{release.company} Reports on {release.product}",
                f"LYON, France, March 3, 2026 -- {release.company} today gave an update on "
                f"{release.product} ({release.code}), an investigational anti-{release.gene} "
                f"antibody for {release.diseases[0]}.",
                *paragraphs,
                f"About {release.company}\n{release.company} is a clinical-stage company.",
                "Forward-Looking Statements\nThis release contains forward-looking statements. "
                f"The {name} may not reach {number}%, {release.product} may not be approved in "
                f"2031, and Grade 4 sepsis was reported in {number} patients in other programmes.",
            )
        )
        + "\n"
    )


@pytest.fixture
def fictional() -> Callable[[int], Release]:
    """A release of its own for every seed."""
    return _release
