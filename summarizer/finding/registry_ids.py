"""Ids of trial registries: found as loosely as people write them, given in one strict form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding.claimed import Claimed
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.plain_text import plain
from summarizer.vocabulary.registries import IdContext, Registry, registries


def find_registry_ids(document: Document) -> tuple[Mention, ...]:
    """Every id of every registry, in reading order; `value` is its canonical form.

    Attributes of a mention: `registry` (code), `registry_name`, and `curie` where the registry has
    a prefix. Registries are tried in the order of their file, and characters count once.
    """
    text = plain(document.text)
    claimed = Claimed(len(text))
    found: list[Mention] = []
    for registry, pattern, template in _patterns():
        for match in pattern.finditer(text):
            if not claimed.free(*match.span()):
                continue
            if registry.context and not _in_context(
                document, text, match.start(), registry.context
            ):
                continue
            claimed.take(*match.span())
            found.append(_mention(document, match, registry, template))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _mention(
    document: Document, match: re.Match[str], registry: Registry, template: str
) -> Mention:
    variable = [
        (group or "").lower() if registry.lower else (group or "").upper()
        for group in match.groups()
    ]
    value = template.format(*variable)
    span = Span(*match.span())
    attributes = {"registry": registry.code, "registry_name": registry.name}
    if registry.curie_prefix:
        attributes["curie"] = f"{registry.curie_prefix}:{value}"
    return Mention(Kind.REGISTRY_ID, span, document.slice(span), value, attributes)


def _in_context(document: Document, text: str, start: int, context: IdContext) -> bool:
    sentence = document.sentence_at(start)
    before = text[max(sentence.start, start - context.within_chars - len(context.word)) : start]
    _, word, between = before.casefold().rpartition(context.word.casefold())
    nearer = re.findall(r"[^\W\d_]+", between)
    return bool(word) and not set(nearer).intersection(context.unless_nearer)


@cache
def _patterns() -> tuple[tuple[Registry, re.Pattern[str], str], ...]:
    return tuple(_compiled())


def _compiled() -> Iterator[tuple[Registry, re.Pattern[str], str]]:
    for registry in registries().values():
        for form in registry.forms:
            bounded = rf"(?<![A-Za-z0-9])(?:{form.detect})(?![A-Za-z0-9])"
            yield registry, re.compile(bounded), form.write
