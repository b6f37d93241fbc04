"""What a text says became of a designation, and whether that is its news.

A designation is judged by its clause: the nearest verb before its list, or the one behind it, and
how that verb is meant. Whatever stays open is `unknown`; nothing counts as granted by default.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.access_schemes import allowed_by_authority
from summarizer.finding.act_timing import Novelty, date_of_act, read_novelty
from summarizer.finding.agents import (
    AGENCY,
    ends_with_agency,
    names_an_agency,
    withdrawn_by_authority,
)
from summarizer.finding.definitions import explanation_in
from summarizer.finding.designation_opinions import opinion_on
from summarizer.finding.designation_requests import of_request, request_around
from summarizer.finding.mentions import Mention
from summarizer.finding.modality import Form, Modality, governed_by_doubt, is_condition, modality
from summarizer.finding.passages import Passage, moved, passage_around
from summarizer.finding.presupposed import is_presupposed
from summarizer.finding.status_cues import (
    Act,
    After,
    Cue,
    first_after,
    granted_behind,
    nearest_before,
)
from summarizer.finding.verdicts import REASONS, Status, Verdict
from summarizer.vocabulary.designations import DesignationKind


@dataclass(frozen=True, slots=True)
class StatusReading:
    """How one mention is to be read.

    Attributes:
        rule: Name of the rule that decided the status.
        cue: The words it decided by; None where it went by the section or found none.
        reason: The rule in a sentence.
        section: Where the mention stands.
        dated: The words of an explicit date that the clause ties to the act; unparsed.
    """

    status: Status
    novelty: Novelty
    rule: str
    cue: Span | None
    reason: str
    section: Section
    dated: Span | None = None


_SILENT = frozenset({Section.FORWARD_LOOKING, Section.CONTACT, Section.PAGE_CHROME})
_REVIEW = DesignationKind.REVIEW.value
_ACCESS = DesignationKind.ACCESS.value  # patients ask for it, not sponsors
_REQUESTS = frozenset({Status.REQUESTED, Status.PLANNED_REQUEST})
_APPLICATION = re.compile(
    r"\b(?:s?BLA|s?NDA|ANDA|MAA|J?NDA|NDS|IND|PMA)s?\b|\b(?:application|submission|filing|approv)"
    r"|\breviewed\b",
)
_NOT_OBJECT = re.compile(
    r"\b(?:feedback|guidance|comments|minutes|advice|questions|letters?|notices?|approval"
    r"|clearance|"
    r"response|results|data|funding|payments?|acceptance|agreement|million|patents?|milestones?|"
    r"orders?|support|opinions?|recommendations?|decisions?|news|notification|patients"
    r"|treatment)\b(?![^,;]*(?:,|\band\b))",
    re.IGNORECASE,
)
_IF_GRANTED = re.compile(
    r"\bif\s+(?:it\s+is\s+|they\s+are\s+)?(?:granted|awarded|received|obtained),?\s*(?:the\s+"
    r"|an?\s+)?$",
    re.IGNORECASE,
)
# `Had the FDA granted it, ...`: an inverted condition.
_HAD_IT = re.compile(r"\W*Had\s+(?=(?:the|we|it|[A-Z])\b)")
_NONE_OF = re.compile(r"\b(?:neither|nor|no|not(?!\s+only)|without)\b[^,;]{0,60}$", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:over|more\s+than|nearly|dozens|hundreds|many)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_ACCEPTED_FOR = re.compile(r"\b(?:for|with|under)\s+(?:[\w.'-]+\s+){0,2}$", re.IGNORECASE)
_REFUSED = re.compile(
    r"\b(?:did|does|was|were)(?:\s+not|n't)|\b(?:declin|refus|decided\s+not)\w*", re.IGNORECASE
)
_COULD_NOT = re.compile(r"\b(?:unable|could\s+not|cannot|in\s+no\s+position)\b", re.IGNORECASE)
_GIVING = re.compile(r"(?:grant|award|designat|confer|give|accept|assign)", re.IGNORECASE)
_AT_REQUEST = re.compile(r"\bat\s+(?:the|its|our)\s+(?:\w+\s+)?request\b", re.IGNORECASE)
# `has not granted it, citing ...`, `at this time`: a decision, where a bare `has not` may wait.
_DECIDED_SO = re.compile(
    r"\b(?:at\s+(?:this|the\s+present)\s+(?:time|stage|point)|citing|because|on\s+the\s+grounds?"
    r"|concluding|considering|as\s+(?:it|the))\b",
    re.IGNORECASE,
)
_YET = re.compile(r"\byet\b", re.IGNORECASE)
# `does not affect the orphan designation`: there is one.
_UNTOUCHED = re.compile(
    r"\b(?:(?:does|do|did)\s+not\s+(?:affect|change|concern|alter|touch)"
    r"|no\s+(?:effect|bearing|impact)\s+on|independent\s+of)\s+(?:the|its|our)\s+(?:[\w.]+\s+){0,3}$",
    re.IGNORECASE,
)
# `the FDA granted X and the MHRA an Innovation Passport`: the verb is told once.
_VERB_LEFT_OUT = re.compile(rf"\W*(?:the\s+)?(?:[\w.]+\s+)?{AGENCY}\s+(?:an?\s+)?$")
_NOT_HELD = re.compile(r"\b(?:heard|known|access|experience|familiar|discuss\w*)\b", re.IGNORECASE)
_NOBODY = re.compile(r"\W*(?:no|none\s+of|neither)\b", re.IGNORECASE)
# `for the treatment of X, `: then a relative clause of the designation may follow.
_SCOPE = re.compile(r"\s*(?:(?:for|in|of|to)\s+[^,;]{2,90})?,?\s*")
_NEXT_TO = re.compile(
    r"\b(?:in\s+addition\s+to|alongside|adds?\s+to|adding\s+to|complements|on\s+top\s+of)\s+"
    r"(?:[\w.']+\s+){0,4}$",
    re.IGNORECASE,
)
_HEADS = re.compile(r"\b(?:designations?|status)\b", re.IGNORECASE)
_DESIGNATED = re.compile(r"designated$", re.IGNORECASE)
_LATER_LOST = re.compile(
    r"[^.;]{0,120}?,?\s+(?:but|which|that|and|although|though)\s+(?:it\s+|they\s+)?(?:[a-z]+ly\s+)?"
    r"(?:(?:was|were|has|have|had)\s+(?:been\s+)?)?(?:[a-z]+\s+){0,2}"
    r"(?P<verb>rescinded|revoked|cancell?ed|expired|lapsed|withdrawn)\b",
    re.IGNORECASE,
)
_NO_PLAN = re.compile(
    r"\b(?:(?P<no>not|never|no\s+longer|no\s+plans?|no\s+intention|n['’]t)|eligible|whether|may"
    r"|might|could)\b",
    re.IGNORECASE,
)
_NEAR_WORDS = 5  # words that may stand between `has` or `with` and the designation
_BETWEEN_MEMBERS = 11  # words that may stand between two designations of one `has`
_ANNOUNCED_WORDS = 8  # words that may stand between `announces` and the designation
_HAPPENED = frozenset(
    {
        Status.REQUESTED,
        Status.GRANTED,
        Status.DENIED,
        Status.RESCINDED_BY_AUTHORITY,
        Status.WITHDRAWN_BY_SPONSOR,
        Status.EXPIRED,
    }
)
_STATUS_OF = {
    Act.GRANT: Status.GRANTED,
    Act.ACCEPT: Status.GRANTED,
    Act.HOLD: Status.GRANTED,
    Act.KEEP: Status.GRANTED,
    Act.UNDER: Status.GRANTED,
    Act.ANNOUNCE: Status.GRANTED,
    Act.REQUEST: Status.REQUESTED,
    Act.REQUEST_NOUN: Status.REQUESTED,
    Act.DENY: Status.DENIED,
    Act.RESCIND: Status.RESCINDED_BY_AUTHORITY,
    Act.EXPIRE: Status.EXPIRED,
}


def read_status(document: Document, mention: Mention) -> StatusReading:
    """What is said of a designation that `find_designations` has found in this document."""
    listed = Span(int(mention.attributes["list_start"]), int(mention.attributes["list_end"]))
    passage = passage_around(document, listed)
    verdict = _judge(passage, mention)
    if verdict.status is Status.GRANTED:
        verdict = _unless_lost(passage, _unless_for_nothing(passage, mention, verdict))
    elif mention.attributes["designation_kind"] == _ACCESS and verdict.status in _REQUESTS:
        verdict = Verdict(Status.UNKNOWN, "no-cue")
    elif verdict.status is Status.PLANNED_REQUEST:
        verdict = _unless_no_plan(passage, verdict)
    happened = verdict.status in _HAPPENED
    start, end = verdict.start, verdict.end
    standing = verdict.status is Status.GRANTED
    novelty = Novelty.UNKNOWN
    if happened:
        novelty = read_novelty(passage, start, end, standing=standing)
    return StatusReading(
        status=verdict.status,
        novelty=novelty,
        rule=verdict.rule,
        cue=passage.span(start, end) if start >= 0 else None,
        reason=REASONS[verdict.rule],
        section=passage.section,
        dated=date_of_act(passage, start, end) if happened else None,
    )


def _judge(passage: Passage, mention: Mention) -> Verdict:
    if passage.section is Section.EXPLANATORY:
        return Verdict(Status.EXPLANATORY, "R-EV-04")
    if passage.section in _SILENT:
        return Verdict(Status.UNKNOWN, "R-EV-04")
    if (told := _without_its_verb(passage)) is not None:
        return told
    is_access = mention.attributes["designation_kind"] == _ACCESS
    if is_access and (allowed := allowed_by_authority(passage)) is not None:
        return Verdict(Status.GRANTED, "verb-behind", *allowed)
    after = first_after(passage.clause_right)
    if after is None and (scope := _SCOPE.fullmatch(passage.clause_right)) is not None:
        after = granted_behind(passage.right, scope.end())
    reviewed = mention.attributes["designation_kind"] == _REVIEW
    before = nearest_before(passage.clause_left, without=None if reviewed else Act.UNDER)
    if (request := request_around(passage)) is not None:
        return of_request(passage, request)
    if before is not None and not _is_near(passage, before):
        before = None
    if after is not None and (before is None or _overrides(after, before)):
        return _of_after(passage, after)
    if before is not None:
        return _of_before(passage, mention, before)
    return _without_verb(passage, mention)


def _without_its_verb(passage: Passage) -> Verdict | None:
    """What words around a designation say of it before any verb is asked."""
    if (explained := explanation_in(passage)) is not None:
        return Verdict(Status.EXPLANATORY, "definition", *explained)
    hedge = _IF_GRANTED.search(passage.left) or _HAD_IT.match(passage.left)
    if hedge is not None:
        return Verdict(Status.ELIGIBLE_ONLY, "hedged", *hedge.span())
    if (beside := _NEXT_TO.search(passage.clause_left)) is not None:
        return Verdict(Status.GRANTED, "verb-before", *moved(beside.span(), passage.clause))
    if (untouched := _UNTOUCHED.search(passage.left)) is not None:
        return Verdict(Status.GRANTED, "presupposed", *untouched.span())
    if (opinion := opinion_on(passage.left, passage.right)) is not None:
        return Verdict(Status.REQUESTED, "opinion", *opinion)
    return None


def _is_near(passage: Passage, cue: Cue) -> bool:
    """Whether the designation can be what the verb is about."""
    between = passage.clause_left[cue.end :]
    if cue.act in {Act.HOLD, Act.UNDER}:
        subject = passage.clause_left[: cue.start]
        is_at_head = passage.clause_left.lstrip().lower().startswith("with")
        by_agency = cue.act is Act.HOLD and ends_with_agency(subject)
        if (is_at_head and not subject.strip()) or by_agency or _NOT_HELD.search(between):
            return False
        first, *further = _HEADS.split(between)
        near = len(first.split()) <= _NEAR_WORDS and "," not in first
        return near and all(len(piece.split()) <= _BETWEEN_MEMBERS for piece in further)
    if cue.act is Act.ANNOUNCE:
        news = passage.section in {Section.HEADLINE, Section.LEAD}
        far = len(between.split()) > _ANNOUNCED_WORDS or "," in between
        return news and not far and not _NOT_OBJECT.search(between)
    if cue.act is Act.KEEP and len(between.split()) > _NEAR_WORDS:
        return False
    return cue.act not in {Act.GRANT, Act.KEEP} or not _NOT_OBJECT.search(between)


def _overrides(after: After, before: Cue) -> bool:
    """A verb behind a designation outweighs one before it, unless both say it was granted."""
    if before.act in {Act.HOLD, Act.UNDER, Act.REQUEST_NOUN, Act.ANNOUNCE}:
        return True
    return before.act is Act.GRANT and after.act not in {Act.GRANT, Act.REQUEST}


def _of_after(passage: Passage, after: After) -> Verdict:
    at = moved((after.start, after.end), passage.behind)
    doubt = governed_by_doubt(passage.left) or is_condition(passage.clause_left)
    if after.hedged or (after.act is Act.GRANT and doubt):
        if after.act is Act.REQUEST:
            return Verdict(Status.PLANNED_REQUEST, "planned", *at)
        granted = after.act is Act.GRANT
        return Verdict(Status.ELIGIBLE_ONLY if granted else Status.UNKNOWN, "hedged", *at)
    if after.negated:
        refused = after.act is Act.GRANT and not passage.text[at[0] :].startswith(("ha", "Ha"))
        return Verdict(Status.DENIED if refused else Status.UNKNOWN, "negated", *at)
    if after.act is Act.WITHDRAW:
        asked = passage.left if _AT_REQUEST.search(passage.left) else ""
        return _of_withdrawal(asked, passage.right[after.end :], at)
    return Verdict(_STATUS_OF[after.act], "verb-behind", *at)


def _of_before(passage: Passage, mention: Mention, cue: Cue) -> Verdict:
    at = moved((cue.start, cue.end), passage.clause)
    chain = passage.clause_left[: cue.start]
    between = passage.clause_left[cue.end :]
    if _NONE_OF.search(between) or _MANY.search(between):
        return Verdict(Status.UNKNOWN, "negated" if _NONE_OF.search(between) else "many", *at)
    if cue.act is Act.ELIGIBLE:
        return _of_eligibility(passage, mention, cue)
    if cue.act is Act.REQUEST_NOUN:
        return of_request(passage, Span(at[0], passage.behind))
    if cue.act is Act.LOSE:
        return Verdict(Status.UNKNOWN, "negated", *at)
    if cue.act is Act.ACCEPT and not _ACCEPTED_FOR.search(between):
        return Verdict(Status.UNKNOWN, "no-cue", *at)
    meant = Modality.NEGATED if _NOBODY.match(chain) else modality(chain, cue.form)
    if meant is Modality.FACT and governed_by_doubt(passage.left[: at[0]]):
        meant = Modality.HEDGED
    if meant is not Modality.FACT:
        return _not_a_fact(passage, cue, meant, at)
    if cue.act is Act.REQUEST and cue.form is Form.GERUND:
        return Verdict(Status.PLANNED_REQUEST, "planned", *at)
    if cue.act is Act.WITHDRAW:
        return _of_withdrawal(passage.left[: at[0]], passage.right, at)
    return Verdict(_STATUS_OF[cue.act], "verb-before", *at)


def _of_eligibility(passage: Passage, mention: Mention, cue: Cue) -> Verdict:
    """Eligibility is no grant, except that it is what the PRIME scheme itself grants."""
    start, end = moved((cue.start, cue.end), passage.clause)
    chain = passage.clause_left[: cue.start]
    if modality(chain, Form.PAST) is Modality.NEGATED:
        return Verdict(Status.UNKNOWN, "negated", start, end)
    verb = nearest_before(chain)
    if mention.value == "EMA_PRIME" and verb is not None and verb.act is Act.GRANT:
        meant = modality(chain[: verb.start], verb.form)
        if meant is Modality.FACT and verb.form is not Form.BASE:
            return Verdict(Status.GRANTED, "verb-before", passage.clause + verb.start, end)
    return Verdict(Status.ELIGIBLE_ONLY, "R-REG-06", start, end)


def _not_a_fact(passage: Passage, cue: Cue, meant: Modality, at: tuple[int, int]) -> Verdict:
    chain = passage.clause_left[: cue.start]
    if meant is Modality.NEGATED:
        so = _DECIDED_SO.search(passage.right) and not _YET.search(chain)
        gives = _GIVING.match(passage.text, at[0])
        refused = cue.act is Act.GRANT and (
            so or _REFUSED.search(chain) or (gives and _COULD_NOT.search(chain))
        )
        return Verdict(Status.DENIED if refused else Status.UNKNOWN, "negated", *at)
    if meant is Modality.OPEN:
        return Verdict(Status.UNKNOWN, "no-cue", *at)
    if cue.act is Act.REQUEST:
        return Verdict(Status.PLANNED_REQUEST, "planned", *at)
    granted = cue.act in {Act.GRANT, Act.HOLD}
    return Verdict(Status.ELIGIBLE_ONLY if granted else Status.UNKNOWN, "hedged", *at)


def _of_withdrawal(before: str, behind: str, at: tuple[int, int]) -> Verdict:
    by_authority = withdrawn_by_authority(before, behind)
    if by_authority is None:
        return Verdict(Status.UNKNOWN, "whose-withdrawal", *at)
    if by_authority:
        return Verdict(Status.RESCINDED_BY_AUTHORITY, "withdrawal", *at)
    return Verdict(Status.WITHDRAWN_BY_SPONSOR, "withdrawal", *at)


def _without_verb(passage: Passage, mention: Mention) -> Verdict:
    if _DESIGNATED.search(mention.text):
        return Verdict(Status.GRANTED, "verb-behind", len(passage.left), passage.behind)
    if passage.clause_left.rstrip().endswith("-designated"):
        return Verdict(Status.GRANTED, "presupposed", len(passage.left), passage.behind)
    if _VERB_LEFT_OUT.match(passage.clause_left):
        told = nearest_before(passage.left)
        if told is not None and told.act is Act.GRANT and told.form is Form.PAST:
            meant = modality(passage.left[: told.start], told.form)
            if meant is Modality.FACT:
                return Verdict(Status.GRANTED, "verb-before", told.start, told.end)
    if is_presupposed(passage):
        return Verdict(Status.GRANTED, "presupposed", len(passage.left), passage.behind)
    return Verdict(Status.UNKNOWN, "no-cue")


def _unless_lost(passage: Passage, verdict: Verdict) -> Verdict:
    """`granted ..., which was later rescinded`."""
    match = _LATER_LOST.match(passage.right)
    if match is None or verdict.status is not Status.GRANTED:
        return verdict
    at = moved(match.span("verb"), passage.behind)
    verb = match["verb"].lower()
    if verb.startswith("withdrawn"):
        return _of_withdrawal("", passage.right[match.end() :], at)
    lapsed = verb.startswith(("expired", "lapsed"))
    status = Status.EXPIRED if lapsed else Status.RESCINDED_BY_AUTHORITY
    return Verdict(status, "verb-behind", *at)


def _unless_no_plan(passage: Passage, verdict: Verdict) -> Verdict:
    """`does not expect to seek`, `remains eligible to apply for`: nobody plans a request."""
    match = _NO_PLAN.search(passage.text, passage.clause, max(verdict.start, passage.clause))
    if match is None:
        return verdict
    return Verdict(Status.UNKNOWN, "negated" if match["no"] else "hedged", *match.span())


def _unless_for_nothing(passage: Passage, mention: Mention, verdict: Verdict) -> Verdict:
    """A review is set for an application or by an agency; without either nothing was set."""
    if mention.attributes["designation_kind"] != _REVIEW:
        return verdict
    around = f"{passage.left} {passage.right}"
    if _APPLICATION.search(around) or names_an_agency(around):
        return verdict
    return Verdict(Status.UNKNOWN, "no-application", verdict.start, verdict.end)
