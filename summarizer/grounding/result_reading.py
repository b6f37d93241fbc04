"""Results by rule: each measure of a sentence with its numbers, one entry an arm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from summarizer.documents.spans import Span
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context
from summarizer.grounding.figures import Figures
from summarizer.grounding.reporting import reports
from summarizer.grounding.result_best import best_responses
from summarizer.grounding.result_claims import ClaimReader
from summarizer.grounding.result_distinct import without_lesser
from summarizer.grounding.result_entries import EntryMaker
from summarizer.grounding.result_lists import is_head, pieces
from summarizer.grounding.result_memory import Memory
from summarizer.grounding.result_met import Verdicts
from summarizer.grounding.result_significance import with_later_p
from summarizer.grounding.result_tables import tabled_results
from summarizer.grounding.result_topics import Topics
from summarizer.grounding.result_verdicts import unchanged
from summarizer.grounding.result_words import WordReader
from summarizer.grounding.tables import tables
from summarizer.schemas.result import Result
from summarizer.schemas.trial import Trial

_DEFINES = re.compile(r"\bendpoints?\b[^.;]{0,60}?\s(?:is|was|are|were)\s", re.IGNORECASE)


def _says(counted: Result, worded: Result) -> bool:
    """Whether an outcome in words is that of patients who are counted: `normal in two of four`."""
    same = counted.endpoint_text.evidence[0].start == worded.endpoint_text.evidence[0].start
    return same and counted.value is None and counted.n is not None and worded.n is not None


class ResultReader:
    """Reads every sentence of the news of one document."""

    def __init__(self, context: Context, trial: str | None, trials: tuple[Trial, ...] = ()) -> None:
        self._context = context
        self._trial = trial
        self._figures = Figures(context)
        self._memory = Memory(context)
        topics = Topics(context)
        self._topics = topics
        self._claims = ClaimReader(context, self._figures.arms, topics)
        self._entries = EntryMaker(context, trial, self._figures.arms, self._memory, topics)
        self._words = WordReader(context, trial, self._figures.arms)
        self._verdicts = Verdicts(context, trials, self._figures.arms)

    def read(self) -> list[Result]:
        """The fullest entry of each outcome, in reading order; endpoints met are marked."""
        tabled = [table.span for table in tables(self._context)]
        found = list(tabled_results(self._context, self._trial))
        text = plain(self._context.document.text)
        last: list[Result] = []
        for sentence in self._context.sentences():
            for piece in pieces(text, sentence):
                self._memory.enter(piece)
                if any(piece.overlaps(table) for table in tabled):
                    continue
                told = []
                if reports(self._context, piece):
                    told = list(self._sentence(piece))
                elif _DEFINES.search(text, piece.start, piece.end):
                    self._memory.leave(piece, None, (), None)
                if last and not told:
                    found[-len(last) :] = with_later_p(
                        self._context, self._figures.arms, piece, last
                    )
                found += told
                last = told
        return self._verdicts.applied(without_lesser(found))

    def _sentence(self, sentence: Span) -> Iterator[Result]:
        figures = list(self._figures.within(sentence))
        claims = self._claims.claims(sentence, figures, self._memory)
        counted = [entry for claim in claims for entry in self._entries.entries(claim, sentence)]
        worded = list(self._words.read(sentence, claims))
        yield from (entry for entry in counted if not any(map(partial(_says, entry), worded)))
        yield from best_responses(self._context, self._trial, sentence, claims, self._memory)
        self._verdicts.read(sentence, claims, self._memory.measure)
        self._claims.know(self._verdicts.named)
        yield from unchanged(self._context, sentence)
        yield from worded
        arms = tuple(f.arm for c in claims[:1] for f in c.figures if f.arm)
        if not claims and is_head(plain(self._context.document.text), sentence):
            listed = tuple(self._figures.arms.listed(sentence))
            arms = listed if len(listed) > 1 else ()
        last = claims[-1] if claims else None
        ranked = self._topics.ranked_in(sentence)
        told, kind = (last.measure, last.figures[0].kind) if last else (ranked, None)
        self._memory.leave(sentence, told, arms, kind)
