"""Words of people and their speech: verbs of saying, honorifics, credentials and posts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.finding.vocabulary_files import load


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of `vocabulary/speech.json`, in lower case but for honorifics and credentials."""

    verbs: tuple[str, ...]
    honorifics: tuple[str, ...]
    credentials: tuple[str, ...]
    role_words: tuple[str, ...]
    not_organisations: tuple[str, ...]
    modifiers: tuple[str, ...]

    @property
    def verb_pattern(self) -> str:
        return rf"(?:{'|'.join(self.verbs)})"

    @property
    def honorific_pattern(self) -> str:
        longest_first = sorted(self.honorifics, key=len, reverse=True)
        return rf"(?:{'|'.join(re.escape(word) for word in longest_first)})"


@cache
def speech() -> Speech:
    return load("speech.json", Speech)
