"""Words that deny what stands beside them or leave it open, and the words they do not reach.

By class, so that a word finds its place: particles, pronouns, verbs and adjectives of denial; modal
verbs, plans, hopes, requests and prevention. What only looks like a denial is taken out in front.
"""

from __future__ import annotations

import re

# Not a denial of what follows: a way of speaking, or a description of who was treated.
_NOT_A_DENIAL = (
    r"(?!\s+(?:only|limited\s+to|necessarily|later\s+than|longer\s+than|until|just|merely|alone"
    r"|previously|yet\s+received|eligible|suitable|candidates?|amenable|responded\s+to\s+prior"
    r"|received\s+prior|doubt|less\s+than|more\s+than|fewer\s+than))"
)
_PARTICLES = rf"not{_NOT_A_DENIAL}|cannot|no(?=\s){_NOT_A_DENIAL}|never|neither|nor|without"
_PRONOUNS = r"none|nobody|no[-\s]one|nothing|nowhere|hardly\s+any|zero"
_LACK = (
    r"absence\s+of|lack(?:ed|s|ing)?(?:\s+of)?|free\s+(?:of|from)|devoid\s+of|negative\s+for"
    r"|fell\s+short\s+of|stop(?:ped|s)\s+short\s+of|unable\s+to|fail(?:ed|s|ure|ing)?\s+to"
    r"|miss(?:ed|es|ing)|(?:has|have|had|is|are)\s+yet\s+to|rul(?:ed|es)\s+out|rather\s+than"
    r"|instead\s+of|excluding|strip(?:ped|s)?\s+of|(?:los[te]|loses|losing)\s+(?:its|the|their)"
)
_REFUSAL = (
    r"den(?:ied|ies)|declined\s+to|refus(?:ed|es)(?:\s+to)?|reject(?:ed|s)|withh(?:eld|olds?)"
    r"|withdr(?:ew|awn|aws)|re(?:scind|vok)e?(?:ed|d|s)|abandon(?:ed|s)|cancel(?:s|l?ed)"
    r"|turn(?:ed|s)\s+down|forfeit(?:ed|s)|blocked|object(?:ed|s)\s+to|oppos(?:ed|es)"
    r"|(?:vot|recommend|decid|rul|advis|argu)(?:ed|es|s)\s+against"
)
BEFORE = re.compile(
    rf"\b(?:{_PARTICLES}|{_PRONOUNS}|{_LACK}|{_REFUSAL})\b|n['’]t\b{_NOT_A_DENIAL}", re.IGNORECASE
)
AFTER = re.compile(
    rf"\b(?:(?<!,\s)not{_NOT_A_DENIAL}|never|none(?=\s*(?:\Z|[.;)]))|nobody|no[-\s]one|nowhere"
    r"|(?:was|were|is|are|been)\s+(?:denied|absent|missed|rejected|refused|ruled\s+out|unmet"
    r"|revoked|rescinded|withdrawn|withheld|abandoned|cancell?ed|excluded|blocked|turned\s+down"
    r"|lacking|missing|lost|unattained|unproven|unconfirmed|unobserved|0\s+of|zero)"
    r"|absent|undetect(?:able|ed)|failed|fell\s+short"
    r"|(?:in|by|among|on|at|during)\s+(?:no(?!\s+(?:time|small|way))|none|neither|zero"
    r"|0(?=\s+(?:of|out)\b))"
    r"|in\s+any\s+(?:patient|subject|participant))\b|n['’]t\b"
    r"|\b(?:was|were|is)\s+0(?:\.0+)?\s?%",
    re.IGNORECASE,
)

_MODAL = r"may|might|could|would|will|should|can|if\b|whether|possibl[ey]|perhaps"
_PLAN = (
    r"(?<!as\s)expect(?:s|ed|ing)?|anticipat(?:es?|ed)|plans?\s+to|planned|intend(?:s|ed)?\s+(?:to|for)"
    r"|aims?\s+to|aim(?:ed|ing)\s+to|goal\s+(?:of|is)|seek(?:s|ing)?|sought|pursu(?:es?|ing)"
    r"|prepar(?:e|es|ing)|propos(?:es?|ed|ing)\s+to|on\s+track|push(?:es|ing)?\s+for|due\s+to\s+receive"
    r"|work(?:s|ing)?\s+towards?|(?:designed|engineered|meant|formulated|optimi[sz]ed|powered)\s+to"
    r"|(?:is|are)\s+to\s+[a-z]+|looks?\s+forward|looking\s+forward"
)
_HOPE = (
    r"potential\s+(?:to|for|of)|potential(?=\s+(?:new|treatment|benefit|approval|grant|designation))"
    r"|hop(?:es?|ed|ing)\s+(?:to|for|that)|hopeful|we\s+hope|dream(?:s|ing)?\s+of|believ(?:es?|ed)"
    r"|aspir(?:es?|ing)|ambition|predicts|forecasts?|projected|thought\s+to|likelihood|unlikely"
    r"|(?<!more\s)(?<!less\s)(?<!as\s)likely|(?:prospect|chance|odds)s?\s+of|(?:an?|the|as)\s+candidate\s+for"
    r"|(?<!who\swere\s)(?<!who\sare\s)(?<!who\swere\snot\s)(?<!who\sare\snot\s)(?<!PRIME\s)eligib(?:le|ility)"
)
_REQUEST = (
    r"(?:appl(?:y|ies|ied|ying)|fil(?:e|es|ed|ing))\s+for|applications?\s+for|request(?:s|ed|ing)"
    r"|(?<!-)await(?:s|ing|ed)?|subject\s+to|(?:decision|ruling|opinion)\s+(?:on|about)|in\s+line\s+for"
)
_STUDY = (
    r"evaluates|assesses|investigates|explores|examines"
    r"|under\s+(?:study|investigation|evaluation|review)"
    r"|being\s+(?:studied|evaluated|investigated|assessed|tested|explored|developed)"
    r"|(?:to|will)\s+(?:evaluate|assess|determine|investigate|explore|examine|measure|test|prevent"
    r"|reduce|minimi[sz]e|mitigate|avoid|eliminate|lower|limit|spare|curb)"
    r"|endpoints?\s+(?:is|are|includes?)|objectives?\s+(?:is|are|includes?)"
)
_PREVENTION = (
    r"mitigat(?:es?|ing)|prevent(?:s|ing)?|(?:reduc|minimi[sz]|avoid|eliminat|lower)(?:es?|ing)"
    r"|risks?\s+of|risk\s+for|protect(?:s|ing|ion)?\s+(?:against|from)|guards?\s+against|in\s+case\s+of"
)
OPEN = re.compile(
    rf"\b(?:{_MODAL}|{_PLAN}|{_HOPE}|{_REQUEST}|{_STUDY}|{_PREVENTION})\b", re.IGNORECASE
)
# After its subject a hedge follows at once: `pneumonia may occur`.
OPEN_AFTER = re.compile(
    r"\s*(?:\([^()]*\)\s*)?,?\s*(?:if\b|may|might|could|would|will|should|can"
    r"|(?:is|are|remains?)\s+(?:expected|anticipated|planned|possible|hoped|uncertain|unclear"
    r"|targeted|slated|scheduled|awaited|pending|sought|likely|unlikely|due\b(?!\s+to)|in\s+sight"
    r"|under\s+(?:study|investigation|review|way\s+for)"
    r"|(?:the|a|an|our|its)\s+(?:[\w-]+\s+){0,2}(?:goal|aim|hope|target|ambition|endpoint|objective"
    r"|outcome\s+measure|question)))\b",
    re.IGNORECASE,
)

# A denial in such words is about whom the sentence is about, not about what it says of them.
RELATIVE = re.compile(r"\b(?:who|whom|whose)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
ITS_OWN_VERBS = re.compile(r"(?:\s+(?:\w+ly|\w+ed|\w+en|had|have|be))*", re.IGNORECASE)
MAIN_VERB = re.compile(
    r"^(?!.*\b(?:or|and|nor)\b).*\b(?:had|have|was|were|showed|experienced|developed|achieved"
    r"|reached|attained|reported|demonstrated)\b",
    re.IGNORECASE | re.DOTALL,
)
# Words before the sentence proper: `Without further therapy, ...`.
FRONTED = re.compile(
    r"\W*(?:without|with\s+no|in\s+the\s+absence\s+of|rather\s+than|instead\s+of|excluding)\b[^,]*,",
    re.IGNORECASE,
)
