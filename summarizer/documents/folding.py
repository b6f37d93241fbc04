"""The typographic fold: one plain spelling for what differs in type alone, with the way back.

Folded are quotation marks, dashes, white space, ligatures, trade marks, invisible characters, HTML
entities and Markdown marks. Case, letters, digits and words never change: no NFKC, for which 10⁶
is 106 and ½ is 1⁄2.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from summarizer.documents.spans import Span

# Stands for a hyphen that ends a line: the word's own, or put there by the line break.
WRAP = "\u00ad"
_HYPHENS = "-\u2010\u2011"
_DASHES = _HYPHENS + "\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63"
_SPACES = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_TRADE_MARKS = "™®℠©"
# One character for one, so that no offset moves.
_SAME_LENGTH = {
    **dict.fromkeys(_DASHES[1:], "-"),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys("“”„‟«»‹›″", '"'),
    **dict.fromkeys("‘’‚‛′´", "'"),
    "\u00b5": "\u03bc",
}
_LONGER = {
    "…": "...",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_CHANGE = re.compile(
    # What most characters are is passed over at once.
    r"(?=[^\w .,;:()\"'/%-]| \s|--|[_\ufb00-\ufb06])(?:"
    r"(?P<space>\s{2,}|[^\S ])"
    r"|(?P<dashes>-{2,})"
    rf"|(?P<dropped>{_INVISIBLE.pattern}+|`+|\\(?=[!-/:-@\[-`{{-~]))"
    rf"|(?P<trade_mark>[{_TRADE_MARKS}]+)"
    rf"|(?P<longer>[{''.join(_LONGER)}])"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<emphasis>\*+|_+)"
    r"|(?P<hashes>\#+)"
    r"|(?P<bracket>!?\[)"
    r"|(?P<link>\]\([^()\s]*+\))"
    r"|(?P<closed>\]))"
)
_DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Folded:
    """A text after the fold.

    Attributes:
        text: The folded characters.
        begins: Where each run of `text` begins; ascending, the first is 0.
        spans: The source of each run. A run as long as its source stands character for character;
            any other stands for its source as a whole.
    """

    text: str
    begins: tuple[int, ...]
    spans: tuple[Span, ...]

    def source(self, start: int, end: int) -> Span:
        """The place in the source that `text[start:end]`, not empty, was made from."""
        return Span(self._source(start).start, self._source(end - 1).end)

    def parts_a_word(self, at: int) -> bool:
        """Whether a cut before `text[at]` goes through a word or through one source character."""
        if not 0 < at < len(self.text):
            return False
        before, after = self._source(at - 1), self._source(at)
        is_inside = self.text[at - 1].isalnum() and self.text[at].isalnum()
        return before == after or (is_inside and before.end == after.start)

    def _source(self, at: int) -> Span:
        run = bisect_right(self.begins, at) - 1
        span, begin = self.spans[run], self.begins[run]
        end = self.begins[run + 1] if run + 1 < len(self.begins) else len(self.text)
        if end - begin != span.end - span.start:
            return span
        return Span(span.start + at - begin, span.start + at - begin + 1)


def fold(text: str) -> Folded:
    """Folds `text` in one pass; the time is linear in its length."""
    folder = _Folder(text)
    folder.run()
    return folder.folded()


def _respelled(text: str) -> str:
    # Each replacement is a scan in C; `str.translate` looks up every character in Python.
    for character, plain in _SAME_LENGTH.items():
        text = text.replace(character, plain)
    return text


class _Folder:
    """Writes the folded runs one after the other, looking back at the last one only."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._plain = _respelled(source)
        self._runs: list[str] = []
        self._spans: list[Span] = []
        self._brackets: list[int] = []

    def run(self) -> None:
        changes: dict[str, Callable[[re.Match[str]], None]] = {
            "space": self._space,
            "dashes": lambda change: self._put("-", *change.span()),
            "dropped": lambda _: None,
            "trade_mark": lambda change: self._trade_mark(change.end()),
            "longer": lambda change: self._put(_LONGER[change.group()], *change.span()),
            "entity": self._entity,
            "emphasis": self._emphasis,
            "hashes": self._hashes,
            "bracket": self._bracket,
            "link": self._link,
            "closed": self._closed,
        }
        at = 0
        for change in _CHANGE.finditer(self._plain):
            self._put(self._plain[at : change.start()], at, change.start())
            changes[str(change.lastgroup)](change)
            at = change.end()
        self._put(self._plain[at:], at, len(self._plain))

    def folded(self) -> Folded:
        kept = [index for index, run in enumerate(self._runs) if run]
        runs = [self._runs[index] for index in kept]
        begins = accumulate((len(run) for run in runs), initial=0)
        spans = tuple(self._spans[index] for index in kept)
        return Folded("".join(runs), tuple(begins)[: len(runs)], spans)

    def _put(self, run: str, start: int, end: int) -> None:
        if run.startswith(" ") and (not self._runs or self._runs[-1].endswith(" ")):
            run, start = run[1:], start + 1
        if run:
            self._runs.append(run)
            self._spans.append(Span(start, end))

    def _keep(self, change: re.Match[str]) -> None:
        self._put(change.group(), *change.span())

    def _take_back(self) -> None:
        """Takes the last written character away."""
        span = self._spans[-1]
        if len(self._runs[-1]) > 1:
            self._runs[-1] = self._runs[-1][:-1]
            self._spans[-1] = Span(span.start, span.end - 1)
        else:
            self._runs.pop()
            self._spans.pop()
        while self._runs and not self._runs[-1]:
            self._runs.pop()
            self._spans.pop()

    def _space(self, change: re.Match[str]) -> None:
        breaks = change.group().replace("\r\n", "\n")
        lines = breaks.count("\n") + breaks.count("\r")
        if lines > 1:
            self._brackets.clear()
        before, after = change.start() - 1, change.end()
        if lines != 1 or not self._is_broken_word(before, after):
            self._put(" ", *change.span())
        elif self._is_divided(before, after):
            self._take_back()
            self._put(WRAP, before, after)

    def _is_broken_word(self, before: int, after: int) -> bool:
        """Whether a line ends in a dash right after a word and the next begins with a word."""
        return (
            before > 0
            and after < len(self._source)
            and (self._source[before] in _DASHES or self._source[before] == "\u00ad")
            and self._source[before - 1].isalnum()
            and self._source[after].isalnum()
        )

    def _is_divided(self, before: int, after: int) -> bool:
        """Whether it is a hyphen between letters; next to a digit it is a range or a code."""
        neighbours = self._source[before - 1] + self._source[after]
        return self._source[before] in _HYPHENS and neighbours.isalpha()

    def _trade_mark(self, end: int) -> None:
        """Drops the mark, and the space before it where something else parts the words."""
        if not self._plain[end : end + 1].isalnum() and self._runs and self._runs[-1][-1:] == " ":
            self._take_back()

    def _entity(self, change: re.Match[str]) -> None:
        meant = html.unescape(change.group())
        if meant == change.group():
            self._keep(change)
        elif meant in _TRADE_MARKS:
            self._trade_mark(change.end())
        else:
            visible = _INVISIBLE.sub("", _respelled(meant))
            spelled = "".join(_LONGER.get(character, character) for character in visible)
            self._put(" " if spelled.isspace() else spelled, *change.span())

    def _emphasis(self, change: re.Match[str]) -> None:
        """Drops a mark at the edge of a word; inside one (HLA-A*02) or alone (3 * 4) it stays."""
        before = self._plain[max(change.start() - 1, 0) : change.start()] or " "
        after = self._plain[change.end() : change.end() + 1] or " "
        is_inside = before.isalnum() and after.isalnum()
        if is_inside or (before.isspace() and after.isspace()):
            self._keep(change)

    def _hashes(self, change: re.Match[str]) -> None:
        is_first = change.start() == 0 or self._plain[change.start() - 1] in "\r\n"
        is_short = len(change.group()) <= _DEEPEST_HEADING
        if not (is_first and is_short and self._plain[change.end() : change.end() + 1].isspace()):
            self._keep(change)

    def _bracket(self, change: re.Match[str]) -> None:
        self._brackets.append(len(self._runs))
        self._keep(change)

    def _closed(self, change: re.Match[str]) -> None:
        if self._brackets:
            self._brackets.pop()
        self._keep(change)

    def _link(self, change: re.Match[str]) -> None:
        """Leaves the words of a link: `[text](address)` becomes `text`."""
        if not self._brackets:
            self._keep(change)
            return
        opened = self._brackets.pop()
        if opened == len(self._runs) - 1:
            self._runs.pop()
            self._spans.pop()
        else:
            self._runs[opened] = ""
