"""Right and wrong values on the published gold: ours beside what people would otherwise use.

Run from the project's folder: `python bench/accuracy.py`. The same documents, the same model and
the same scorer for all three; answered from recordings, without a network. `--live` asks the
embedded model anew. How a baseline's words become values is in `baselines/mapping.py`. Each of
them is compared with ours on the documents that both have recordings of; the others are named.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import summarizer
from bench.baselines import langextract_peer, loose, plain_instructor
from bench.baselines.mapping import to_summary
from bench.baselines.system import Baseline, Json
from bench.baselines.taping import Answered, asked, replayed, set_of
from summarizer.documents.document import Document
from summarizer.engine.server import Engine
from summarizer.engine.weights import pull
from summarizer.errors import ReplayMismatch
from summarizer.evaluation.gold import Gold, load_folder
from summarizer.evaluation.report import Counts, Report
from summarizer.evaluation.scoring import score
from summarizer.schemas.summary import Summary

GOLD = Path("tests/gold/published")
CASSETTES = Path("cassettes")
MODEL = "qwen2.5-coder-1.5b-instruct-q4_k_m"

OURS = "summarizer"
PLAIN, PEER = plain_instructor.BASELINE, langextract_peer.BASELINE

_WIDTH = 24


class Ask(Protocol):
    """From a document to its summary by one system."""

    def __call__(self, document: Document) -> Summary: ...


@dataclass(frozen=True, slots=True)
class Compared:
    """The reports of all systems on the same documents."""

    golds: list[Gold]
    reports: Mapping[str, Report]
    answers: Mapping[str, Mapping[str, Summary]]


def summary_of(baseline: Baseline, document: Document, done: Answered) -> Summary:
    """A baseline's answer as a summary; an unusable one as an empty summary."""
    answer: Json | None = loose.to_form(done.answer) if baseline is PEER else done.answer
    return to_summary(answer, document, done.provenance())


@contextmanager
def from_recordings(cassettes: Path) -> Iterator[Mapping[str, Ask]]:
    """Every system, answered from its recordings."""

    def by(baseline: Baseline) -> Ask:
        folder = set_of(baseline, MODEL, cassettes)
        return lambda document: summary_of(baseline, document, replayed(baseline, document, folder))

    with summarizer.replay(cassettes, model=f"{OURS}/{MODEL}"):
        yield {
            OURS: lambda document: summarizer.summarize(document),
            **{one.name: by(one) for one in (PLAIN, PEER)},
        }


@contextmanager
def from_the_model() -> Iterator[Mapping[str, Ask]]:
    """Every system, asking the embedded model now; one server for both baselines, one for ours."""

    def by(baseline: Baseline, engine: Engine) -> Ask:
        def ask(document: Document) -> Summary:
            server = engine.serve(baseline.context_tokens(len(document.text)))
            return summary_of(baseline, document, asked(baseline, document, server))

        return ask

    with Engine(pull("")) as engine, summarizer.Summarizer("local") as tool:
        yield {
            OURS: lambda document: tool.summarize(document),
            **{one.name: by(one, engine) for one in (PLAIN, PEER)},
        }


def compare(golds: list[Gold], systems: Mapping[str, Ask]) -> tuple[Compared, dict[str, str]]:
    """Scores on the documents that every system answered, and why the others are left out."""
    answers: dict[str, dict[str, Summary]] = {name: {} for name in systems}
    left_out: dict[str, str] = {}
    for name, ask in systems.items():
        for gold in golds:
            if gold.name in left_out:
                continue
            try:
                answers[name][gold.name] = ask(gold.document)
            except ReplayMismatch as mismatch:
                left_out[gold.name] = f"{name}: {mismatch}"
    kept = [gold for gold in golds if gold.name not in left_out]
    if not kept:
        raise ReplayMismatch(next(iter(left_out.values())))
    reports = {name: score(kept, found) for name, found in answers.items()}
    return Compared(kept, reports, answers), left_out


def _table(compared: Compared) -> Iterator[str]:
    reports = compared.reports
    yield f"{'':{_WIDTH}}{'gold':>6}" + "".join(f"{name:>23}" for name in reports)
    yield f"{'field':{_WIDTH}}{'':6}" + f"{'P':>11}{'R':>6}{'F1':>6}" * len(reports)
    for name in next(iter(reports.values())).fields:
        counts = [report.fields[name].counts for report in reports.values()]
        if all(one.empty for one in counts):
            continue
        known = max(one.right + one.missed for one in counts)
        yield f"{name:{_WIDTH}}{known:6}" + "".join(map(_scores, counts))


def _scores(counts: Counts) -> str:
    if counts.empty:
        return f"{'-':>11}{'-':>6}{'-':>6}"
    return f"{counts.precision:11.2f}{counts.recall:6.2f}{counts.f1:6.2f}"


def _sums(compared: Compared) -> Iterator[str]:
    ours = compared.reports[OURS]
    rows: dict[str, list[str]] = {}
    for name, report in compared.reports.items():
        spans = report.macro_interval
        error = (1 - report.macro_f1) / (1 - ours.macro_f1) if ours.macro_f1 < 1 else 1.0
        summaries = [compared.answers[name][gold.name] for gold in compared.golds]
        attempts = [one for summary in summaries for one in summary.provenance.attempts]
        total = sum(one.prompt_tokens + one.completion_tokens for one in attempts)
        each = len(compared.golds)
        cells = {
            "macro F1": f"{report.macro_f1:.3f}",
            "95% interval": f"{spans[0]:.2f} to {spans[1]:.2f}" if spans else "",
            "error (1 - F1), ours = 1": f"{error:.2f}",
            "invented values": str(len(report.invented)),
            "wrong values": str(report.total.wrong),
            "missed values": str(report.total.missed),
            "tokens a document": f"{total / each:,.0f}",
            "  of them not cached": f"{report.run.tokens / each:,.0f}",
            "seconds a document": f"{(report.run.seconds or 0) / each:.1f}",
        }
        for label, cell in cells.items():
            rows.setdefault(label, []).append(cell)
    for label, row in rows.items():
        yield f"{label:{_WIDTH + 6}}" + "".join(f"{cell:>23}" for cell in row)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--cassettes", type=Path, default=CASSETTES)
    parser.add_argument("--live", action="store_true", help="ask the embedded model anew")
    options = parser.parse_args()
    golds = load_folder(options.gold)
    shown = False
    with from_the_model() if options.live else from_recordings(options.cassettes) as systems:
        ours = _once(systems[OURS])
        for peer in (PLAIN, PEER):
            try:
                told = compare(golds, {OURS: ours, peer.name: systems[peer.name]})
            except ReplayMismatch as mismatch:
                print(f"{peer.name}: {mismatch}", file=sys.stderr)
                continue
            shown = True
            print("\n".join(_page(*told, golds=len(golds), folder=options.gold)))
    return 0 if shown else 1


def _once(ask: Ask) -> Ask:
    """Asks about each document once, however many systems it is compared with."""
    known: dict[str, Summary] = {}

    def remembered(document: Document) -> Summary:
        if document.sha256 not in known:
            known[document.sha256] = ask(document)
        return known[document.sha256]

    return remembered


def _page(
    compared: Compared, left_out: Mapping[str, str], *, golds: int, folder: Path
) -> Iterator[str]:
    yield f"{len(compared.golds)} of {golds} documents of {folder}, {MODEL}"
    if left_out:
        yield f"  without recordings of both: {', '.join(left_out)}"
    yield from (*_table(compared), "", *_sums(compared), "")


if __name__ == "__main__":
    sys.exit(main())
