"""`summarizer diff OLD NEW`: what a later release says that an earlier one did not, and back."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from summarizer.cli.asking import add_asking, asking_of
from summarizer.cli.codes import DONE, SOME_FAILED
from summarizer.cli.showing import add_showing, console_of, print_json, talk_of
from summarizer.cli.sources import taking

if TYPE_CHECKING:
    # The type has no public name.
    from argparse import _SubParsersAction  # pyright: ignore[reportPrivateUsage]

    from summarizer.comparing.compare import Difference
    from summarizer.schemas.summary import Fact, Summary


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "diff",
        help="what changed between two releases",
        description="Facts that came, went or changed between two releases, and claims that are "
        "worded otherwise. Entries are matched by what names them, not by their place.",
        allow_abbrev=False,
    )
    parser.add_argument("old", metavar="OLD", help="a release or a saved summary")
    parser.add_argument("new", metavar="NEW", help="a later one")
    add_showing(parser)
    add_asking(parser)
    parser.set_defaults(parser=parser)


def run(given: argparse.Namespace) -> int:
    """Prints; the exit code."""
    from summarizer.comparing.compare import compare

    failed = False
    found: list[Summary] = []
    for word in (given.old, given.new):
        with taking([word], asking_of(given, given.parser), talk_of(given)) as taken:
            for one in taken:
                failed |= bool(one.problem)
                if one.summary is not None:
                    found.append(one.summary)
    if len(found) != 2:
        if not failed:
            talk_of(given).complain(f"two summaries are compared, and here are {len(found)}")
        return SOME_FAILED
    old, new = found
    _show(given, old, new, compare(old, new))
    return SOME_FAILED if failed else DONE


def _show(given: argparse.Namespace, old: Summary, new: Summary, found: list[Difference]) -> None:
    if given.json:
        print_json(
            {
                "old": old.document.source,
                "new": new.document.source,
                "differences": [_as_json(one) for one in found],
            }
        )
        return
    from summarizer.views.differences import lines
    from summarizer.views.layout import Page

    console = console_of(given)
    for line in lines(old, new, found, Page(console, console.width)):
        console.print(line)


def _as_json(one: Difference) -> dict[str, object]:
    return {
        "change": one.change,
        "block": one.block,
        "entry": one.entry,
        "field": one.field,
        "old": [_fact(fact) for fact in one.old],
        "new": [_fact(fact) for fact in one.new],
    }


def _fact(fact: Fact) -> dict[str, object]:
    from summarizer.views.json_text import fact_json

    return fact_json(fact)
