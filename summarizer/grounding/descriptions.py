"""The words in which a document says what a product is: its definition, then what stands before it.

`ORV-104, an oral KRAS inhibitor`, `ORV-104 is a bispecific antibody. It binds CD70.`, `its oral
KRAS inhibitor ORV-104`, `The antibody, which is given monthly, blocks CD70.` What else its
sentences hold may be said of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarizer.documents.evidence import Evidence, Section
from summarizer.documents.spans import Span
from summarizer.grounding.context import FACTUAL, Context
from summarizer.grounding.foreign import is_of_others
from summarizer.grounding.product_words import describing_verb, product_noun, product_noun_words

_SIGN = (
    r"[®™*_’'\"”]{0,4}(?:\s*\((?:[^()]|\([^()]{1,12}\)){0,90}\)[*_]{0,2})?"
    r"(?:\s(?:oral\s)?(?:tablets?|capsules?|injection|solution|infusion))?"
    r"(?:,\s+(?:(?:formerly|previously|also)\s(?:known\s+as\s|called\s)?|(?:given|taken|administered|dosed)\s)[^,.;]{2,60},)?"
)
_ARTICLE = (
    r"(?:an?\s|its\s|our\s|the\s+(?:first|only|[Cc]ompany['’]s)\s|one\s+of\s"
    rf"|(?:[A-Z][\w.&-]*\s){{0,3}}[A-Z][\w.&-]*['’]s?\s(?=(?:[\w/\u2010\u2011-]+\s){{0,5}}?(?:{product_noun_words()})\b)"
    rf"|the\s(?=(?:[\w/\u2010\u2011-]+\s){{0,5}}?(?:{product_noun_words()})\b))"
)
_ADVERBS = (
    r"(?:(?:also|currently|selectively|"
    r"specifically|potently|directly|simultaneously|reversibly|irreversibly)\s+){0,2}"
)
# Where the description of this product ends.
_ENDS = re.compile(
    r";|\s(?:compared|versus|vs\.?|while|whereas|against\s+placebo|unlike)\s|,\s+(?:and|for|in|with|today|has|have|was|were)\s"
    r"|\s(?:has|have|had)\s(?:been\s)?(?:granted|received)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?P<words>(?:(?!(?:of|in|for|with|to|on|by|from|and|or|that|as|than|at|after|received|receiving)\s)"
    r"[\w/\u2010\u2011.®™-]+\s){1,8})[*_'\"“‘]{0,3}$"
)
# `its anti-CD70 antibody for severe asthma, ORV-104`; `an inhibitor of KRAS called ORV-104`.
_BEFORE_LONG = re.compile(
    r"\b(?P<words>(?:an?|its|our|the\s[Cc]ompany['’]s)\s(?:[\w/\u2010\u2011.®™()-]+\s){1,14}?\(?[\w/\u2010\u2011-]+\)?)(?:,\s|\s(?:called|named|known\s+as|dubbed)\s)[*_'\"“‘]{0,3}$"
)
# `ORV-104 (CD70 antibody)`
_BRACKET = re.compile(r"[®™*_]{0,4}\s*\((?P<words>[^()]{4,80})\)")
_REACH = 260
_TAKEN_UP_REACH = 700  # characters behind a name in which `It` may still mean it


@cache
def _defining() -> re.Pattern[str]:
    return re.compile(
        rf"{_SIGN}(?:,?\s+(?:which\s+|that\s+)?{_ADVERBS}(?:is|are|was|remains?)\s(?!compared|combined|added|tested|superior|better|non-?inferior|given\s(?:with|after))|,\s+(?={_ARTICLE})"
        rf"|,\s+(?=(?:recombinant|pegylated|PEGylated|purified|plasma-derived)\s)"
        rf"|,\s+(?=(?:[\w-]+\s){{0,3}}cells\s(?:from|derived|made|that|engineered|of|expanded|differentiated|grown|isolated|taken|produced)\s)"
        rf"|(?:,\s[^,.;]{{3,60}},)\s+(?:is|are)\s|\s+[—–-]\s+(?={_ARTICLE})|:\s+(?={_ARTICLE}|[^.;:]{{0,80}}?\b(?:{product_noun_words()})\b)"
        rf"|,?\s+(?:which\s+|that\s+)?(?={_ADVERBS}(?:{describing_verb()}|designed\s|developed\s|derived\s|made\s|manufactured\s)\b))"
    )


@cache
def _goes_on() -> re.Pattern[str]:
    """`It is`, `This antibody binds`, `The donor cells, which ..., are`."""
    noun = product_noun_words()
    return re.compile(
        rf"(?:(?:It|They)\s+|[A-Z][^.;,]{{3,60}},\s(?:it|they)\s+|(?:Both\s)?(?:The|This|Our)\s+(?:(?:[\w/\u2010\u2011-]+\s){{0,4}}?)(?P<noun>(?:{noun})s?)(?:['’]s\s[\w\s-]{{3,40}}?)?"
        rf"(?:\s\([^()]{{1,40}}\))?(?:,[^,.;]{{3,90}},)?,?\s+(?:which\s|that\s)?)"
        rf"(?={_ADVERBS}(?:{describing_verb()})\b)"
    )


@cache
def _mechanism() -> re.Pattern[str]:
    """`By blocking KRAS, it`, `The patient's own T cells are`, `Its tandem receptor binds`."""
    return re.compile(
        r"By\s+\w+ing\s|An?\sCAR\s(?:against|for|that)\s|(?:The|A|Each)\s+patient['’]s\s(?:own\s)?[\w\s-]{0,25}cells?\s|(?:The\s)?(?:T\s)?[Cc]ells\s(?:are|from|of)\s"
        r"|(?:Its|The)\s+(?:[\w-]+\s){0,2}(?:cells|payload|vector|antibody|capsid|target|mechanism\sof\saction|receptor|arms?|binder|domain)\s"
        rf"(?:is|are|come|comes|{describing_verb()})\s|One\sarm\s"
    )


def descriptions(
    context: Context, names: list[Evidence], others: tuple[str, ...] = ()
) -> list[Span]:
    """Spans that say what a product is, definitions first, each inside one sentence.

    Args:
        context: The document.
        names: Every place where the product is named.
        others: Names of the document's other products: a sentence behind one speaks of that.
    """
    defining: list[Span] = []
    before: list[Span] = []
    text = context.document.text
    defining += _answers(context, names)
    for place in sorted(names, key=lambda one: one.section is Section.HEADLINE):
        sentence = context.sentence(place)
        match = _defining().match(text, place.end, sentence.end)
        if match is not None:
            defining.append(_up_to_its_end(context, match.end(), place.end, sentence))
        bracket = _BRACKET.match(text, place.end, sentence.end)
        if bracket is not None and product_noun().search(bracket["words"]):
            defining.append(Span(*bracket.span("words")))
        for pattern in (_BEFORE, _BEFORE_LONG):
            words = pattern.search(text, max(sentence.start, place.start - 200), place.start)
            if words is not None:
                before.append(Span(words.start("words"), place.start))
    return list(dict.fromkeys((*defining, *_taken_up(context, names, others), *before)))


def _answers(context: Context, names: list[Evidence]) -> Iterator[Span]:
    """What follows a question: `What is ORV-104? An oral inhibitor of KRAS.`."""
    text = context.document.text
    for place in names:
        asked = context.sentence(place)
        if not re.match(r"(?:Q:\s*|\W*)What\s(?:is|are)\s", text[asked.start : place.start]):
            continue
        answer = re.compile(r"[®™*_]{0,4}\?[*_\s]*(?:A:\s*)?").match(text, place.end)
        if answer is not None:
            sentence = context.document.sentence_at(min(answer.end(), len(text) - 1))
            yield Span(answer.end(), max(sentence.end, answer.end()))


def _up_to_its_end(context: Context, start: int, name_end: int, sentence: Span) -> Span:
    limit = min(sentence.end, name_end + _REACH)
    end = _ENDS.search(context.document.text, min(start + 3, limit), limit)
    return Span(start, end.start() if end else limit)


def _taken_up(context: Context, names: list[Evidence], others: tuple[str, ...]) -> Iterator[Span]:
    """Sentences that go on with `It` or `The antibody` where this product was spoken of last."""
    text = context.document.text
    starts = sorted(place.start for place in names)
    for sentence in context.sentences(FACTUAL):
        match = _goes_on().match(text, sentence.start, sentence.end) or _mechanism().match(
            text, sentence.start, sentence.end
        )
        if match is None or is_of_others(context, sentence):
            continue
        known = [start for start in starts if start < sentence.start]
        if not known or (others and _named_between(text, known[-1], sentence.start, others)):
            continue
        in_paragraph = "\n\n" not in text[known[-1] : sentence.start]
        noun = match.groupdict().get("noun")
        if (noun and not others) or (in_paragraph and sentence.start - known[-1] < _TAKEN_UP_REACH):
            yield Span(sentence.start, min(sentence.end, sentence.start + 2 * _REACH))


def _named_between(text: str, start: int, end: int, others: tuple[str, ...]) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text[start:end], re.IGNORECASE)
        for name in others
    )
