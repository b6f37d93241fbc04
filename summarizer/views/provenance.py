"""Which model said it, at what price."""

from __future__ import annotations

from rich.text import Text

from summarizer.schemas.provenance import Attempt, Outcome, Provenance
from summarizer.schemas.summary import Summary
from summarizer.views.layout import Entry, Section
from summarizer.views.values import counted, joined, words


def foot(summary: Summary) -> Text:
    """One line: model, day, requests, tokens, cost."""
    made = summary.provenance
    parts = [
        Text("by ").append_text(words(made.model)),
        words(made.endpoint) if made.endpoint else None,
        words(f"asked {made.asked_on}") if made.asked_on else None,
        Text(counted(len(made.attempts), "request")),
        Text(_tokens(made.attempts)) if made.attempts else None,
        _cost(made),
    ]
    line = joined(parts)
    line.stylize("dim")
    return line


def attempts(summary: Summary) -> Section:
    """Every request, failed ones too."""
    made = summary.provenance
    entries = tuple(_attempt(one) for one in made.attempts)
    return Section("Requests", str(len(entries)) if entries else "none", entries)


def origin(summary: Summary) -> Section:
    """Hashes that say which weights, prompts and schema were used."""
    made = summary.provenance
    said = {
        "engine": made.engine,
        "weights": made.weights_sha256,
        "prompts": made.prompt_sha256,
        "schema": made.schema_sha256,
        "summarizer": made.summarizer_version,
    }
    entries = tuple(
        Entry(Text(name), body=(words(value),)) for name, value in said.items() if value
    )
    return Section("Made with", f"{words(made.model).plain}", entries)


def _attempt(attempt: Attempt) -> Entry:
    style = "" if attempt.outcome is Outcome.OK else "red"
    status = f" ({attempt.status})" if attempt.status else ""
    cells = (
        Text(f"{attempt.outcome.value.replace('_', ' ')}{status}", style),
        Text(f"{attempt.prompt_tokens:,} read"),
        Text(f"{attempt.cached_tokens:,} cached"),
        Text(f"{attempt.completion_tokens:,} written"),
        Text("" if attempt.server_ms is None else f"{attempt.server_ms / 1000:.1f} s"),
        Text("" if attempt.cost_usd is None else f"${attempt.cost_usd:.6f}"),
    )
    return Entry(words(attempt.question), cells)


def _tokens(made: tuple[Attempt, ...]) -> str:
    read = sum(one.prompt_tokens for one in made)
    cached = sum(one.cached_tokens for one in made)
    written = sum(one.completion_tokens for one in made)
    return f"{read:,} tokens read ({cached:,} cached), {written:,} written"


def _cost(made: Provenance) -> Text | None:
    costs = [one.cost_usd for one in made.attempts if one.cost_usd is not None]
    if not costs:
        return None
    known = "" if len(costs) == len(made.attempts) else " where known"
    return Text(f"${sum(costs):.4f}{known}")
