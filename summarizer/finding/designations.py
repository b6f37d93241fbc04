"""Mentions of designations, pathways, programmes and vouchers, each with whose they are.

What is said of them (granted, denied, planned) is read in `regulatory_cues`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding.agencies import find_cues
from summarizer.finding.authority import (
    UNRESOLVED,
    Authority,
    Rule,
    by_the_whole_document,
    resolve,
)
from summarizer.finding.authority_scope import Run, Scope
from summarizer.finding.designation_names import Name, find_names, joined, rows
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.phrases import Words
from summarizer.vocabulary.designations import designations

_FROM_THE_WORDS_AROUND = frozenset({Rule.LIST, Rule.CLAUSE, Rule.SENTENCE})

# What belongs to an application is of the authority that headline and lead tell of.
_OF_APPLICATIONS = frozenset({"priority_review", "priority_review_voucher", "accelerated_approval"})
_LONGEST_LIST = 12  # members; what is longer is no sentence


@dataclass(frozen=True, slots=True)
class _Member:
    name: Name
    run: Run
    index: int


def find_designations(document: Document) -> tuple[Mention, ...]:
    """Every designation named, in reading order; `value` is its code, or `UNRESOLVED`.

    Attributes of a mention, all text:
        `authority`: agency code, or `UNRESOLVED`. `jurisdiction`: its code, empty where unknown.
        `authority_basis`: `stated` where an agency is named for it, else `derived`; absent where
        nothing says whose it is. `authority_rule`: the rule, see `authority.Rule`.
        `agency_start`, `agency_end`: the agency's name. `place_start`, `place_end`: the place's,
        where the text names a place in its stead.
        `designation_kind`: a letter of `DesignationKind`.
        `list_start`, `list_end`: first and last character of the list it is a member of, its own
        where it stands alone; `list_id` for members of one list.
        `also`: further codes, where several agencies are named for one name, and
        `also_authorities`: the authority of each; both apart by spaces.
        `homonym`: its group, only where `UNRESOLVED`.
        `conflict`: the agency or jurisdiction that the text names against the vocabulary.
    """
    words = Words(document.text)
    cues = find_cues(document, words)
    names = find_names(document, words, cues)
    members = tuple(_members(words, names))
    scope = Scope(document, words, cues, tuple(dict.fromkeys(member.run for member in members)))
    around = {run: scope.around(run) for run in dict.fromkeys(member.run for member in members)}
    nearby = [resolve(m.name.key, m.index, m.run, around[m.run]) for m in members]
    keys = [member.name.key for member in members]
    fallback = {key: _by_the_rest(key, scope, keys, nearby) for key in dict.fromkeys(keys)}
    return tuple(
        _mention(document, words, member, fallback[member.name.key] or authority)
        if authority.rule is Rule.NONE
        else _mention(document, words, member, authority)
        for member, authority in zip(members, nearby, strict=True)
    )


def _members(words: Words, names: Sequence[Name]) -> Iterator[_Member]:
    start = 0
    for end in range(1, len(names) + 1):
        full = end - start == _LONGEST_LIST
        if end < len(names) and not full and joined(words, names[end - 1], names[end], frozenset()):
            continue
        group = names[start:end]
        run = Run(
            first=group[0].first,
            last=group[-1].last,
            plural=len(group) > 1 and not any(name.own_head for name in group[:-1]),
            keys=tuple(name.key for name in group),
        )
        yield from (_Member(name, run, index) for index, name in enumerate(group))
        start = end


def _by_the_rest(
    key: str, scope: Scope, keys: Sequence[str], nearby: Sequence[Authority]
) -> Authority | None:
    """Whose a name is by the rest of the document, where the words around it leave it open."""
    news, top = scope.news_cues, scope.top_cues
    if (by_document := by_the_whole_document(key, news, top)) is not None:
        return by_document
    elsewhere = {
        other.codes: other
        for same, other in zip(keys, nearby, strict=True)
        if same == key and other.codes
    }
    if not elsewhere and key in _OF_APPLICATIONS:
        return by_the_whole_document(key, scope.top_cues)
    if len(elsewhere) != 1:
        return None
    other = next(iter(elsewhere.values()))
    codes, agency, place = other.codes, other.agency, other.jurisdiction
    return Authority(codes, agency, place, Rule.SAME_NAME, others=other.others)


def _mention(document: Document, words: Words, member: _Member, authority: Authority) -> Mention:
    name, run = member.name, member.run
    span = Span(words[name.first].start, words[name.last - 1].end)
    attributes = {
        "authority": authority.agency,
        "jurisdiction": authority.jurisdiction,
        "authority_rule": authority.rule.value,
        "designation_kind": _kind(name.key, authority),
        "list_start": str(words[run.first].start),
        "list_end": str(words[run.last - 1].end),
    }
    if authority.rule is not Rule.NONE:
        stated = authority.rule in _FROM_THE_WORDS_AROUND
        attributes["authority_basis"] = "stated" if stated else "derived"
    if len(run.keys) > 1:
        attributes["list_id"] = f"list-{words[run.first].start}"
    if authority.cue is not None:
        what = "agency" if authority.cue.agency else "place"
        attributes[f"{what}_start"] = str(authority.cue.span.start)
        attributes[f"{what}_end"] = str(authority.cue.span.end)
    if len(authority.codes) > 1:
        attributes["also"] = " ".join(authority.codes[1:])
        attributes["also_authorities"] = " ".join(authority.others)
    if authority.conflict:
        attributes["conflict"] = authority.conflict
    if not authority.codes:
        attributes["homonym"] = name.key
    value = authority.codes[0] if authority.codes else UNRESOLVED
    return Mention(Kind.DESIGNATION, span, document.slice(span), value, attributes)


def _kind(key: str, authority: Authority) -> str:
    """The kind of the row, or what all rows of an open name agree on, else nothing."""
    if authority.codes:
        return designations()[authority.codes[0]].kind.value
    kinds = {row.kind.value for row in rows(key)}
    return kinds.pop() if len(kinds) == 1 else ""
