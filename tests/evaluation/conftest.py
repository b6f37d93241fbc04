"""A fictional release with a value in every scored field, and its gold."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from summarizer.evaluation.gold import Gold, load_gold

TEXT = """Halvorsen Bio's Veltracept Granted Orphan Drug Designation and Meets Its Endpoint

OSLO, March 4, 2026 /PRNewswire/ -- Halvorsen Bio ASA (OSE: HALV) today announced that the FDA
granted Orphan Drug designation to veltracept (HB-104), its investigational humanised antibody
against CD99 made on the Fjordmatic platform, for relapsed lupus nephritis (LN). The product
previously received PRIME designation from the European Medicines Agency (EMA) on January 5, 2025.
The FDA accepted its application on February 2, 2026. Its partner is Marrowgate Pharma. Veltracept
starts from allogeneic cells of donors.

In the pivotal, randomized, double-blind Phase 2/3 TIDAL trial (NCT01234567), a parallel-group
study that has completed enrollment with 120 patients, the primary endpoint was complete renal
response. The complete renal response rate was 31.4% (38 of 121 patients; 95% CI, 23.2 to 40.5;
p<0.001) at 24 weeks in the high-dose arm. Progression-free survival was 8.5 months.

Nausea occurred in 12 of 121 patients (Grade 2) and was managed with ondansetron. No serious
infections were seen. A first patient, a 54-year-old woman with class IV lupus nephritis after
three prior lines, received dose level 2.

“It helps,” said Ada Nystrom, M.D., Chief Medical Officer. Topline data of the second trial are
expected in the second half of 2026.

SOURCE Halvorsen Bio ASA
"""


def said(value: object, quote: str, **more: object) -> dict[str, object]:
    return {"value": value, "quote": quote, **more}


GOLD: dict[str, Any] = {
    "kind": "topline_results",
    "attack": False,
    "notes": "",
    "document": {
        "title": said(TEXT.splitlines()[0], TEXT.splitlines()[0]),
        "doc_types": [said("topline_results", "Meets Its Endpoint")],
        "release_date": said("2026-03-04", "March 4, 2026"),
        "dateline_place": said("Oslo", "OSLO"),
        "wire": said("PR_NEWSWIRE", "PRNewswire"),
        "tickers": [{"symbol": said("HALV", "HALV"), "exchange": said("OSE", "OSE")}],
    },
    "organisations": [
        {"name": said("Halvorsen Bio ASA", "Halvorsen Bio ASA"), "is_issuer": True},
        {"name": said("Marrowgate Pharma", "Marrowgate Pharma")},
        {"name": said("FDA", "FDA"), "roles": [said("regulator", "the FDA", basis="derived")]},
    ],
    "products": [
        {
            "key": "product-1",
            "preferred_name": said("veltracept", "veltracept"),
            "names": [{"text": said("HB-104", "HB-104"), "type": "code"}],
            "modality": said("MAB", "humanised antibody", basis="derived"),
            "cell_source": said("ALLOGENEIC_DONOR", "allogeneic cells of donors", basis="derived"),
            "targets": [
                {
                    "text": said("CD99", "CD99"),
                    "role": said("therapeutic_target", "antibody\nagainst CD99", basis="derived"),
                }
            ],
            "platform": said("Fjordmatic", "Fjordmatic"),
            "development_status": said("INVESTIGATIONAL", "investigational"),
        }
    ],
    "indications": [
        {
            "key": "indication-1",
            "disease_text": said("lupus nephritis", "lupus nephritis"),
            "abbreviations": [said("LN", "LN")],
            "setting": [said("RELAPSED", "relapsed")],
        }
    ],
    "trials": [
        {
            "key": "trial-1",
            "acronym": said("TIDAL", "TIDAL"),
            "registry_ids": [{"registry": "NCT", "id": said("NCT01234567", "NCT01234567")}],
            "phases": [
                said("PHASE2", "Phase 2/3", basis="derived"),
                said("PHASE3", "Phase 2/3", basis="derived"),
            ],
            "is_pivotal": said(value=True, quote="pivotal"),
            "allocation": said("RANDOMIZED", "randomized"),
            "masking": said("DOUBLE", "double-blind"),
            "intervention_model": said("PARALLEL", "parallel-group"),
            "status": said("ACTIVE_NOT_RECRUITING", "has completed enrollment", basis="derived"),
            "enrolment": {"value": said(120, "120 patients"), "kind": "actual"},
            "endpoints": [
                {
                    "type": "primary",
                    "text": said("complete renal response", "complete renal\nresponse"),
                }
            ],
            "indications": ["indication-1"],
            "products": ["product-1"],
        },
        {"key": "trial-2", "status": said("PLANNED", "the second trial", basis="inferred")},
    ],
    "regulatory_events": [
        {
            "event_type": said("DESIGNATION", "granted Orphan Drug designation"),
            "designation": said("FDA_ODD", "Orphan Drug designation"),
            "authority": said("FDA", "FDA"),
            "status": said("granted", "granted", occurrence=1),
            "novelty": said("new_in_document", "today announced"),
            "product": "product-1",
            "indications": ["indication-1"],
        },
        {
            "event_type": said("DESIGNATION", "PRIME designation"),
            "designation": said("EMA_PRIME", "PRIME designation"),
            "authority": said("EMA", "European Medicines Agency"),
            "status": said("granted", "previously received"),
            "novelty": said("restated", "previously received"),
            "effective_on": said("2025-01-05", "January 5, 2025"),
        },
        {
            "event_type": said("FILING_ACCEPTED", "accepted its application"),
            "authority": said("FDA", "FDA", occurrence=2),
            "novelty": said("restated", "on February 2, 2026"),
            "effective_on": said("2026-02-02", "February 2, 2026"),
        },
    ],
    "patient_case": {
        "diagnosis": said("class IV lupus nephritis", "class IV lupus nephritis"),
        "prior_lines": said(3, "three prior lines", basis="derived"),
        "age": said(54, "54-year-old"),
        "sex": said("female", "woman", basis="derived"),
        "dose_level": said("dose level 2", "dose level 2"),
    },
    "results": [
        {
            "trial": "trial-1",
            "endpoint_text": said("complete renal response rate", "complete renal response rate"),
            "endpoint_code": said("OTHER", "complete renal response rate"),
            "value": said("31.4", "31.4%"),
            "unit": said("%", "31.4%"),
            "n": said(38, "38 of 121"),
            "N": said(121, "38 of 121"),
            "ci": said({"level": "95", "lo": "23.2", "hi": "40.5"}, "95% CI, 23.2 to 40.5"),
            "p": said({"op": "<", "value": "0.001"}, "p<0.001"),
            "timepoint": said({"value": "24", "unit": "weeks"}, "24 weeks"),
            "population": said("high-dose arm", "high-dose arm"),
            "met": said(value=True, quote="Meets Its Endpoint"),
        },
        {
            "endpoint_text": said("Progression-free survival", "Progression-free survival"),
            "endpoint_code": said("PFS", "Progression-free survival"),
            "value": said("8.5", "8.5 months"),
            "unit": said("months", "8.5 months"),
        },
    ],
    "safety": [
        {
            "term": said("nausea", "Nausea"),
            "presence": said("present", "Nausea occurred"),
            "grade_min": said(2, "Grade 2"),
            "grade_max": said(2, "Grade 2"),
            "n": said(12, "12 of 121"),
            "N": said(121, "12 of 121"),
            "management": [said("ondansetron", "ondansetron")],
        },
        {
            "term": said("serious infections", "serious\ninfections"),
            "presence": said("explicitly_absent", "No serious\ninfections"),
        },
    ],
    "milestones": [
        {
            "what": said("TOPLINE", "Topline data"),
            "text": said(
                "Topline data of the second trial are expected in the second half of 2026.",
                "Topline data of the second trial are\nexpected in the second half of 2026.",
            ),
            "window": said(
                {"start": "2026-07-01", "end": "2026-12-31"}, "second half of 2026", basis="derived"
            ),
            "trial": "trial-2",
        }
    ],
    "people": [
        {
            "name": said("Ada Nystrom", "Ada Nystrom"),
            "credentials": [said("M.D.", "M.D.")],
            "roles": [said("Chief Medical Officer", "Chief Medical Officer")],
        }
    ],
}

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a release and its gold; gives the gold's path."""

    def written(gold: dict[str, Any] | None = None, name: str = "tidal", text: str = TEXT) -> Path:
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        path = tmp_path / f"{name}.gold.json"
        path.write_text(json.dumps(GOLD if gold is None else gold), encoding="utf-8")
        return path

    return written


@pytest.fixture
def changed() -> Callable[..., dict[str, Any]]:
    """The gold with one value put elsewhere; `None` takes it away."""

    def change(*path: str | int, to: object) -> dict[str, Any]:
        gold = deepcopy(GOLD)
        node: Any = gold
        for step in path[:-1]:
            node = node[step]
        if to is None:
            del node[path[-1]]
        else:
            node[path[-1]] = to
        return gold

    return change


@pytest.fixture
def gold(write: Write) -> Gold:
    return load_gold(write())
