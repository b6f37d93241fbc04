"""The products, diseases and trials of a baseline's answer as entries of the schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bench.baselines import said
from bench.baselines.findings import Links
from bench.baselines.placing import Placing
from bench.baselines.system import Json
from summarizer.schemas.indication import Indication
from summarizer.schemas.product import Product, ProductName, Target
from summarizer.schemas.terms import (
    Allocation,
    CellSource,
    DevelopmentStatus,
    EnrolmentKind,
    InterventionModel,
    Masking,
    Modality,
    NameType,
    OverallStatus,
    Setting,
    TargetRole,
)
from summarizer.schemas.trial import Endpoint, Enrolment, RegistryId, Trial

_MODALITIES = {
    r"bispecific": "BISPECIFIC",
    r"antibody.drug": "ADC",
    r"antibod|mab\b": "MAB",
    r"car.?nk": "CAR_NK",
    r"car.?t\b": "CAR_T",
    r"\baav\b": "GENE_THERAPY_AAV",
    r"gene therapy": "GENE_THERAPY_OTHER",
    r"small.molecule|inhibitor|oral": "SMALL_MOLECULE",
    r"mrna": "MRNA",
    r"sirna|oligo|antisense": "OLIGO",
    r"vaccine": "VACCINE",
    r"peptide": "PEPTIDE",
    r"radio": "RADIOPHARM",
    r"cell": "CELL_OTHER",
}
_SETTINGS = {
    r"relapsed.{1,5}refractory": "RR",
    r"relapsed": "RELAPSED",
    r"refractory": "REFRACTORY",
    r"newly|front.?line|first.?line|untreated": "NEWLY_DIAGNOSED",
    r"neoadjuvant": "NEOADJUVANT",
    r"adjuvant": "ADJUVANT",
    r"maintenance": "MAINTENANCE",
    r"prevent": "PREVENTION",
}
_STATUSES = {
    r"not yet": "NOT_YET_RECRUITING",
    r"fully enrolled|completed enrol": "ACTIVE_NOT_RECRUITING",
    r"enrolling|recruiting": "RECRUITING",
    r"complete": "COMPLETED",
    r"plan": "PLANNED",
    r"hold|suspend": "SUSPENDED",
    r"terminat": "TERMINATED",
    r"ongoing|active": "ONGOING_UNSPECIFIED",
}


def products(given: list[Json], placing: Placing) -> Iterator[Product]:
    number = 0
    for entry in given:
        name, kind = said.text(entry.get("name")), said.text(entry.get("descriptor"))
        if name is None and kind is None:
            continue
        number += 1
        modality = said.member(Modality, entry.get("modality"), other=_MODALITIES)
        source = said.member(CellSource, entry.get("cell_source"))
        status = said.member(DevelopmentStatus, entry.get("status"))
        own, platform = name or kind, said.text(entry.get("platform"))
        yield Product(
            key=f"product-{number}",
            preferred_name=placing.stated(name, entry=entry) if name else None,
            descriptor=placing.stated(kind, entry=entry) if kind else None,
            names=tuple(
                ProductName(text=placing.stated(one, entry=entry), type=NameType.UNSPECIFIED)
                for one in said.texts(entry.get("other_names"))
                if one != name
            ),
            modality=placing.stated(modality, kind, own, entry=entry) if modality else None,
            cell_source=placing.stated(source, kind, own, entry=entry) if source else None,
            targets=tuple(
                Target(
                    text=placing.stated(one, entry=entry),
                    role=placing.stated(TargetRole.THERAPEUTIC_TARGET, one, entry=entry),
                )
                for one in map(said.short_form, said.texts(entry.get("targets")))
            ),
            platform=placing.stated(platform, entry=entry) if platform else None,
            development_status=placing.stated(status, own, entry=entry) if status else None,
            evidence=(placing.evidence(own, entry=entry),),
        )


def indications(given: list[Json], placing: Placing) -> Iterator[Indication]:
    seen: dict[str, None] = {}
    for entry in given:
        disease = said.text(entry.get("disease"))
        if disease is None or disease.casefold() in seen:
            continue
        seen[disease.casefold()] = None
        settings = said.texts(entry.get("setting"))
        members = [said.member(Setting, one, other=_SETTINGS) for one in settings]
        yield Indication(
            key=f"indication-{len(seen)}",
            disease_text=placing.stated(disease, entry=entry),
            setting=tuple(
                placing.stated(one, disease, entry=entry)
                for one in dict.fromkeys(filter(None, members))
            ),
            evidence=(placing.evidence(disease, entry=entry),),
        )


def trials(given: list[Json], placing: Placing, links: Links) -> Iterator[Trial]:
    for number, entry in enumerate(given, start=1):
        acronym = said.text(entry.get("acronym"))
        ids = [one for one in said.texts(entry.get("registry_ids")) if re.search(r"\d", one)]
        pivotal, status = said.truth(entry.get("is_pivotal")), entry.get("status")
        state = said.member(OverallStatus, status, other=_STATUSES)
        masking = said.member(Masking, entry.get("masking"))
        size, kind = said.whole(entry.get("enrolment")), entry.get("enrolment_kind")
        known = [acronym, *ids, *entry.get("phases_as_said", [])]

        def stated(value: Any, *words: object, entry: Json = entry, known: Any = known) -> Any:
            return None if value is None else placing.stated(value, *words, *known, entry=entry)

        yield Trial(
            key=f"trial-{number}",
            acronym=stated(acronym),
            registry_ids=tuple(
                RegistryId(registry=registry, id=stated(code, one))
                for one in ids
                for registry, code in [said.registry_id(one)]
            ),
            phases=tuple(stated(one) for one in said.phases(entry.get("phases") or [])),
            is_pivotal=stated(True) if pivotal else None,
            intervention_model=stated(InterventionModel.SINGLE_GROUP, "single-arm")
            if said.truth(entry.get("single_arm"))
            else None,
            allocation=stated(Allocation.RANDOMIZED, "randomized", "randomised")
            if said.truth(entry.get("randomized"))
            else None,
            masking=stated(masking, "open-label", "double-blind"),
            status=stated(state, status),
            endpoints=tuple(
                Endpoint(type="primary", text=stated(one))
                for one in said.texts(entry.get("primary_endpoints"))
            ),
            enrolment=Enrolment(value=stated(size), kind=said.member(EnrolmentKind, kind))
            if size is not None
            else None,
            indications=(links.indication,) if links.indication else (),
            products=(links.product,) if links.product else (),
            evidence=(placing.evidence(*known, entry=entry),),
        )
