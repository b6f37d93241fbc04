"""The closed vocabularies of the schema.

Trial terms are spelled as in the ClinicalTrials.gov API v2 (`Phase`, `Status`,
`InterventionalAssignment`, `DesignAllocation`, `DesignMasking`); where a release says less than a
registry would, a term of our own is added and marked below.
"""

from __future__ import annotations

from enum import StrEnum


class DocType(StrEnum):
    REGULATORY_DESIGNATION = "regulatory_designation"
    REGULATORY_SUBMISSION = "regulatory_submission"
    APPROVAL = "approval"
    CRL_OR_HOLD = "crl_or_hold"
    TRIAL_START = "trial_start"
    ENROLMENT_UPDATE = "enrolment_update"
    INTERIM_RESULTS = "interim_results"
    TOPLINE_RESULTS = "topline_results"
    SINGLE_PATIENT_RESULT = "single_patient_result"
    PRECLINICAL = "preclinical"
    CONFERENCE_NOTICE = "conference_notice"
    FINANCING = "financing"
    DEAL = "deal"
    PEOPLE = "people"
    EARNINGS = "earnings"
    OTHER = "other"


class Wire(StrEnum):
    BUSINESS_WIRE = "BUSINESS_WIRE"
    PR_NEWSWIRE = "PR_NEWSWIRE"
    GLOBENEWSWIRE = "GLOBENEWSWIRE"
    ACCESSWIRE = "ACCESSWIRE"
    NEWSFILE = "NEWSFILE"
    EQS = "EQS"
    COMPANY_SITE = "COMPANY_SITE"
    OTHER = "OTHER"


class OrganisationRole(StrEnum):
    ISSUER = "issuer"
    DEVELOPER = "developer"
    TRIAL_SPONSOR = "trial_sponsor"
    COLLABORATOR = "collaborator"
    LICENSOR = "licensor"
    LICENSEE = "licensee"
    CRO = "CRO"
    CDMO = "CDMO"
    INVESTIGATOR_SITE = "investigator_site"
    REGULATOR = "regulator"
    FUNDER = "funder"
    PUBLISHER = "publisher"


class Modality(StrEnum):
    SMALL_MOLECULE = "SMALL_MOLECULE"
    MAB = "MAB"
    BISPECIFIC = "BISPECIFIC"
    ADC = "ADC"
    CAR_T = "CAR_T"
    CAR_NK = "CAR_NK"
    TCR_T = "TCR_T"
    TIL = "TIL"
    CELL_OTHER = "CELL_OTHER"
    GENE_THERAPY_AAV = "GENE_THERAPY_AAV"
    GENE_THERAPY_OTHER = "GENE_THERAPY_OTHER"
    GENE_EDIT_IN_VIVO = "GENE_EDIT_IN_VIVO"
    MRNA = "MRNA"
    OLIGO = "OLIGO"
    VACCINE = "VACCINE"
    PEPTIDE = "PEPTIDE"
    RADIOPHARM = "RADIOPHARM"
    DEVICE = "DEVICE"
    DIAGNOSTIC = "DIAGNOSTIC"
    OTHER = "OTHER"


class CellSource(StrEnum):
    AUTOLOGOUS = "AUTOLOGOUS"
    ALLOGENEIC_DONOR = "ALLOGENEIC_DONOR"
    ALLOGENEIC_IPSC = "ALLOGENEIC_IPSC"
    ALLOGENEIC_UNSPECIFIED = "ALLOGENEIC_UNSPECIFIED"


class DevelopmentStatus(StrEnum):
    INVESTIGATIONAL = "INVESTIGATIONAL"
    APPROVED = "APPROVED"
    EUA = "EUA"
    WITHDRAWN = "WITHDRAWN"


class NameType(StrEnum):
    """What a product name is; `nonproprietary_unspecified` where INN or USAN is not said."""

    GENERIC = "generic"
    CODE = "code"
    BRAND = "brand"
    NONPROPRIETARY_UNSPECIFIED = "nonproprietary_unspecified"
    UNSPECIFIED = "unspecified"


class TargetRole(StrEnum):
    THERAPEUTIC_TARGET = "therapeutic_target"
    EDITED_GENE = "edited_gene"
    RESISTANCE_OR_EVASION_FACTOR = "resistance_or_evasion_factor"
    BIOMARKER = "biomarker"


class EditAction(StrEnum):
    KNOCK_OUT = "KNOCK_OUT"
    KNOCK_IN = "KNOCK_IN"
    INSERT = "INSERT"
    EDIT = "EDIT"


class Setting(StrEnum):
    NEWLY_DIAGNOSED = "NEWLY_DIAGNOSED"
    RELAPSED = "RELAPSED"
    REFRACTORY = "REFRACTORY"
    RR = "RR"
    MAINTENANCE = "MAINTENANCE"
    ADJUVANT = "ADJUVANT"
    NEOADJUVANT = "NEOADJUVANT"
    MRD_POSITIVE = "MRD_POSITIVE"
    PREVENTION = "PREVENTION"


class IndicationKind(StrEnum):
    DESIGNATION_SCOPE = "designation_scope"
    TRIAL_POPULATION = "trial_population"
    DEVELOPMENT_INDICATION = "development_indication"
    PATIENT_DIAGNOSIS = "patient_diagnosis"


class Phase(StrEnum):
    EARLY_PHASE1 = "EARLY_PHASE1"
    PHASE1 = "PHASE1"
    PHASE2 = "PHASE2"
    PHASE3 = "PHASE3"
    PHASE4 = "PHASE4"
    NA = "NA"


class OverallStatus(StrEnum):
    """ClinicalTrials.gov `Status`; PLANNED and ONGOING_UNSPECIFIED are ours."""

    ACTIVE_NOT_RECRUITING = "ACTIVE_NOT_RECRUITING"
    COMPLETED = "COMPLETED"
    ENROLLING_BY_INVITATION = "ENROLLING_BY_INVITATION"
    NOT_YET_RECRUITING = "NOT_YET_RECRUITING"
    RECRUITING = "RECRUITING"
    SUSPENDED = "SUSPENDED"
    TERMINATED = "TERMINATED"
    WITHDRAWN = "WITHDRAWN"
    UNKNOWN = "UNKNOWN"
    PLANNED = "PLANNED"
    ONGOING_UNSPECIFIED = "ONGOING_UNSPECIFIED"


class InterventionModel(StrEnum):
    SINGLE_GROUP = "SINGLE_GROUP"
    PARALLEL = "PARALLEL"
    CROSSOVER = "CROSSOVER"
    FACTORIAL = "FACTORIAL"
    SEQUENTIAL = "SEQUENTIAL"


class Allocation(StrEnum):
    RANDOMIZED = "RANDOMIZED"
    NON_RANDOMIZED = "NON_RANDOMIZED"
    NA = "NA"


class Masking(StrEnum):
    NONE = "NONE"
    SINGLE = "SINGLE"
    DOUBLE = "DOUBLE"
    TRIPLE = "TRIPLE"
    QUADRUPLE = "QUADRUPLE"


class EnrolmentKind(StrEnum):
    ACTUAL = "actual"
    TARGET = "target"
    DOSED = "dosed"
    EVALUABLE = "evaluable"


class EventType(StrEnum):
    DESIGNATION = "DESIGNATION"
    IND_CTA_CLEARED = "IND_CTA_CLEARED"
    CLINICAL_HOLD = "CLINICAL_HOLD"
    HOLD_LIFTED = "HOLD_LIFTED"
    SUBMISSION = "SUBMISSION"
    FILING_ACCEPTED = "FILING_ACCEPTED"
    REVIEW_PRIORITY_SET = "REVIEW_PRIORITY_SET"
    GOAL_DATE_SET = "GOAL_DATE_SET"
    ADCOM = "ADCOM"
    APPROVAL = "APPROVAL"
    CRL_REFUSAL = "CRL_REFUSAL"
    LABEL_CHANGE = "LABEL_CHANGE"
    WITHDRAWAL = "WITHDRAWAL"
    VOUCHER = "VOUCHER"
    MEETING_FEEDBACK = "MEETING_FEEDBACK"


class EventStatus(StrEnum):
    REQUESTED = "requested"
    GRANTED = "granted"
    DENIED = "denied"
    RESCINDED_BY_AUTHORITY = "rescinded_by_authority"
    WITHDRAWN_BY_SPONSOR = "withdrawn_by_sponsor"
    EXPIRED = "expired"
    PLANNED_REQUEST = "planned_request"


class Novelty(StrEnum):
    NEW_IN_DOCUMENT = "new_in_document"
    RESTATED = "restated"
    UNKNOWN = "unknown"


class EndpointCode(StrEnum):
    ORR = "ORR"
    CR = "CR"
    SCR = "SCR"
    VGPR = "VGPR"
    PR = "PR"
    MRD_NEG = "MRD_NEG"
    DOR = "DOR"
    PFS = "PFS"
    OS = "OS"
    EFS = "EFS"
    EXPANSION_PK = "EXPANSION_PK"
    OTHER = "OTHER"


class EvidenceLevel(StrEnum):
    CLINICAL = "clinical"
    PRECLINICAL = "preclinical"
    NOT_STATED = "not_stated"


class Presence(StrEnum):
    """A reported finding; what is not stated has no entry, and is no absence."""

    PRESENT = "present"
    EXPLICITLY_ABSENT = "explicitly_absent"


class GradingScale(StrEnum):
    ASTCT = "ASTCT"
    CTCAE = "CTCAE"
    LEE2014 = "LEE2014"


class MilestoneKind(StrEnum):
    DATA_UPDATE = "DATA_UPDATE"
    TOPLINE = "TOPLINE"
    ENROLMENT_COMPLETE = "ENROLMENT_COMPLETE"
    TRIAL_START = "TRIAL_START"
    FIRST_DOSE = "FIRST_DOSE"
    SUBMISSION = "SUBMISSION"
    GOAL_DATE = "GOAL_DATE"
    PRESENTATION = "PRESENTATION"
    APPROVAL = "APPROVAL"
    LAUNCH = "LAUNCH"
    OTHER = "OTHER"


class Certainty(StrEnum):
    COMPLETED = "completed"
    SCHEDULED = "scheduled"
    EXPECTED = "expected"
    TARGET = "target"
    CONDITIONAL = "conditional"


class Hedge(StrEnum):
    POTENTIAL = "potential"
    DESIGNED_TO = "designed_to"
    INVESTIGATIONAL = "investigational"
    ANTICIPATED = "anticipated"
    MAY = "may"
    BELIEVED = "believed"


class ClaimKind(StrEnum):
    FIRST_IN_CLASS = "first_in_class"
    SUPERIORITY = "superiority"
    SAFETY_CHARACTERISATION = "safety_characterisation"
    MARKET = "market"
    MECHANISM = "mechanism"
    OTHER = "other"
