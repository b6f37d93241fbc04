"""Trials: the phrases that name one trial brought together, then what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.grounding.context import FACTUAL, Context, derived, stated
from summarizer.grounding.ledger import says_nothing
from summarizer.grounding.trial_design import read_design
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import Phase
from summarizer.schemas.trial import RegistryId, Trial, TrialDraft


@dataclass(slots=True)
class _Cluster:
    """Phrases that name the same trial."""

    phrases: list[Mention] = field(default_factory=list)
    ids: list[Mention] = field(default_factory=list)
    acronym: str = ""
    phases: str = ""
    pivotal: bool = False

    def add(self, phrase: Mention) -> None:
        self.phrases.append(phrase)
        self.acronym = self.acronym or phrase.value
        self.phases = self.phases or phrase.attributes.get("phases", "")
        self.pivotal = self.pivotal or "pivotal" in phrase.attributes

    def fits(self, phrase: Mention) -> bool:
        """Whether nothing the phrase says speaks against its being this trial."""
        phases = phrase.attributes.get("phases", "")
        return (not phrase.value or not self.acronym or phrase.value == self.acronym) and (
            not phases or not self.phases or phases == self.phases
        )


def ground_trials(drafts: list[TrialDraft], context: Context) -> tuple[Trial, ...]:
    """Every trial the document names; the model's entries are matched to them, or refused."""
    clusters = _clusters(context)
    for index, draft in enumerate(drafts):
        _match(draft, f"trials[{index}]", clusters, context)
    return tuple(
        _trial(cluster, f"trial-{number}", context) for number, cluster in enumerate(clusters, 1)
    )


def _clusters(context: Context) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    phrases = [_without_an_id(phrase, context) for phrase in context.of(Kind.TRIAL)]
    telling = [p for p in phrases if p.value or p.attributes]
    # Phrases that say most come first, so that the vaguer ones find their trial.
    for phrase in sorted(telling, key=lambda p: (-len(p.attributes) - 2 * bool(p.value), p.span)):
        home = _home(phrase, clusters)
        if home is None:
            home = _Cluster()
            clusters.append(home)
        home.add(phrase)
    vague = [p for p in phrases if not p.value and not p.attributes]
    if not clusters and vague:
        clusters.append(_Cluster())
    if len(clusters) == 1:
        for phrase in vague:
            clusters[0].add(phrase)
    clusters.sort(key=lambda cluster: (not cluster.acronym, min(p.span for p in cluster.phrases)))
    _attach_ids(clusters, context)
    return clusters


def _without_an_id(phrase: Mention, context: Context) -> Mention:
    """The phrase, its name left out where that is the trial's registry id."""
    ids = {mention.text for mention in context.of(Kind.REGISTRY_ID)}
    return replace(phrase, value="") if phrase.value in ids else phrase


def _home(phrase: Mention, clusters: list[_Cluster]) -> _Cluster | None:
    fitting = [cluster for cluster in clusters if cluster.fits(phrase)]
    if phrase.value:
        named = [c for c in fitting if c.acronym == phrase.value]
        return named[0] if named else next((c for c in fitting if not c.acronym and c.phases), None)
    if "pivotal" in phrase.attributes:
        pivotal = [c for c in fitting if c.pivotal]
        return pivotal[0] if pivotal else (fitting[0] if len(fitting) == 1 else None)
    same = [c for c in fitting if c.phases == phrase.attributes.get("phases", "")]
    return same[0] if same else None


def _attach_ids(clusters: list[_Cluster], context: Context) -> None:
    """Rule R-TR-02: an id belongs to the trial that its own sentence, or the one before, names."""
    for mention in context.of(Kind.REGISTRY_ID):
        if context.document.section_at(mention.span.start) not in FACTUAL:
            continue
        owner = _owner(mention.span, clusters, context)
        if owner is None:
            owner = _Cluster()
            clusters.append(owner)
        owner.ids.append(mention)


def _owner(span: Span, clusters: list[_Cluster], context: Context) -> _Cluster | None:
    if len(clusters) == 1:
        return clusters[0]
    sentence = context.sentence(span)
    before = [
        (phrase.span.start, cluster)
        for cluster in clusters
        for phrase in cluster.phrases
        if phrase.span.start < span.start
    ]
    inside = [pair for pair in before if pair[0] >= sentence.start]
    nearest = max(inside or before, default=None, key=lambda pair: pair[0])
    return nearest[1] if nearest else None


def _match(draft: TrialDraft, path: str, clusters: list[_Cluster], context: Context) -> None:
    """Find the trial that a draft means; accept what fits it, refuse the rest."""
    quote = context.quoted(f"{path}.quote", draft.quote)
    near = context.sentence(quote) if quote else None
    cluster = _meant(draft, near, clusters)
    if cluster is None:
        context.ledger.refuse(path, draft, "no-trial", "the document names no such trial")
        return
    number = next(n for n, known in enumerate(clusters) if known is cluster)
    context.ledger.became(path, f"trials[{number}]")
    if draft.acronym is not None and not says_nothing(draft.acronym):
        if cluster.acronym and draft.acronym.lower() == cluster.acronym.lower():
            context.ledger.accept(f"{path}.acronym")
        else:
            reason = "the document calls no trial by this name"
            context.ledger.refuse(f"{path}.acronym", draft.acronym, "R-EV-03", reason)
    known = {mention.value for mention in cluster.ids}
    for index, said in enumerate(draft.registry_ids):
        place = f"{path}.registry_ids[{index}]"
        if said in known:
            context.ledger.accept(place)
        elif not says_nothing(said):
            context.ledger.refuse(
                place, said, "R-TR-01", "the document gives this trial no such id"
            )
    phases = set(cluster.phases.split(","))
    for index, phase in enumerate(draft.phases):
        place = f"{path}.phases[{index}]"
        if phase.value in phases:
            context.ledger.accept(place)
        else:
            reason = "the document does not say this phase of this trial"
            context.ledger.refuse(place, phase.value, "R-TR-03", reason)
    _enrolment(draft, path, cluster, context)


def _meant(draft: TrialDraft, near: Span | None, clusters: list[_Cluster]) -> _Cluster | None:
    name = (draft.acronym or "").lower()
    by_name = [c for c in clusters if name and c.acronym.lower() == name]
    by_id = [c for c in clusters if {m.value for m in c.ids} & set(draft.registry_ids)]
    phases = ",".join(phase.value for phase in draft.phases)
    by_place = [
        c for c in clusters if near is not None and any(p.span.overlaps(near) for p in c.phrases)
    ]
    by_place.sort(key=lambda c: c.phases != phases)
    return next(iter(by_name or by_id or by_place), None)


def _enrolment(draft: TrialDraft, path: str, cluster: _Cluster, context: Context) -> None:
    if draft.enrolment is None:
        return
    design = read_design(context, _spans(cluster, context))
    said = design["enrolment"]
    if said is not None and said.value.value == draft.enrolment:
        context.ledger.accept(f"{path}.enrolment")
    else:
        reason = "the document does not give this number of patients for this trial"
        context.ledger.refuse(f"{path}.enrolment", draft.enrolment, "R-NUM-01", reason)


def _spans(cluster: _Cluster, context: Context) -> list[Span]:
    return list(dict.fromkeys(context.sentence(p.span) for p in cluster.phrases))


def _trial(cluster: _Cluster, key: str, context: Context) -> Trial:
    places = [mention.span for mention in (*cluster.phrases, *cluster.ids)]
    return Trial(
        key=key,
        acronym=_acronym(cluster, context),
        registry_ids=tuple(
            RegistryId(
                registry=mention.attributes["registry"],
                id=stated(mention.value, context.evidence(mention.span)),
            )
            for mention in {m.value: m for m in reversed(cluster.ids)}.values()
        ),
        phases=_phases(cluster, context),
        is_pivotal=_pivotal(cluster, context),
        **read_design(context, _spans(cluster, context)),
        evidence=tuple(context.evidence(span) for span in sorted(places)[:6]),
    )


def _acronym(cluster: _Cluster, context: Context) -> Stated[str] | None:
    for phrase in cluster.phrases:
        if phrase.value:
            start = context.document.text.index(phrase.value, phrase.span.start)
            return stated(phrase.value, context.evidence(Span(start, start + len(phrase.value))))
    return None


def _phases(cluster: _Cluster, context: Context) -> tuple[Stated[Phase], ...]:
    for phrase in cluster.phrases:
        if "phases" in phrase.attributes:
            phases = [Phase(name) for name in phrase.attributes["phases"].split(",")]
            evidence = next(
                context.evidence(mention.span)
                for mention in context.of(Kind.PHASE)
                if mention.span.overlaps(phrase.span) and mention.value
            )
            rule = "phase-numeral" if len(phases) == 1 else "phase-pair"
            return tuple(derived(phase, rule, evidence) for phase in phases)
    return ()


def _pivotal(cluster: _Cluster, context: Context) -> Stated[bool] | None:
    for phrase in cluster.phrases:
        if "pivotal" in phrase.attributes:
            return stated(True, context.evidence(phrase.span))
    return None
