"""The issuer's products that the document names, each with all its names, read without a model."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summarizer.documents.evidence import Evidence, Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import FACTUAL, Context
from summarizer.grounding.defined_names import (
    NO_PLAIN_ENDING,
    PLAIN,
    could_be_a_name,
    defined_names,
)
from summarizer.grounding.foreign import is_of_a_career, is_of_others
from summarizer.grounding.product_claims import (
    SIGN,
    has_section,
    in_headline,
    is_claimed,
    is_led,
)
from summarizer.grounding.product_mentions import says_something
from summarizer.grounding.product_words import product_words
from summarizer.grounding.short_codes import short_codes
from summarizer.grounding.trial_words import is_said_to_be_a_product, is_said_to_be_a_trial
from summarizer.grounding.used_names import used_names

_BRACKETS = re.compile(
    rf"(?P<left>(?:[A-Za-z][\w\u2010\u2011-]*\s)?[A-Za-z][\w\u2010\u2011-]*){SIGN}(?:\s[Tt]ablets?|\s[Cc]apsules?|\s[Ii]njection|\s[Cc]ream)?\s*\((?P<inside>[^()\n]{{2,90}})\)"
)
_FORMERLY = re.compile(
    rf"(?P<left>[A-Za-z][\w\u2010\u2011-]*){SIGN},\s+(?:formerly|previously|also)\s+(?:known\s+as|called)?\s*"
    r"(?P<inside>[A-Za-z][\w\u2010\u2011-]*)"
)
_LEAD_IN = re.compile(
    r"^(?:formerly|previously|also|(?:proposed|recommended)\s+INN|generic\s+name|brand\s+name|development\s+code|code(?:\s+name)?|INN|USAN"
    r"|known\s+as|or|and)\b(?:\s+(?:known\s+as|called))?\s*:?\s*",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:\[?\d{2,3}[A-Z][a-z]\]?(?:[A-Z][a-z])?-)?(?P<prefix>[A-Z]{2,6}(?:[-\u2011][A-Z]{1,6})?)(?:[-\u2011]\d|[-\u2011]?\d{2,6}[A-Za-z]?)"
)
_BRAND_WORD = re.compile(r"[A-Z][a-z]{4,13}|[A-Z]{5,14}")
_MUTATION = re.compile(r"[A-Z]{1,2}\d{2,4}[A-Z*]?")
_BRAND = re.compile(r"\b(?P<name>[A-Z][A-Za-z]{3,20})[®™]")
_NOT_A_BRAND = re.compile(
    r"^[®™]?[*’'\"”]{0,2}(?:-[Bb]ased)?\s+(?:\w+[-\s]){0,3}?(?:platform|technolog|system|engine|linker|conjugates"
    r"|program|discovery|library|service|app\b|devices?\b|inhaler|auto-?injector|injector|pen\b|pump\b|test\b|assay|kit\b|panel|diagnostic|adjuvant|capsid)|^[®™],\s+an?\s+(?:\w+\s+){0,3}?(?:program|service|platform|technology)",
    re.IGNORECASE,
)
# `marketed as Nocturel`, `under the brand name Eosivra`: no sign of a trade mark is needed.
_MARKETED_AS = re.compile(
    r"\b(?:(?:market|sell|launch)(?:s|ing)?|marketed|sold|known|commerciali[sz]ed|approved|available|launched|branded)\s(?:[^.;,()]{1,40}?\s)?"
    r"(?:as|under\s(?:the\s)?(?:proposed\s)?(?:(?:brand|trade|proprietary)\s)?(?:name|mark)s?)\s[\"“‘*]*(?P<name>[A-Z][A-Za-z]{4,14})(?![\w-]|\s[A-Z])"
)
# A word and a running number: `AB-Phage 6`, `Neuro-Cell 7`.
_SERIES = re.compile(
    r"(?<![\w-])(?P<prefix>[A-Z][A-Za-z]{1,7}-(?!Phase|Grade|Part|Cohort|Week|Day|Type|Stage|Arm|Group|Section|Table|Form)"
    r"[A-Z][a-z]{3,10})\s\d{1,3}(?![\w.,%]\d|\w)"
)
# `tolvesalp alfa`
_OF_TWO = frozenset({"alfa", "alpha", "beta", "gamma", "pegol", "sodium", "acid", "mesylate"})
_SECOND = re.compile(
    r"(?:vec|cel|dotin|tecan|tansine|micin|xetan|mab|tide|statin)$|^(?:alfa|beta|pegol)$"
)
# `rAAV9-hSGSH`: a vector and the gene it brings.
_VECTOR = re.compile(r"r?AAV[\w.]*[-/\u2010\u2011]\w[\w-]*")
# `ASH2027`: a congress and its year.
_CONGRESS = re.compile(r"[A-Z]{2,6}20\d{2}")
_TRIAL_WORD = re.compile(r"\s*\)?\s*(?:trial|study|programme|program\b)", re.IGNORECASE)
# `Known until this year as CRG-019, it is`: another name of the product spoken of last.
_KNOWN_AS = re.compile(
    r"\b(?:(?:[Kk]nown|referred\sto|designated|developed)\s(?:[^.;,()]{1,40}?\s)?as|(?:[Cc]alled|code-?named|coded))"
    r"\s(?P<name>[A-Z][\w\u2010\u2011-]*\d\w*)"
)
_FORM = re.compile(
    r"\s(?:(?:ophthalmic|oral|topical|nasal|inhalation)\s)?(?:solution|suspension|tablets?|capsules?|injection|cream"
    r"|gel|ointment|spray|powder|infusion)$"
)
_MOST_NAMES = 12


@dataclass(slots=True)
class NamedProduct:
    """One product of the issuer.

    Attributes:
        names: Its names as written, the one the document uses most first.
        places: Where each stands, in the order of `names`.
    """

    names: list[str] = field(default_factory=list)
    places: list[list[Evidence]] = field(default_factory=list)

    @property
    def first(self) -> int:
        return min(place.start for places in self.places for place in places)


def named_products(context: Context) -> list[NamedProduct]:
    """Products of the issuer by their first place; names of others and of trials left out."""
    reader = _Reader(context)
    every = reader.groups()
    own = {
        prefix for group in every if reader.is_the_issuers(group) for prefix in reader.family(group)
    }
    groups = [
        group for group in every if reader.is_the_issuers(group) or reader.family(group) & own
    ]
    led = [group for group in every if group not in groups and reader.is_led(group)]
    if not groups and len(led) == 1:
        groups = led
    elif len(groups) == len(led) == 1 and reader.is_a_headline_code(groups[0]):
        groups[0] += led[0]
    products = [product for group in groups if (product := reader.product(group)) is not None]
    products = [product for product in products if says_something(context, product.places)]
    return sorted(products, key=lambda product: product.first)


class _Reader:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._text = context.document.text
        trials = context.of(Kind.TRIAL)
        self._trials = {
            trial.value.lower()
            for trial in trials
            if trial.value and not is_said_to_be_a_product(self._text, trial.value)
        }
        self._names: dict[str, str] = {}
        self._ties: list[tuple[str, str]] = []
        self._places: dict[str, list[Evidence]] = {}
        self._codes: set[str] = set()
        self._read()

    def groups(self) -> list[list[str]]:
        """Names that are tied together, by their folded form."""
        groups: list[list[str]] = [[name] for name in self._names if not self._is_a_part(name)]
        for one, other in self._ties:
            left = next((g for g in groups if one in g), None)
            right = next((g for g in groups if other in g), None)
            if left is not None and right is not None and left is not right:
                left += right
                groups.remove(right)
        return self._with_headline_code(groups)

    def _with_headline_code(self, groups: list[list[str]]) -> list[list[str]]:
        """A code that stands in the headline alone is a name of the one product without a code."""
        own = [group for group in groups if self.is_the_issuers(group)]
        if len(own) != 2:
            return groups
        coded = [
            g for g in own if len(g) == 1 and g[0] in self._codes and self._only_headline(g[0])
        ]
        other = [g for g in own if not any(name in self._codes for name in g)]
        if len(coded) == len(other) == 1:
            other[0].extend(coded[0])
            groups.remove(coded[0])
        return groups

    def is_a_headline_code(self, group: list[str]) -> bool:
        """Whether it is one code that the text below the headline has another name for."""
        return len(group) == 1 and group[0] in self._codes and self._only_headline(group[0])

    def _only_headline(self, name: str) -> bool:
        return all(place.section is Section.HEADLINE for place in self.places(name))

    def _is_a_part(self, name: str) -> bool:
        """Whether it only stands inside a longer name: `tirvotecan` of `zelmutatug tirvotecan`."""
        longer = [other for other in self._names if other != name and name in other.split()]
        covered = [place for other in longer for place in self.places(other)]
        return bool(covered) and all(
            any(known.start <= place.start < known.end for known in covered)
            for place in self.places(name)
        )

    def is_the_issuers(self, group: list[str]) -> bool:
        """Whether the headline, an About section, a family of codes or its words say so."""
        return any(
            in_headline(self._context, self.places(name), coded=name in self._codes)
            or has_section(self._context, name)
            or is_claimed(self._context, self.places(name), coded=name in self._codes)
            for name in group
        )

    def is_led(self, group: list[str]) -> bool:
        """Whether the opening speaks of it, and the document goes on to: news of nothing else."""
        return is_led(self._context, [place for name in group for place in self.places(name)])

    def family(self, group: list[str]) -> set[str]:
        """The letters that its codes begin with."""
        return {_prefix(name) for name in group if name in self._codes}

    def product(self, group: list[str]) -> NamedProduct | None:
        found = [(self._names[name], self.places(name)) for name in group[:_MOST_NAMES]]
        found = [(name, places) for name, places in found if places]
        found.sort(key=lambda pair: -sum(p.section is not Section.HEADLINE for p in pair[1]))
        if not found:
            return None
        return NamedProduct([places[0].text for _, places in found], [p for _, p in found])

    def places(self, name: str) -> list[Evidence]:
        """Every place of a name in the sections that carry facts, whatever its case."""
        if name not in self._places:
            pattern = re.compile(
                rf"(?<![\w\u2010\u2011-]){re.escape(name)}(?![\w])(?![-\u2010\u2011](?:\d|[a-z]{{4}}(?!\w)))",
                re.IGNORECASE,
            )
            spans = (Span(*match.span()) for match in pattern.finditer(self._text))
            places = (
                self._context.evidence(span)
                for span in spans
                if not self._context.supports_nothing(span)
            )
            self._places[name] = [
                place
                for place in places
                if place.section in FACTUAL
                and not is_of_others(self._context, place)
                and not is_of_a_career(self._context, place)
            ]
            self._places[name].sort(key=lambda place: place.section is Section.HEADLINE)
        return self._places[name]

    def _read(self) -> None:
        for mention in self._context.of(Kind.PRODUCT_NAME):
            if self._context.document.section_at(mention.span.start) not in FACTUAL:
                continue
            if mention.attributes["type"] != "code":
                self._add(mention.text)
            elif self._is_a_code(mention.text, mention.span):
                self._codes.add(self._add(mention.text))
        longer = {name.split()[0] for name in self._names if " " in name}
        for name in used_names(self._context):
            if name.lower() not in longer:
                self._add(name)
        for sentence in self._context.sentences():
            self._read_sentence(sentence)
        for name in defined_names(self._context):
            self._add(name)
        for sentence in self._context.sentences():
            self._read_brand(sentence)

    def _read_sentence(self, sentence: Span) -> None:
        for match in _BRAND.finditer(self._text, sentence.start, sentence.end):
            if not self._is_a_technology(match["name"]):
                self._add(match["name"])
        for match in _SERIES.finditer(self._text, sentence.start, sentence.end):
            self._codes.add(self._add(match.group()))
        for code in short_codes(self._context, sentence):
            if is_said_to_be_a_trial(self._text, code):
                continue
            self._codes.add(self._add(code))
        for pattern in (_BRACKETS, _FORMERLY):
            for match in pattern.finditer(self._text, sentence.start, sentence.end):
                self._tie(match)

    def _read_brand(self, sentence: Span) -> None:
        """A brand in words or a former code, tied to the last known name before it."""
        for match in _MARKETED_AS.finditer(self._text, sentence.start, sentence.end):
            last = self._last_name(max(0, sentence.start - 300), match.start())
            if last is not None and last != match["name"].lower():
                self._ties.append((last, self._add(match["name"])))
        for match in _KNOWN_AS.finditer(self._text, sentence.start, sentence.end):
            if match["name"].lower() in self._names:
                last = self._last_name(max(0, match.start() - 120), match.start())
                if last is not None and last != match["name"].lower():
                    self._ties.append((last, match["name"].lower()))

    def _last_name(self, start: int, end: int) -> str | None:
        before = self._text[start:end].lower()
        known = [
            (found.end(), name)
            for name in self._names
            for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", before)
        ]
        return max(known)[1] if known else None

    def _add(self, name: str) -> str:
        folded = name.lower()
        is_class = folded in product_words().classes
        if folded not in self._trials and not is_class and not self._is_organisation(folded):
            self._names.setdefault(folded, name)
        return folded

    def _is_a_code(self, text: str, span: Span) -> bool:
        match = _CODE.fullmatch(text)
        if match is None or match["prefix"] in product_words().no_codes:
            return False
        if _CONGRESS.fullmatch(text) or is_said_to_be_a_trial(self._text, text):
            return False
        hyphen = "-" in text or "\u2011" in text
        if not hyphen and len(re.sub(r"\D", "", text)) < 3:
            return False
        if not hyphen and _MUTATION.fullmatch(text) and text[-1].isupper():
            return False
        named = self._text[span.end : span.end + 12]
        if _TRIAL_WORD.match(named) and len(self._pieces(text)) < 2:
            return False
        return text.lower() not in self._trials

    def _is_a_technology(self, name: str) -> bool:
        return any(
            _NOT_A_BRAND.match(self._text[match.end() - 1 : match.end() + 60])
            for match in re.finditer(rf"\b{re.escape(name)}[®™]", self._text)
        )

    def _pieces(self, name: str) -> list[str]:
        return re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", self._text, re.IGNORECASE)

    def _is_organisation(self, folded: str) -> bool:
        names = (name.lower() for name in self._context.release.organisation_names)
        return any(folded == name or folded == name.split(",")[0].split()[0] for name in names)

    def _tie(self, match: re.Match[str]) -> None:
        """`Velotrisen (formerly HDP-0431)`, `VIBREXA® (sotalirone)`: one product, two names."""
        listed = [part.strip(" \"'“”‘’®™*") for part in re.split(r"[;,]", match["inside"])]
        bare = [_FORM.sub("", _LEAD_IN.sub("", part).strip(" \"'“”®™")) for part in listed]
        told = {new for part, new in zip(listed, bare, strict=True) if part != new}
        parts = list(dict.fromkeys(bare))
        known = [part for part in parts if part.lower() in self._names]
        left = self._left(match["left"], coded=any(p.lower() in self._codes for p in known))
        if left is None:
            return
        marked = self._text[match.end("left") : match.end("left") + 1] in ("®", "™")
        alone = len(parts) == 1 and left.lower() in self._names and _is_strange(parts[0])
        known += [
            part
            for part in parts
            if part not in known and (self._is_plain(part, marked or part in told or alone))
        ]
        known += [part for part in parts if part not in known and _VECTOR.fullmatch(part)]
        for part in known:
            self._ties.append((self._add(left), self._add(part)))

    def _left(self, words: str, *, coded: bool) -> str | None:
        """The name before the bracket: a known one, or an unknown one before a code."""
        last = words.split()[-1]
        both = " ".join(words.split())
        if " " in both and both.lower() in self._names:
            return both
        if last.lower() in self._names and not self._always_after(both):
            return last
        if not coded and _BRAND_WORD.fullmatch(last) and self._inn_follows(last):
            return last
        if not coded or last.lower() in product_words().no_names or not re.fullmatch(PLAIN, last):
            return last if last.lower() in self._names else None
        if len(self._pieces(last)) < 2 and not could_be_a_name(last):
            return None
        return both if self._always_after(both) else last

    def _inn_follows(self, word: str) -> bool:
        """Whether a nonproprietary name stands in brackets behind it, as behind a brand."""
        inside = re.search(rf"(?<!\w){re.escape(word)}{SIGN}\s*\(([^()]{{4,60}})\)", self._text)
        return inside is not None and any(
            part.strip().lower() in self._names for part in re.split(r"[;,]", inside.group(1))
        )

    def _always_after(self, both: str) -> bool:
        """Whether the second word of two never stands without the first, as in two-word names."""
        if " " not in both or not re.fullmatch(rf"{PLAIN}\s{PLAIN}", both):
            return False
        first, last = both.lower().split()
        if first in product_words().no_names or last in product_words().no_names:
            return False
        return len(self._pieces(both)) == len(self._pieces(last)) > 1

    def _is_plain(self, part: str, marked: bool) -> bool:
        """A nonproprietary name in brackets: lower case, and no common word."""
        words = part.split()
        if not 1 <= len(words) <= 3 or not all(re.fullmatch(r"[a-z-]{4,}", w) for w in words):
            return False
        last = words[-1]
        if last in _OF_TWO and len(words) == 2 and len(words[0]) > 6:
            return True
        if last in product_words().no_names or NO_PLAIN_ENDING.search(last) or len(last) < 7:
            return False
        return marked or len(self._pieces(last)) > 1


def _is_strange(name: str) -> bool:
    """Whether it is no common word; of two, whether the second is one that such names end in."""
    first, *further = name.split()
    ends = not further or _SECOND.search(further[-1]) is not None
    return could_be_a_name(first) and first not in product_words().common and ends


def _prefix(code: str) -> str:
    match = _CODE.match(code.upper())
    return match["prefix"] if match else re.split(r"[-\u2010\u2011\s]", code)[0].upper()
