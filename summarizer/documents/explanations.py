"""Sentences that explain a regulatory programme to the reader and say nothing about a product.

They name reviews, meetings and vouchers that nobody in the release has been granted.
"""

from __future__ import annotations

import re

# A definition names its programme early and runs to a few hundred characters.
_LONGEST = 1_200
_LATEST_PROGRAMME = 160
PROGRAMME = re.compile(
    r"\b(?:designations?|fast[- ]track|breakthrough (?:therapy|device)|priority review"
    r"|accelerated (?:approval|assessment)|orphan (?:drug|medicinal product|status)"
    r"|RMAT|PRIME|priority medicines|sakigake|ILAP|innovation passport|vouchers?|QIDP"
    r"|rolling (?:review|submission)|conditional (?:marketing )?(?:approval|authori[sz]ation)"
    r"|real-time oncology review|RTOR|project orbis|expanded access)\b",
    re.IGNORECASE,
)
_AGENCY = (
    r"(?:the )?(?:US )?(?:FDA|food and drug administration|EMA|european medicines agency"
    r"|european commission|MHRA|PMDA|NMPA|agency|agencies|regulators)"
)
_KIND = (
    r"(?:(?:investigational|new|novel|certain|promising|qualifying|eligible|potential|drug"
    r"|medicinal|biological|medical|regenerative|orphan|pipeline|cell|gene),? ){0,5}"
    r"(?:drugs?|medicines?|therap(?:y|ies)|treatments?|products?|candidates?|devices?|biologics?"
    r"|programs?|programmes?|compan(?:y|ies)|sponsors?|developers?|applications?|vaccines?)\b"
)
_PRESENT = (
    r"(?:provides?|offers?|conveys?|confers?|enables?|allows?|entitles?|qualif(?:y|ies)|means?"
    r"|shortens?|requires?|expedites?|facilitates?|supports?|aims?|seeks?|encourages?|includes?"
    r"|comes? with|carries|carry|makes?|helps?|applies|apply|gives?|permits?|reduces?)\b"
)
# What follows the programme's name: "is intended to expedite ...", "provide increased support".
_PREDICATE = re.compile(
    r"[^.;]{0,120}?(?:\b(?:is|are|was|were) (?:\w+ly )?(?:intended|designed|meant|aimed|reserved"
    r"|available|created|established)\b"
    r"|\b(?:is|are) (?:an?|one of the)\b[^.;]{0,80}\b(?:process|program|programme|pathway|scheme"
    r"|status|designation|mechanism|initiative|incentive)\b"
    rf"|\b(?:is|are|(?:may|can) be) (?:\w+ly )?(?:granted|given|awarded|assigned)\b[^.;]{{0,40}}?"
    rf" (?:to|when|if|by|for (?:an? )?{_KIND})"
    rf"|(?<=\s){_PRESENT})",
    re.IGNORECASE,
)
# What comes before it: "The FDA grants ...", "Drugs that receive ...", "Under the ...".
_SUBJECT = re.compile(
    rf"{_AGENCY} (?:(?:may|can|will|typically|generally) )?(?:grants?|gives?|awards?|assigns?"
    r"|reserves?|established|created|designed)\b"
    rf"|(?:all |an? )?{_KIND} (?:that|which|with|receiving|granted|who|whose)\b"
    rf"|(?:under|through|with|as part of|to (?:qualify|be eligible) for)\b.{{0,200}}?\b{_KIND}"
    r".{0,80}?\b(?:may|can|must|is eligible|are eligible|qualif(?:y|ies))\b"
    r"|(?:the )?(?:criteria|benefits|features|advantages|incentives|requirements) (?:for|of)\b",
    re.IGNORECASE,
)
# What makes a sentence news: somebody, or a moment. ("US" is a country, "us" is the company.)
_SPECIFIC = re.compile(
    r"\b(?:today|announc\w+|previously|recently|received|has been|have been|has granted|we|our"
    r"|(?-i:us)|its?|(?:was|were) (?:granted|awarded|given|based)|20\d\d|phase \w+"
    r"|the (?:company|trial|study|team)|(?:plan|expect|intend)s? to)\b|[™®]",
    re.IGNORECASE,
)
_NOT_A_PRODUCT = frozenset(
    """FDA EMA MHRA PMDA NMPA EU UK US CHMP COMP PRAC CDE Food Drug Administration Drugs Medicines
    European Agency Commission Union United States Japan Japanese China Chinese Europe Federal
    Government Congress Act Cures Century Section Title Safety Innovation Law Public Breakthrough
    Therapy Therapies Device Designation Designations Fast Track Orphan Rare Pediatric Paediatric
    Disease Diseases Priority Review Voucher Vouchers Medicine Scheme Status Program Programme
    Accelerated Approval Assessment Regenerative Advanced RMAT PRIME ILAP RTOR QIDP BTD ODD FTD RPD
    RPDD PRV PRVs Innovative Licensing Access Pathway Passport Sakigake Rolling Real Time Oncology
    Conditional Marketing Authorisation Authorization Medicinal Product Products New Biologics
    Biologic License Application Applications BLA BLAs NDA NDAs MAA IND Center Evaluation Research
    Office Secretary Commissioner Committee Project Orbis Qualified Infectious Generating
    Antibiotic Incentives Now GAIN""".split()  # noqa: SIM905 - a word a line would fill three pages
)
_WORD = re.compile(r"\w+")


def explains_a_programme(sentence: str) -> bool:
    """Whether it defines a designation, review or voucher and names no product or company.

    Any capitalised word that is not an agency's or a programme's, the first word apart, counts
    as such a name: where in doubt, the sentence is news.
    """
    plain = " ".join(sentence[:_LONGEST].replace("U.S.", "US").split())
    programme = PROGRAMME.search(plain, 0, _LATEST_PROGRAMME)
    if programme is None:
        return False
    is_definition = _SUBJECT.match(plain) or _PREDICATE.match(plain, programme.end())
    return bool(is_definition) and not _SPECIFIC.search(plain) and not _names_a_product(plain)


def _names_a_product(plain: str) -> bool:
    words = (word.group() for word in _WORD.finditer(plain) if word.start() > 0)
    return any(word != word.lower() and word not in _NOT_A_PRODUCT for word in words)
