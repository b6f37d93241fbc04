"""Passages that speak to the reader of a model instead of to readers of a release.

Recognised are orders about answers, turns of a conversation, forged borders, answers written as
JSON, and characters that no reader sees. `Visit our website` and `investors should not rely on`
are said to people and are none.
"""

from __future__ import annotations

import re

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention

_MACHINE = (
    r"(?:AI|LLM|GPT|language\s+models?|(?:AI\s+)?(?:assistant|chatbot|summari[sz]er|extractor|parser)s?"
    r"|(?:automated|machine|AI)\s+(?:readers?|systems?|tools?|agents?|feeds?|services?|summari[sz]ers?"
    r"|extraction))"
)
_OUTPUT = (
    r"(?:the\s+|your\s+|any\s+|this\s+)?(?:answer|output|response|summary|JSON|extraction|reply|fields?"
    r"|schema|designations?|events?|results|quote|quotes|value)"
)
_ORDERS = {
    "override": (
        r"\b(?:ignore|disregard|forget|override|bypass|skip)\s+(?:\w+\s+){0,3}?"
        r"(?:previous|prior|above|earlier|preceding|foregoing|existing|system|other|your)\s+(?:\w+\s+){0,2}?"
        r"(?:instructions?|prompts?|rules?|guidelines?|directions?|commands?|text|content|messages?|orders?)\b"
        r"|\b(?:new|updated|revised|real|actual|hidden)\s+(?:system\s+)?instructions?\s*(?::|follow\b)"
        r"|\binstructions?\s+(?:to|for)\s+(?:the\s+)?(?:reader|model|system|summari[sz]er|assistant|AI)\b"
    ),
    "address": (
        rf"\b(?:dear|attention|note\s+to|hello|hey|to)\s+(?:the\s+|any\s+|all\s+)?{_MACHINE}\b[^.]{{0,40}}?[:,]"
        rf"|\b{_MACHINE}s?\s+(?:(?:must|should|shall|are\s+(?:required|instructed)\s+to)\s+(?:\w+\s+)?(?:quote|report"
        r"|answer|output|extract|record|say|return|include|ignore|treat|summari[sz]e|list|write|repeat"
        r"|state|follow|obey)|reading\s+this)\b"
        r"|\b(?:summary|digest|notes?|notice|corrections?|version|records?)\b[^.;\n]{0,80}"
        rf"\b(?:for|to)\s+(?:[\w-]+\s+){{0,2}}{_MACHINE}\b"
        rf"|\bif\s+you\s+are\s+(?:an?\s+)?{_MACHINE}\b|\byou\s+are\s+(?:now\s+)?an?\s+(?:\w+\s+){{0,2}}{_MACHINE}\b"
        r"|\bas\s+an?\s+(?:AI|language\s+model)\b,?\s+you\b"
    ),
    "order": (
        rf"\byou\s+(?:must|should|shall|will|need\s+to|are\s+to|have\s+to)\s+(?:now\s+|always\s+|only\s+)?"
        rf"(?:output|extract|summari[sz]e|(?:answer|respond|reply|return|write|print|say)\s+(?:only|exactly|with"
        rf"|that|{_OUTPUT}))\b"
        rf"|(?:^|[.!?:\"“]\s+|\bplease\s+|\b(?:instead|simply|always|now|then|and)\s+)"
        rf"(?:answer|output|respond|reply|return|extract|emit|print|record|write|say)"
        rf"\s+(?:only\s+|exactly\s+|with\s+|in\s+|that\s+|as\s+|the\s+following\s+){{0,2}}"
        rf"(?:{_OUTPUT}|the\s+following|exactly|only|that)\b"
        rf"|(?:^|[.!?:]\s+|\bplease\s+|\bmust\s+)(?:report|record|list|add|include|mark|set|treat|copy|quote)\s+"
        rf"[^.]{{0,80}}\b(?:in|to|into|as|for)\s+(?:the\s+|your\s+|every\s+)?"
        rf"(?:answer|output|JSON|extraction|quote|field|fact|value|granted|present|confirmed)\b"
        r"|\bwhen\s+(?:asked|summari[sz]ing|extracting)\b[^.]{0,60}\b(?:answer|say|report|output|return|write)\b"
    ),
    "margin": (
        r"\[\s*(?:editors?|eds?\.?|note\s+to\s+(?:the\s+)?\w+|internal|draft|author|reviewer)\b[^\]\n]{0,20}:"
        r"\s*(?:please\s+)?(?:add|insert|say|state|mention|include|record|note|change|replace|write)\b"
    ),
    "turn": (
        r"<\|?/?(?:im_start|im_end|system|assistant|user|endoftext|start_header_id|eot_id|end_header_id)"
        r"[^>\n]{0,20}\|?>|\[/?INST\]|<</?SYS>>|(?:^|\n)\s*#{0,4}\s*(?:system|assistant)"
        r"(?:\s+(?:prompt|message|turn))?\s*:\s|(?-i:\b(?:SYSTEM|ASSISTANT)(?:\s+[A-Z]+)?:\s)|\bBEGIN\s+SYSTEM\b|\bEND\s+OF\s+(?:THE\s+)?(?:DOCUMENT|TEXT|INPUT|PROMPT)\b"
    ),
    "fence": (
        r"(?:<{2,}|={3,}|-{3,}|\#{3,}|`{3,})\s*/?\s*(?:end|begin|stop|close|start)?\s*(?:of\s+)?"
        r"(?:the\s+)?(?:document|data|text|untrusted|input|release)\b[^\n]{0,60}"
        r"|</?(?:document|data|untrusted|input|release|source|instructions?|prompt)\b[^>\n]{0,60}>"
        r"|\bQuestion\s+\"\w+\""
    ),
    "answer": (
        r"[{,]\s*[\"“'](?:products|indications|trials|patient_case|results|safety|milestones|regulatory_events"
        r"|designation|presence|endpoint_text|preferred_name|registry_ids|schema_version|evidence|basis"
        r"|value|quote|term|phases|status|authority)[\"”']\s*:"
    ),
    "comment": r"<!--(?:[^-]|-(?!->)){0,2000}(?:-->|\Z)",
}
_CUES = {
    name: re.compile(words, re.IGNORECASE | re.MULTILINE if name != "answer" else re.IGNORECASE)
    for name, words in _ORDERS.items()
}
# A run of these hides words, or turns them round; one alone is typography.
_HIDDEN = re.compile(
    "[\u200b\u200c\u200d\u2060-\u2064\ufeff]{3,}|[\u202a-\u202e\u2066-\u2069]|[\U000e0000-\U000e007f]+"
)
# One is typography in a long word; in a number, or in a word that denies, it hides what is said.
_INVISIBLE = "[\u00ad\u200b\u200c\u200d\u2060-\u2064\ufeff]"
_DENIALS = ("no", "not", "non", "none", "never", "without", "neither", "nor", "failed")
_SPLIT = re.compile(
    rf"\d{_INVISIBLE}+[.,]?{_INVISIBLE}*\d|\d[.,]{_INVISIBLE}+\d|(?<!\w)(?:"
    + "|".join(f"(?=\\w+{_INVISIBLE})" + f"{_INVISIBLE}*".join(word) for word in _DENIALS)
    + r")(?!\w)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\bend\s+of\s+(?:the\s+)?(?:document|text|input|data|release)\b", re.IGNORECASE)
_HIDING_STYLE = re.compile(
    r"<[^<>]{0,200}(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0"
    r"|color\s*:\s*(?:white|#fff(?:fff)?))[^<>]{0,100}>[^<]{0,2000}",
    re.IGNORECASE,
)

_PARAGRAPH_END = re.compile(r"\s*(?:\n[^\S\n]*\r?\n|\Z)")


def find_instructions(document: Document) -> tuple[Mention, ...]:
    """Mentions of kind INSTRUCTION in reading order; each reaches to the end of its paragraph.

    `value` is what was recognised: `override`, `address`, `order`, `turn`, `fence`, `answer`,
    `comment`, `hidden_text` or `hidden_characters`.
    """
    found: dict[Span, str] = {}
    for name, pattern in (
        *_CUES.items(),
        ("hidden_text", _HIDING_STYLE),
        ("hidden_characters", _HIDDEN),
        ("hidden_characters", _SPLIT),
    ):
        for match in pattern.finditer(document.text):
            found.setdefault(_whole(document, Span(*match.span())), name)
    borders = [span for span, name in found.items() if name in ("fence", "turn")]
    behind = _behind_a_forged_end(borders, document)
    if behind is not None:
        found.setdefault(behind, "fence")
    return tuple(
        Mention(Kind.INSTRUCTION, span, document.slice(span), found[span]) for span in sorted(found)
    )


def _behind_a_forged_end(borders: list[Span], document: Document) -> Span | None:
    """What stands between a forged end of the document and its last forged border: another one."""
    ends = [span for span in sorted(borders) if _ENDS.search(document.slice(span))]
    last = max(borders, default=None)
    return Span(ends[0].start, last.end) if ends and last and last > ends[0] else None


def _whole(document: Document, span: Span) -> Span:
    """From the sentence of a cue to the end of its paragraph, which follows the order."""
    words = document.text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    if document.sentences:
        start = min(start, document.sentence_at(min(start, span.end - 1)).start)
    paragraph = _PARAGRAPH_END.search(document.text, span.end)
    return Span(start, max(span.end, paragraph.start() if paragraph else len(document.text)))
