"""The form that plain instructor fills in: the facts of a summary, one flat record an entry.

No evidence and no keys: this is the answer that a structured-output call is usually asked for. The
descriptions reach the model by the system prompt, for llama.cpp turns a schema into a grammar and
shows it to nobody.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

DocType = Literal[
    "regulatory_designation",
    "regulatory_submission",
    "approval",
    "crl_or_hold",
    "trial_start",
    "enrolment_update",
    "interim_results",
    "topline_results",
    "single_patient_result",
    "preclinical",
    "conference_notice",
    "financing",
    "deal",
    "people",
    "earnings",
    "other",
]
Wire = Literal["BUSINESS_WIRE", "PR_NEWSWIRE", "GLOBENEWSWIRE", "ACCESSWIRE", "NEWSFILE", "EQS"]
Role = Literal["issuer", "regulator", "collaborator", "licensor", "licensee", "trial_sponsor"]
Modality = Literal[
    "SMALL_MOLECULE",
    "MAB",
    "BISPECIFIC",
    "ADC",
    "CAR_T",
    "CAR_NK",
    "TCR_T",
    "TIL",
    "CELL_OTHER",
    "GENE_THERAPY_AAV",
    "GENE_THERAPY_OTHER",
    "GENE_EDIT_IN_VIVO",
    "MRNA",
    "OLIGO",
    "VACCINE",
    "PEPTIDE",
    "RADIOPHARM",
    "DEVICE",
    "DIAGNOSTIC",
    "OTHER",
]
CellSource = Literal["AUTOLOGOUS", "ALLOGENEIC_DONOR", "ALLOGENEIC_IPSC", "ALLOGENEIC_UNSPECIFIED"]
ProductStatus = Literal["INVESTIGATIONAL", "APPROVED", "EUA", "WITHDRAWN"]
Setting = Literal[
    "NEWLY_DIAGNOSED",
    "RELAPSED",
    "REFRACTORY",
    "RR",
    "MAINTENANCE",
    "ADJUVANT",
    "NEOADJUVANT",
    "MRD_POSITIVE",
    "PREVENTION",
]
Phase = Literal["PHASE1", "PHASE2", "PHASE3", "PHASE4"]
TrialStatus = Literal[
    "PLANNED",
    "NOT_YET_RECRUITING",
    "RECRUITING",
    "ACTIVE_NOT_RECRUITING",
    "ONGOING_UNSPECIFIED",
    "COMPLETED",
    "SUSPENDED",
    "TERMINATED",
]
EventType = Literal[
    "DESIGNATION",
    "IND_CTA_CLEARED",
    "CLINICAL_HOLD",
    "HOLD_LIFTED",
    "SUBMISSION",
    "FILING_ACCEPTED",
    "REVIEW_PRIORITY_SET",
    "GOAL_DATE_SET",
    "ADCOM",
    "APPROVAL",
    "CRL_REFUSAL",
    "LABEL_CHANGE",
    "WITHDRAWAL",
    "VOUCHER",
    "MEETING_FEEDBACK",
]
MilestoneKind = Literal[
    "DATA_UPDATE",
    "TOPLINE",
    "ENROLMENT_COMPLETE",
    "TRIAL_START",
    "FIRST_DOSE",
    "SUBMISSION",
    "GOAL_DATE",
    "PRESENTATION",
    "APPROVAL",
    "LAUNCH",
    "OTHER",
]


class Head(BaseModel):
    """The release itself."""

    title: str = Field(description="the headline")
    doc_types: list[DocType] = Field(
        description="the kind of news, usually one", min_length=1, max_length=2
    )
    release_date: str | None = Field(description="YYYY-MM-DD, from the dateline")
    dateline_place: str | None = Field(description="the city in the dateline")
    issuer: str | None = Field(description="full name of the company that issues the release")
    wire: Wire | None = Field(description="the news wire named in the text, if any")
    tickers: list[str] = Field(description="as written, such as NASDAQ: ABCD", max_length=3)


class Organisation(BaseModel):
    """A regulator or partner that the release names."""

    name: str
    role: Role


class Product(BaseModel):
    """A product that the news is about."""

    name: str | None = Field(description="the name the release uses most")
    other_names: list[str] = Field(description="other names and code numbers", max_length=4)
    descriptor: str | None = Field(description="what kind of product it is, as written")
    modality: Modality | None
    cell_source: CellSource | None = Field(default=None, description="for cell therapies alone")
    targets: list[str] = Field(description="the molecule it binds or acts on", max_length=3)
    platform: str | None = Field(default=None, description="the named technology it is made with")
    status: ProductStatus | None = Field(description="investigational or approved, if said")


class Indication(BaseModel):
    """A disease that a product is developed, studied or designated for."""

    disease: str = Field(description="full name, without setting and abbreviation")
    setting: list[Setting] = Field(
        description="RR for relapsed or refractory; empty if not said", max_length=2
    )


class Trial(BaseModel):
    """A clinical trial of the company, named or not."""

    acronym: str | None = Field(description="its short name; null if it has none")
    registry_ids: list[str] = Field(description="registry numbers", max_length=3)
    phases: list[Phase] = Field(
        description="Phase 1/2 is PHASE1 and PHASE2, Phase 2b is PHASE2; empty if not said",
        max_length=2,
    )
    is_pivotal: bool | None = Field(description="true only if called pivotal or registrational")
    single_arm: bool | None = Field(description="true only if called single-arm")
    randomized: bool | None = Field(description="true only if called randomized")
    masking: Literal["NONE", "SINGLE", "DOUBLE"] | None = Field(
        description="open-label is NONE, double-blind is DOUBLE; null if not said"
    )
    status: TrialStatus | None = Field(
        description="enrolling is RECRUITING, fully enrolled is ACTIVE_NOT_RECRUITING, "
        "ongoing without more is ONGOING_UNSPECIFIED, on hold is SUSPENDED"
    )
    enrolment: int | None = Field(description="number of patients")
    enrolment_kind: Literal["actual", "target", "dosed", "evaluable"] | None = None
    primary_endpoints: list[str] = Field(description="as written", max_length=3)


class RegulatoryEvent(BaseModel):
    """One act of a regulator: each designation, submission, approval, hold, letter, meeting."""

    event_type: EventType
    designation: str | None = Field(
        description="for designations, reviews and vouchers: its name as written, such as Fast "
        "Track, Orphan Drug, Breakthrough Therapy, RMAT, PRIME, Priority Review"
    )
    authority: str | None = Field(description="the agency, such as FDA, EMA, EC, MHRA, PMDA, NMPA")
    status: Literal["granted", "requested", "denied", "withdrawn"] | None = Field(
        description="of a designation"
    )
    novelty: Literal["new", "restated"] = Field(
        description="new if it is the news of this release, restated if it happened before"
    )
    date: str | None = Field(
        description="YYYY-MM-DD or YYYY-MM, only if the text dates this act itself"
    )


class PatientCase(BaseModel):
    """The single patient that the release is about."""

    diagnosis: str | None
    stage: str | None = None
    prior_lines: int | None = Field(description="number of earlier lines of therapy")
    dose_level: str | None = None
    age: int | None = None
    sex: str | None = None


class Result(BaseModel):
    """An outcome that was measured in patients: one entry an endpoint, arm and timepoint."""

    endpoint: str = Field(description="what was measured, as written")
    value: str | None = Field(description="what was found: a number with its unit, or a word")
    n: int | None = Field(default=None, description="patients with this outcome")
    N: int | None = Field(default=None, description="patients assessed")
    confidence_interval: str | None = Field(default=None, description="as written, with its level")
    p_value: str | None = Field(default=None, description="as written")
    timepoint: str | None = Field(description="when it was measured, as written")
    population: str | None = Field(description="arm, dose or subgroup")
    met: bool | None = Field(default=None, description="whether the endpoint is said to be met")


class SafetyFinding(BaseModel):
    """A side effect reported to have occurred in patients, or not to have occurred."""

    term: str
    presence: Literal["present", "explicitly_absent"]
    grade: str | None = Field(description="as written, such as Grade 3 or higher")
    n: int | None = Field(default=None, description="patients who had it")
    N: int | None = Field(default=None, description="patients assessed")
    rate: str | None = Field(default=None, description="share of patients, in percent")
    management: list[str] = Field(description="medicines given for it", max_length=3)


class Milestone(BaseModel):
    """An event still to come that the release announces."""

    kind: MilestoneKind
    text: str = Field(description="the words that announce it")
    when: str | None = Field(description="as written; null if no time is given")


class Person(BaseModel):
    """A person who is quoted or appointed."""

    name: str = Field(description="without title and degrees")
    credentials: list[str] = Field(description="degrees, such as M.D.", max_length=3)
    role: str | None = Field(description="position, as written")
    organisation: str | None


class Release(BaseModel):
    """A biotech press release."""

    document: Head
    organisations: list[Organisation] = Field(max_length=6)
    products: list[Product] = Field(max_length=4)
    indications: list[Indication] = Field(max_length=6)
    trials: list[Trial] = Field(max_length=6)
    regulatory_events: list[RegulatoryEvent] = Field(max_length=10)
    patient_case: PatientCase | None = Field(
        description="only for a release about one single patient; else null"
    )
    results: list[Result] = Field(max_length=14)
    safety: list[SafetyFinding] = Field(max_length=14)
    milestones: list[Milestone] = Field(max_length=6)
    people: list[Person] = Field(max_length=4)
