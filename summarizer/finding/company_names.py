"""Names of companies by the legal form or the trade's word with which they end."""

from __future__ import annotations

import re

_LEGAL = (
    r"Inc\b\.?|Incorporated\b|Co\.,?\sLtd\b\.?|Pty\.?\sLtd\b\.?|Ltd\b\.?|Limited\b|Corp\b\.?|Corporation\b|LLC\b|L\.?P\.(?=\s)"
    r"|plc\b|PLC\b|AG\b|SE\b|GmbH\b|S\.?p\.?A\b\.?|S\.A\.?S?\b\.?|SAS?\b|N\.V\b\.?|NV\b|B\.V\b\.?|BV\b|AB\b|ASA\b|AS\b|A/S|ApS\b|Oyj?\b"
    r"|K\.K\b\.?|KK\b|KGaA\b|S\.r\.l\b\.?|Kft\b\.?"
)
_TRADE = (
    r"(?:[A-Z]\w{0,14})?(?:[Tt]herapeutics|Therapies|[Pp]harmaceuticals?|[Pp]harma|[Bb]io(?:sciences?|pharma|logics|medicines?|medical|tech\w{0,7}"
    r"|therapeutics|pharmaceuticals?)|[Gg]enetics|[Gg]enomics|[Ll]aboratories|[Oo]ncology|[Mm]edicines?|[Vv]accines?|[Ss]ciences)"
)
# `&`, `de` and a comma before a legal form may stand inside a name.
_WORD = r"(?:[A-Z\u00c0-\u00de][\w'’.-]{0,30}|&|de|of)"
COMPANY_NAME = re.compile(
    rf"(?<![\w-])(?P<name>(?!CD?[RM]O\s)(?![A-Z][A-Za-z]{{0,5}}[-\u2011]\w{{0,6}}\d)[A-Z\u00c0-\u00de][\w'’-]{{0,30}}(?:\s{_WORD}){{0,5}}?"
    rf"(?:,?\s(?:{_LEGAL})|\s{_TRADE}\b(?:(?:\s[A-Z]\w+){{0,2}},?\s(?:{_LEGAL}))?))(?![\w/])"
)
