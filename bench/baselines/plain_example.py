"""One invented release with its record: the worked example in plain instructor's prompt."""

from __future__ import annotations

from bench.baselines.form import (
    Head,
    Indication,
    Milestone,
    Organisation,
    Person,
    Product,
    RegulatoryEvent,
    Release,
    Result,
    SafetyFinding,
    Trial,
)
from bench.baselines.langextract_task import FIRST_TEXT, SECOND_TEXT

TEXT = f"{FIRST_TEXT}\n\n{SECOND_TEXT.partition(' Separately,')[0]}"

RECORD = Release(
    document=Head(
        title="Oravell Bio Receives European Orphan Designation for ORV-118 in Cholangiocarcinoma",
        doc_types=["regulatory_designation"],
        release_date="2024-03-03",
        dateline_place="Lyon",
        issuer="Oravell Bio",
        wire="GLOBENEWSWIRE",
        tickers=["Nasdaq: ORVB"],
    ),
    organisations=[Organisation(name="European Commission", role="regulator")],
    products=[
        Product(
            name="ORV-118",
            other_names=["velratinib"],
            descriptor="investigational oral FGFR2 inhibitor",
            modality="SMALL_MOLECULE",
            targets=["FGFR2"],
            platform="KinaseDesk",
            status="INVESTIGATIONAL",
        )
    ],
    indications=[Indication(disease="cholangiocarcinoma", setting=["RELAPSED"])],
    trials=[
        Trial(
            acronym="STARLIT-2",
            registry_ids=["NCT01234567"],
            phases=["PHASE2"],
            is_pivotal=None,
            single_arm=None,
            randomized=True,
            masking="DOUBLE",
            status="ACTIVE_NOT_RECRUITING",
            enrolment=70,
            primary_endpoints=["progression-free survival"],
        )
    ],
    regulatory_events=[
        RegulatoryEvent(
            event_type="DESIGNATION",
            designation="orphan designation",
            authority="European Commission",
            status="granted",
            novelty="new",
            date=None,
        ),
        RegulatoryEvent(
            event_type="DESIGNATION",
            designation="Fast Track",
            authority="FDA",
            status="granted",
            novelty="restated",
            date="2023-05",
        ),
    ],
    patient_case=None,
    results=[
        Result(
            endpoint="objective response rate",
            value="31%",
            n=11,
            N=35,
            confidence_interval="95% CI: 17%, 49%",
            p_value="p=0.012",
            timepoint="Week 16",
            population="velratinib",
        )
    ],
    safety=[
        SafetyFinding(
            term="stomatitis",
            presence="present",
            grade="Grade 3",
            n=4,
            N=35,
            management=["dexamethasone mouthwash"],
        ),
        SafetyFinding(
            term="hepatotoxicity", presence="explicitly_absent", grade=None, management=[]
        ),
    ],
    milestones=[
        Milestone(
            kind="DATA_UPDATE",
            text="Final data are expected in the second half of 2025",
            when="second half of 2025",
        )
    ],
    people=[
        Person(
            name="Ana Ferro",
            credentials=["M.D."],
            role="Chief Medical Officer",
            organisation="Oravell Bio",
        )
    ],
)
