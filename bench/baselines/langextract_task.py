"""What langextract is told: the task in words, and two worked examples of invented releases.

By its documentation's rules for examples: the text of an extraction stands in the example letter
for letter, in order of appearance, each class with the same attributes throughout.
"""

from __future__ import annotations

from typing import Any

from langextract.core.data import ExampleData, Extraction

DESCRIPTION = """\
Extract the facts of a biotech press release in order of appearance: headline, dateline, stock \
ticker, organisations, products, indications (diseases), clinical trials, regulatory events \
(designations, submissions, approvals, holds, meetings), the patient of a single-patient report, \
results, side effects, milestones still to come, people.
Use exact text for extractions. Do not paraphrase or overlap entities.
Provide the attributes of each entity as in the examples; null for what the text does not say. Do \
not extract what the text merely explains, such as what a designation means, and nothing from \
legal notices on forward-looking statements."""

FIRST_TEXT = """\
Oravell Bio Receives European Orphan Designation for ORV-118 in Cholangiocarcinoma

LYON, France, March 3, 2024 (GLOBE NEWSWIRE) -- Oravell Bio (Nasdaq: ORVB) today announced that \
the European Commission has granted orphan designation to ORV-118 (velratinib), an \
investigational oral FGFR2 inhibitor made on its KinaseDesk platform, for relapsed \
cholangiocarcinoma. ORV-118 received Fast Track designation from the FDA in May 2023."""

SECOND_TEXT = """\
In the randomized, double-blind Phase 2 STARLIT-2 trial (NCT01234567), which completed enrollment \
of 70 patients and has progression-free survival as its primary endpoint, the objective response \
rate was 31% (11 of 35 patients) at Week 16 in the velratinib arm (95% CI: 17%, 49%; p=0.012). \
Grade 3 stomatitis occurred in 4 of 35 patients and was managed with dexamethasone mouthwash. No \
cases of hepatotoxicity were observed. "We are encouraged," said Ana Ferro, M.D., Chief Medical \
Officer of Oravell Bio. Final data are expected in the second half of 2025. Separately, the first \
patient dosed, a 54-year-old woman with stage IV gastric cancer and three prior lines of \
therapy, received 20 mg daily."""


def examples() -> list[ExampleData]:
    return [
        ExampleData(
            text=FIRST_TEXT,
            extractions=[
                _one(
                    "headline",
                    "Oravell Bio Receives European Orphan Designation for ORV-118 in "
                    "Cholangiocarcinoma",
                    doc_type="regulatory_designation",
                ),
                _one(
                    "dateline",
                    "LYON, France, March 3, 2024",
                    place="Lyon",
                    date="2024-03-03",
                    wire="GLOBENEWSWIRE",
                ),
                _one("organisation", "Oravell Bio", role="issuer"),
                _one("ticker", "Nasdaq: ORVB"),
                _one("organisation", "European Commission", role="regulator"),
                _event(
                    "granted orphan designation",
                    designation="Orphan Drug",
                    authority="EC",
                    status="granted",
                    novelty="new",
                ),
                _one(
                    "product",
                    "ORV-118",
                    other_names=["velratinib"],
                    modality="SMALL_MOLECULE",
                    cell_source=None,
                    targets=["FGFR2"],
                    platform="KinaseDesk",
                    status="INVESTIGATIONAL",
                ),
                _one("indication", "cholangiocarcinoma", setting="RELAPSED"),
                _event(
                    "received Fast Track designation",
                    designation="Fast Track",
                    authority="FDA",
                    status="granted",
                    novelty="restated",
                    date="2023-05",
                ),
            ],
        ),
        ExampleData(
            text=SECOND_TEXT,
            extractions=[
                _one(
                    "trial",
                    "STARLIT-2",
                    registry_id="NCT01234567",
                    phase="PHASE2",
                    design="randomized, double-blind",
                    status="ACTIVE_NOT_RECRUITING",
                    enrolment=70,
                    primary_endpoint="progression-free survival",
                ),
                _one(
                    "result",
                    "objective response rate",
                    value="31%",
                    count="11 of 35",
                    timepoint="Week 16",
                    population="velratinib arm",
                    ci="95% CI: 17%, 49%",
                    p="p=0.012",
                ),
                _one(
                    "side_effect",
                    "stomatitis",
                    presence="present",
                    grade="Grade 3",
                    count="4 of 35",
                    management="dexamethasone mouthwash",
                ),
                _one(
                    "side_effect",
                    "hepatotoxicity",
                    presence="explicitly_absent",
                    grade=None,
                    count=None,
                    management=None,
                ),
                _one(
                    "person",
                    "Ana Ferro",
                    credentials="M.D.",
                    role="Chief Medical Officer",
                    organisation="Oravell Bio",
                ),
                _one(
                    "milestone",
                    "Final data are expected in the second half of 2025",
                    kind="DATA_UPDATE",
                    when="second half of 2025",
                ),
                _one(
                    "patient",
                    "a 54-year-old woman with stage IV gastric cancer",
                    diagnosis="gastric cancer",
                    stage="stage IV",
                    prior_lines=3,
                    dose_level="20 mg daily",
                    age=54,
                    sex="female",
                ),
            ],
        ),
    ]


def _one(kind: str, text: str, /, **attributes: Any) -> Extraction:
    return Extraction(extraction_class=kind, extraction_text=text, attributes=attributes or None)


def _event(
    text: str,
    *,
    designation: str | None,
    authority: str,
    status: str | None,
    novelty: str,
    date: str | None = None,
) -> Extraction:
    return _one(
        "regulatory_event",
        text,
        event_type="DESIGNATION",
        designation=designation,
        authority=authority,
        status=status,
        novelty=novelty,
        date=date,
    )
