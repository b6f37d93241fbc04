"""Whether a designation or an act is somebody else's: another company's, a class's, a career's.

Nothing is taken from the issuer without words that give it to others; where a subject names
nobody (`It holds ...`), the sentence before tells who is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.company_names import COMPANY_NAME
from summarizer.finding.holder_phrases import Holder, holder_of, holder_of_act
from summarizer.finding.mentions import Kind
from summarizer.finding.passages import passage_around
from summarizer.grounding.context import Context
from summarizer.grounding.foreign import OthersProducts
from summarizer.grounding.held_elsewhere import is_held_elsewhere
from summarizer.grounding.product_words import product_noun_words
from summarizer.grounding.trial_owners import speaks_of_a_career
from summarizer.schemas.product import Product

_COUNT = r"two|three|four|five|six|seven|eight|nine|ten|several|many|most|some|few"
_NUMBER = (
    rf"(?:{_COUNT}|other|various|numerous"
    r"|dozens\s+of|hundreds\s+of|a\s+number\s+of|a\s+handful\s+of|multiple|existing|available|approved"
    r"|current|certain|such|no|competing|rival|earlier|(?:(?:more|fewer|less)\s+than|over|nearly|about"
    r"|around|at\s+least|some)\s+[\w,]+|\d[\d,]*)"
)
_PLURAL = (
    rf"(?:(?:{product_noun_words()})s|therapies|companies|sponsors|developers|manufacturers|groups|firms"
    r"|rivals|competitors|peers|others|medicines)"
)
_MANY = re.compile(
    rf"(?<!the\s)(?<!its\s)(?<!our\s)(?<!both\s)(?<!these\s)(?<!those\s)(?<!'s\s)\b{_NUMBER}\s+"
    rf"(?:(?!of\s+(?:its|our)\b)[\w-]+\s+){{0,5}}?{_PLURAL}\b(?!\s+(?:of|from|in)\s+(?:its|our|the\s+compan))",
    re.IGNORECASE,
)
_RIVAL = re.compile(
    r"\b(?:rivals?|competit(?:ors?|ive|ion)|competing|peer\s+compan\w+|third\s+part(?:y|ies)"
    r"|another(?:\s+[\w-]+){0,2}\s+(?:company|developer|sponsor|manufacturer|product|drug|medicine|therapy"
    r"|candidate|group|treatment)|other(?:\s+[\w-]+){0,3}\s+(?:companies|developers|sponsors|products|drugs"
    r"|medicines|therapies|candidates|programs|programmes|groups|treatments)|predecessor"
    r"|(?:the\s+)?(?:standard[\s-]of[\s-]care|(?:current\s+)?standard\s+(?:treatment|therapy)|(?:only|first|currently|previously|already)\s+(?:approved|licensed"
    r"|marketed|available|authori[sz]ed)\s+(?:[\w-]+\s+){0,2}?(?:therapy|treatment|drug|medicine|product|agent|option))"
    r"|first[\s-]generation)\b",
    re.IGNORECASE,
)
_HEAD = rf"(?:{product_noun_words()}|[A-Z]{{2,5}}-?\d{{1,5}})"
_MADE = r"drug|molecule|antibody|candidate|compound|inhibitor|product|agent|medicine|vaccine"
_POSSESSED = re.compile(
    rf"\b(?P<owner>[A-Z][\w&.-]+(?:\s+[A-Z][\w&.-]+){{0,3}})(?:'s|(?<=s)')\s+(?-i:own\s+|(?:[\w-]+\s+){{0,6}}?)"
    rf"(?i:{_HEAD})(?![\w])"
    rf"|(?i:\b(?:{_MADE})\s+(?:of|from|by)\s+)(?P<maker>[A-Z][\w&.-]+(?:\s+[A-Z][\w&.-]+){{0,3}})"
)
_UNRELATED = re.compile(
    r"\b(?:unrelated|not\s+part\s+of\s+the\s+(?:licen[sc]e|agreement))\b", re.IGNORECASE
)
_UNLIKE = re.compile(
    r"\b(?:unlike|in\s+contrast\s+(?:to|with)|compared\s+(?:to|with))\s", re.IGNORECASE
)
_SAYS = r"(?:said|says|added|adds|noted|notes|commented|explained|reported|stated)"
_PERSON = re.compile(
    rf"(?i:\b(?:he|she)\b(?!\s+{_SAYS}))"
    rf"|(?:^\W*|^[^,]*\bat\s[^,]{{2,40}},\s)(?:Mr|Ms|Mrs|Dr|Prof(?:essor)?)\.?\s+[A-Z](?!.*\b{_SAYS}\b)"
)
_AUXILIARIES = r"(?:(?:has|have|had|was|were|been|also|already|since|\w+ly)\s*)*"
# `Of the eleven, four hold`; `The first drug for ataxia had`; `Omavine, approved in 2023, had`.
_SOME = re.compile(rf"(?:^|[\s,(])(?:{_COUNT}|none)\s+{_AUXILIARIES}$", re.IGNORECASE)
_ONE_OF_THEM = re.compile(r"\b(?:one|two|some|none|most)\s+of\s+(?:them|these|those)\b", re.I)
_FIRST = re.compile(
    rf"^\W*the\s+(?:first|only|last|latest|most\s+recent|leading)\s+(?:[\w-]+\s+){{0,3}}?"
    rf"(?:{product_noun_words()})\s+(?:for|in|against|to\s+treat|on)\b"
    r"|\b(?:the|an?|both)\s+(?:active\s+)?(?:comparators?|reference\s+(?:drug|product)|control\s+(?:drug|treatment|arm))\b",
    re.IGNORECASE,
)
_ENTITLED = re.compile(
    rf"^\W*(?P<owner>(?!\w+ly\b|Today\b)[A-Z][a-z]{{4,}})(?:\s+\([^()]{{1,40}}\))?,\s+(?:which\s+(?:was|is)\s+)?"
    rf"(?:(?:first|already)\s+)?(?:(?:approved|marketed|launched|licen[sc]ed|developed|sold|made)\b"
    rf"|an?\s+(?:[\w-]+\s+){{0,4}}?(?:{product_noun_words()})\b)"
)
_ANAPHOR = re.compile(
    r"^\W*(?:it|they|this|that|these|the\s+(?:drug|product|therapy|treatment|agent|medicine|antibody|molecule"
    r"|compound|candidate|latter|former|vaccine)|both|all)?\s*(?:(?:has|have|had|also|was|were|been|is|are"
    r"|already|currently|\w+ly)\s*)*$",
    re.IGNORECASE,
)
_RELATED = (
    r"(?:partners?|licensees?|licensors?|collaborators?|competitors?|rivals?|peers?|parent|predecessors?"
    r"|former|alternatives?|counterparts?)"
)
_ITS = re.compile(
    r"\bits\s+(?:own|pipeline|portfolio|lead|first|second|third|other|next|clinical|product|candidate"
    r"|programs?|programmes?)\b",
    re.IGNORECASE,
)
_MEDICINE = re.compile(r"[A-Za-z]{2,}")
_OF_THE_ISSUER = frozenset({Section.HEADLINE, Section.LEAD, Section.BOILERPLATE_ABOUT})
_MARKET = re.compile(
    r"\b(?:market|competit\w+|landscape|sector|peers?|industry|rivals?)\b", re.IGNORECASE
)
_NEXT = 3  # characters between a sentence and the next one of its paragraph


@dataclass(frozen=True)
class Holders:
    """The issuer's names and those of its products, against which a holder is read."""

    context: Context
    products: tuple[Product, ...]

    def is_others(self, place: Span, cue: Span | None) -> bool:
        """Whether the text gives a designation to others; `cue` is the verb that tells of it."""
        passage = passage_around(self.context.document, place)
        verb = -1 if cue is None else cue.start - passage.start
        if is_held_elsewhere(passage, self._own):
            return True
        return self._is_theirs(holder_of(passage, verb), place)

    def is_act_of_others(self, place: Span) -> bool:
        """Whether an act, told by the words of its place, is about others than the issuer."""
        return self._is_theirs(holder_of_act(passage_around(self.context.document, place)), place)

    def _is_theirs(self, holder: Holder, place: Span) -> bool:
        told = self._told_of(holder)
        sentence = self.context.sentence(place)
        if told is False and not speaks_of_a_career(self.context.words(sentence)):
            return False
        if told or self._others.told_in(sentence):
            return True
        if _ANAPHOR.match(holder.subject) and holder.before.strip() == holder.subject.strip():
            return self._is_foreign_before(sentence)
        return self._is_in_the_market(place)

    def _told_of(self, holder: Holder) -> bool | None:
        """What the nearest words that name somebody say; None where none do."""
        for words in (holder.given, holder.subject, holder.before):
            plain = self._unrelated(words)
            if _UNRELATED.search(plain):
                return True
            if self._own.search(plain):
                return False
            if self._tells_of_others(plain):
                return True
            if self._names_a_company(plain):
                return self._own.search(self._unrelated(holder.before)) is None
        return None

    def _tells_of_others(self, words: str) -> bool:
        """Whether the words name others' products, products in general, or a person."""
        if any(
            cue.search(words)
            for cue in (_MANY, _SOME, _ONE_OF_THEM, _RIVAL, _FIRST, _PERSON, _UNLIKE)
        ):
            return True
        small = words.lower()
        if any(name in small for name in self._foreign_products):
            return True
        return any(
            not self._is_known(name)
            for pattern in (_POSSESSED, _ENTITLED)
            for match in pattern.finditer(words)
            for name in match.groups()
            if name
        )

    def _names_a_company(self, words: str) -> bool:
        """Whether the words name another company, which has no part in the issuer's products."""
        return any(
            not self._is_known(match["name"]) and not self._is_partner(match["name"])
            for match in COMPANY_NAME.finditer(words)
        )

    def _unrelated(self, words: str) -> str:
        """The words without `Calvera's partner`, which is another than Calvera."""
        return self._related.sub(" ", words)

    def _is_foreign_before(self, sentence: Span) -> bool:
        """Whether the sentence before, of the same paragraph, is about others alone."""
        text = self.context.document.text
        if sentence.start < _NEXT:
            return False
        before = self.context.sentence(Span(sentence.start - _NEXT, sentence.start))
        if before.start == sentence.start or "\n\n" in text[before.end - 1 : sentence.start + 1]:
            return False
        words = self._unrelated(self.context.words(before))
        return self._own.search(words) is None and (
            self._tells_of_others(words) or self._names_a_company(words)
        )

    def _is_in_the_market(self, place: Span) -> bool:
        """Whether it stands under a heading such as `Competitive landscape`, of nobody named."""
        section = next(
            (one for one in self.context.document.sections if one.start <= place.start < one.end),
            None,
        )
        title = section.title if section is not None else None
        return title is not None and _MARKET.search(title) is not None

    @cached_property
    def _others(self) -> OthersProducts:
        return OthersProducts(self.context)

    def _is_known(self, name: str) -> bool:
        name = name.removeprefix("The ")
        return self._own.search(name) is not None or any(
            name in mention.text or mention.text in name
            for kind in (Kind.AGENCY, Kind.PERSON, Kind.DESIGNATION)
            for mention in self.context.of(kind)
        )

    def _is_partner(self, name: str) -> bool:
        return any(
            name in known.value or known.value in name
            for organisation in self.context.release.organisations
            if organisation.jurisdiction is None
            for known in (organisation.name, *organisation.aliases)
        )

    @cached_property
    def _names(self) -> tuple[str, ...]:
        issuers = [one for one in self.context.release.organisations if one.is_issuer]
        full = [name.value for one in issuers for name in (one.name, *one.aliases)]
        short = [
            name.split()[0].strip(",.") for name in full if not name.lower().startswith("the ")
        ]
        products = [name.text.value for one in self.products for name in one.names]
        products += [one.preferred_name.value for one in self.products if one.preferred_name]
        return tuple(sorted({*full, *short, *products} - {""}, key=len, reverse=True))

    @cached_property
    def _own(self) -> re.Pattern[str]:
        names = "|".join(re.escape(name) for name in self._names) or "(?!)"
        return re.compile(
            rf"(?<!\w)(?:(?-i:[Ww]e|[Oo]ur|us)|the\s+(?:compan(?:y|ies)|group)(?:'s)?|{names})(?!\w)",
            re.IGNORECASE,
        )

    @cached_property
    def _related(self) -> re.Pattern[str]:
        names = "|".join(re.escape(name) for name in self._names) or "(?!)"
        return re.compile(
            rf"(?<!\w)(?:{names})(?:'s|')\s+(?:[\w-]+\s+){{0,3}}?{_RELATED}\b"
            rf"|\b{_RELATED}\s+(?:of|to|for)\s+(?:the\s+)?(?:{names})(?!\w)",
            re.IGNORECASE,
        )

    @cached_property
    def _foreign_products(self) -> frozenset[str]:
        """Names of medicines that no sentence gives to the issuer, and no code of its series."""
        codes = {name.split("-")[0] for name in self._names if any(c.isdigit() for c in name)}
        named = [
            mention
            for mention in self.context.of(Kind.PRODUCT_NAME)
            if self.products and _MEDICINE.match(mention.text)
        ]
        own = {mention.text.lower() for mention in named if self._is_given(mention.span)}
        return frozenset(
            mention.text.lower()
            for mention in named
            if mention.text.lower() not in own and mention.text.split("-")[0] not in codes
        )

    def _is_given(self, place: Span) -> bool:
        """Whether the words around a medicine's name give it to the issuer."""
        document = self.context.document
        if document.section_at(place.start) in _OF_THE_ISSUER:
            return True
        words = self._unrelated(self.context.words(self.context.sentence(place)))
        return (self._own.search(words) or _ITS.search(words)) is not None
