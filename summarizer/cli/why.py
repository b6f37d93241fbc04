"""`summarizer why FIELD FILE`: the words behind a value, their place and the rule."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from summarizer.cli.asking import add_asking, asking_of
from summarizer.cli.codes import DONE, SOME_FAILED, WRONG_USAGE
from summarizer.cli.showing import add_showing, console_of, print_json, talk_of
from summarizer.cli.sources import taking

if TYPE_CHECKING:
    from argparse import _SubParsersAction  # pyright: ignore[reportPrivateUsage]  # it has no other

    from summarizer.schemas.summary import Summary

_FIELDS = """\
FIELD is a path as in the JSON, with or without indices, or a part of one:
  regulatory_events[0].authority   trials.phases   novelty   safety   results[1]
"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "why",
        help="the words behind a value, their place and the rule",
        description="The words a value rests on, their place, and the rule that derived it; "
        "what was refused, missed or not stated is answered too.",
        epilog=_FIELDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("field", metavar="FIELD", help="which value")
    parser.add_argument("file", metavar="FILE", help="a release, a saved summary, or -")
    add_showing(parser)
    add_asking(parser)
    parser.set_defaults(parser=parser)


def run(given: argparse.Namespace) -> int:
    """Prints; the exit code, 2 where no field of that name has anything to say."""
    talk = talk_of(given)
    code, asked = DONE, False
    with taking([given.file], asking_of(given, given.parser), talk) as taken:
        for one in taken:
            code = SOME_FAILED if one.problem else code
            if one.summary is None:
                continue
            asked |= _answer(given, one.summary)
            if not asked and not one.problem:
                _hint(given, one.summary)
                code = WRONG_USAGE
    return code


def _answer(given: argparse.Namespace, summary: Summary) -> bool:
    from summarizer.views.json_text import fact_json
    from summarizer.views.layout import Page
    from summarizer.views.why import lines, reasons

    found = reasons(summary, given.field)
    if found.empty:
        return False
    if given.json:
        print_json(
            {
                "field": found.field,
                "facts": [fact_json(fact) for fact in found.facts],
                "refused": [one.model_dump(mode="json") for one in found.refused],
                "missed": [one.model_dump(mode="json") for one in found.missed],
                "not_stated": found.not_stated,
            }
        )
        return True
    console = console_of(given)
    for line in lines(found, summary.document.text, Page(console, console.width)):
        console.print(line)
    return True


def _hint(given: argparse.Namespace, summary: Summary) -> None:
    from summarizer.views.why import fields

    names = ", ".join(fields(summary))
    talk_of(given).complain(f"nothing is known of `{given.field}`; fields with values: {names}")
