"""Names of products that neither a code nor an ending shows, but what is said behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.evidence import Section
from summarizer.grounding.context import Context
from summarizer.grounding.disease_phrases import is_disease_word
from summarizer.grounding.product_words import product_noun, product_words

# Names of two words keep together: `tesovatug mardotin`, `sodium velcaprate`.
PLAIN = r"[A-Za-z][a-z]{4,}(?:-[a-z]{3,5})?"
NO_PLAIN_ENDING = re.compile(r"(?:ly|ed|ing|ional|ic|ous|apy|tion|ment|ity|ary|ness)$")
# `Ryvenostat is an oral inhibitor`, `for ryvenostat, its oral inhibitor`.
_DEFINED = re.compile(
    rf"(?P<name>[A-Z][a-z]{{5,}}(?:\s{PLAIN})?)(?:\s+is\s+an?|,\s+(?:an?|its|our))\s+(?P<what>[^.;]{{3,140}})"
)
_APPOSED = re.compile(
    r"(?:\b(?:of|on|for|to|with|that|by|from|announces?|announced|evaluat(?:ing|ed)|test(?:ing|ed)|stud(?:ying|ied)|develop(?:ing|s|ed)|combin(?:ing|es)|advancing)\s+)(?P<name>[A-Za-z][a-z]{5,}),\s+"
    r"(?:an?|its|our|the\s+[Cc]ompany['’]s)\s+(?P<what>[^.;,]{3,120})"
)
_FIRST_PHRASE = re.compile(r"\s(?:of|for|in|that|which|with|to|by|on|when|where|from)\s")
# `for sundrexin, which will be marketed as`: a name that only its fate shows.
_FATED = re.compile(
    r"\b(?:of|on|for|to|with|that|evaluating)\s(?P<name>[a-z]{6,}),\s(?:which|that)\s(?P<what>(?:will\sbe|is|was)\s(?:marketed|sold|approved|developed|being)[^.;]{0,80})"
)
# `Its lead product, tarovelin, is an oral inhibitor`
_NAMED_BETWEEN = re.compile(
    r"\b(?:product|candidate|asset|drug|medicine|compound|program(?:me)?|therapy|vaccine|antibody|molecule),\s"
    r"(?P<name>[A-Za-z][a-z]{5,}),\s(?P<what>[^.;]{3,120})"
)
# `What is orvexidol? An oral inhibitor of KRAS.`
_ASKED = re.compile(r"\bWhat\sis\s(?P<name>[A-Za-z][a-z]{5,})\?\s+(?P<what>[^.;]{3,140})")


def defined_names(context: Context) -> Iterator[str]:
    """Names that only their definition shows: `Ryvenostat is an oral inhibitor`."""
    text = context.document.text
    headline = " ".join(
        text[s.start : s.end].lower()
        for s in context.document.sections
        if s.section is Section.HEADLINE or s.title
    )
    for match in _ASKED.finditer(text):
        if could_be_a_name(match["name"]) and product_noun().search(match["what"]):
            yield match["name"]
    for sentence in context.sentences():
        subject = _DEFINED.match(text, sentence.start, sentence.end)
        found = [subject] if subject else []
        for pattern in (_APPOSED, _FATED, _NAMED_BETWEEN):
            found += pattern.finditer(text, sentence.start, sentence.end)
        for match in found:
            name = " ".join(match["name"].split())
            told = (
                (match.re is _NAMED_BETWEEN and could_be_a_name(name))
                or re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", headline)
                or (
                    could_be_a_name(name)
                    and re.search(
                        rf"(?:(?<=[a-z,]\s)|(?<=\()){re.escape(name.lower())}(?!\w)", text
                    )
                )
            )
            what = match["what"]
            if name.lower() not in headline:
                what = _FIRST_PHRASE.split(what)[0]
            noun = match.re in (_FATED, _NAMED_BETWEEN) or product_noun().search(what)
            if told and noun and not set(name.lower().split()) & product_words().no_names:
                yield name


def could_be_a_name(word: str) -> bool:
    """Whether a word is no common one: neither a kind of product nor of disease, no verb."""
    return (
        re.fullmatch(PLAIN, word) is not None
        and word.lower() not in product_words().no_names
        and product_noun().fullmatch(word) is None
        and NO_PLAIN_ENDING.search(word) is None
        and not is_disease_word(word)
    )
