"""`summarizer browse --linear`: a dialogue in plain lines, for screen readers and dumb terminals.

Everything is numbered; a number chooses, Enter alone goes on or back, `q` leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from summarizer.browse.collecting import collect
from summarizer.browse.item import Item, Reading, State
from summarizer.browse.messages import EMPTY
from summarizer.browse.row import BLOCK, ENTRY, Row
from summarizer.errors import SummarizerError
from summarizer.views.safe_text import one_line

if TYPE_CHECKING:
    from summarizer.browse.asker import OpenTool
    from summarizer.browse.shown import Shown

AT_ONCE = 20
"""Lines before a pause."""

Ask = Callable[[str], str]
Say = Callable[[str], None]


class Left(Exception):
    """The reader has had enough."""


class Dialogue:
    """Documents, then one document's facts, then one fact's words."""

    def __init__(self, ask: Ask, say: Say, open_tool: OpenTool, *, at_once: bool = False) -> None:
        """Says nothing yet.

        Args:
            ask: Shows a prompt and gives the line typed; raises `EOFError` at the end.
            say: Takes one line.
            open_tool: Opens a model when a document is to be asked about.
            at_once: Whether to do that without a question: answers cost nothing.
        """
        self._at_once = at_once
        self._ask_line, self._say, self._open_tool = ask, say, open_tool

    def run(self, names: Iterable[tuple[str, str]]) -> None:
        """Goes on until the reader leaves."""
        items = list(collect(names))
        if not items:
            for line in EMPTY[:-1]:
                self._say(line)
            return
        try:
            if len(items) == 1:
                self._document(items[0])
                return
            while True:
                number = self._choose("Documents", [_named(item) for item in items])
                if number is None:
                    return
                self._document(items[number])
        except (EOFError, Left):
            return

    def _document(self, item: Item) -> None:
        reading = self._reading(item)
        if reading is None:
            return
        from summarizer.browse.shown import shown

        seen = shown(item, reading)
        while True:
            lists = [("Facts", seen.facts), ("Problems", seen.problems)]
            choices = [f"{name}, {sum(row.depth > BLOCK for row in rows)}" for name, rows in lists]
            number = self._choose(one_line(item.name), [*choices, "Read the source"])
            if number is None:
                return
            if number == len(lists):
                self._read(seen)
            else:
                self._rows(lists[number][0], lists[number][1], seen)

    def _reading(self, item: Item) -> Reading | None:
        try:
            reading = item.reading or item.read()
        except SummarizerError as error:
            self._say(f"Failed: {one_line(str(error))}")
            return None
        unasked = reading.summary is None and reading.document is not None
        if unasked and (self._at_once or self._agreed(item)):
            reading = self._asked(reading) or reading
        item.reading = reading
        return reading

    def _agreed(self, item: Item) -> bool:
        answer = self._line(f"{one_line(item.name)} was not asked about. Ask now? y or n: ")
        return answer.lower() in ("y", "yes")

    def _asked(self, reading: Reading) -> Reading | None:
        assert reading.document is not None
        summary = None
        try:
            with self._open_tool(None, lambda words: self._say(one_line(words))) as tool:
                for summary in tool.stream(reading.document):
                    self._say(f"{sum(1 for _ in summary.facts())} facts so far")
        except SummarizerError as error:
            self._say(f"Failed: {one_line(str(error))}")
            return None
        return Reading(reading.document, summary)

    def _rows(self, name: str, rows: list[Row], seen: Shown) -> None:
        lines, block, entry = [], "", ""
        chosen = [row for row in rows if row.depth > BLOCK]
        for row in rows:
            if row.depth == BLOCK:
                block, entry = row.label, ""
                continue
            if row.depth == ENTRY:
                entry = row.label
            lines.append(_spoken(row, block, entry))
        while True:
            number = self._choose(name, lines)
            if number is None:
                return
            self._words(chosen[number], seen)

    def _words(self, row: Row, seen: Shown) -> None:
        for label, words in row.detail:
            self._say(f"{label}: {words}" if label else words)
        document = seen.reading.document
        for span in row.spans[:1]:
            if document is not None:
                sentence = document.slice(document.sentence_at(span.start))
                self._say(f"In the sentence: {one_line(sentence)}")
        if not row.spans:
            self._say("No words of the document belong to this.")
        self._line("Enter goes back: ")

    def _read(self, seen: Shown) -> None:
        document = seen.reading.document
        if document is None:
            self._say("The text was not saved with the summary, and is not found.")
            return
        section = None
        for number, sentence in enumerate(document.sentences, start=1):
            if sentence.section is not section:
                section = sentence.section
                self._say(f"Section: {section.value.replace('_', ' ')}")
            self._say(one_line(document.slice(sentence)))
            if number % AT_ONCE == 0 and self._line("Enter reads on, b goes back: "):
                return

    def _choose(self, title: str, choices: list[str]) -> int | None:
        """The index chosen; None to go back. Long lists come in pieces."""
        start = 0
        self._say(f"{title}.")
        while True:
            for number, choice in enumerate(choices[start : start + AT_ONCE], start=start + 1):
                self._say(f"{number}. {choice}")
            more = start + AT_ONCE < len(choices)
            prompt = (
                "Number, Enter for more, b back, q leaves: "
                if more
                else ("Number, Enter or b goes back, q leaves: ")
            )
            typed = self._line(prompt)
            if typed.isdecimal() and 1 <= int(typed) <= len(choices):
                return int(typed) - 1
            if typed == "" and more:
                start += AT_ONCE
            elif typed in ("", "b"):
                return None
            else:
                self._say(f"There is no {one_line(typed)} here; 1 to {len(choices)}.")

    def _line(self, prompt: str) -> str:
        typed = self._ask_line(prompt).strip()
        if typed == "q":
            raise Left
        return typed


def _named(item: Item) -> str:
    state = f", {item.state}" if item.state is not State.CLOSED else ""
    return f"{one_line(item.title or item.name)}{state}"


def _spoken(row: Row, block: str, entry: str) -> str:
    """A row with all that its place on a screen would say."""
    if row.depth == ENTRY and not row.value:
        return ", ".join(filter(None, [f"{block}: {row.label}", row.note]))
    basis = {"*": ", derived"}.get(row.mark, row.mark.replace(" (", ", ").replace(")", ""))
    owner = block if row.depth == ENTRY else entry
    note = f", {row.note}" if row.note else ""
    return f"{owner}, {row.label or 'also'}: {row.value}{basis}{note}"
