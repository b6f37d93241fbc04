"""`summarizer report`: summaries as one HTML page."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.cli.asking import add_asking, asking_of
from summarizer.cli.codes import DONE, INTERRUPTED, SOME_FAILED
from summarizer.cli.sources import Taken, taking
from summarizer.cli.talk import Talk
from summarizer.errors import BadInput

if TYPE_CHECKING:
    from argparse import _SubParsersAction  # pyright: ignore[reportPrivateUsage]  # it has no other

    from summarizer.cli.sources import MakeSummarizer

_DESCRIPTION = """\
Writes one HTML page: each summary beside its source, every value tied to its words.
The page needs no network and holds no tracking; it can be mailed, printed and archived.
"""

_EPILOG = """\
FILE is a release (text or Markdown, a folder, a pattern, or -) or a file of saved
summaries (.json, .jsonl). A document that fails is listed on the page with its reason.

examples:
  summarizer report release.txt -o report.html
  summarizer report summaries/*.summary.json > report.html
"""


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "report",
        help="write an HTML page of summaries and their sources",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="releases or saved summaries")
    parser.add_argument(
        "-o",
        "--output",
        dest="page",
        type=Path,
        metavar="PATH",
        help="the page; standard output without it",
    )
    parser.add_argument(
        "--force", action="store_true", help="write over a file that is no report of this program"
    )
    parser.add_argument("--quiet", action="store_true", help="say nothing but what went wrong")
    add_asking(parser)
    parser.set_defaults(parser=parser)


def run(args: argparse.Namespace, *, make_summarizer: MakeSummarizer | None = None) -> int:
    """Writes the page; the exit code. After an interrupt the page holds what was finished.

    Raises:
        BadInput: The page cannot be written where it was asked for.
        ModelUnavailable: A release needs a model and none can be asked.
    """
    output: Path | None = args.page
    if output is not None:
        _check_place(output, force=args.force)
    asking = asking_of(args, args.parser)
    talk = Talk(sys.stderr, terminal=sys.stderr if sys.stderr.isatty() else None, quiet=args.quiet)
    chosen = {} if make_summarizer is None else {"make_summarizer": make_summarizer}
    taken: list[Taken] = []
    interrupted = False
    with taking(args.files, asking, talk, **chosen) as documents:
        try:
            taken.extend(documents)
        except KeyboardInterrupt:
            talk.complain(f"interrupted; {len(taken)} documents are done")
            interrupted = True
    if interrupted and not taken:
        return INTERRUPTED
    _write(_page(taken), output, talk)
    if interrupted:
        return INTERRUPTED
    return SOME_FAILED if any(one.problem for one in taken) else DONE


def _page(taken: list[Taken]) -> str:
    from summarizer.views.report.page import Failed, page
    from summarizer.vocabulary.designations import designations

    names = {code: row.name for code, row in designations().items()}
    return page([one.summary or Failed(one.name, one.problem) for one in taken], names)


def _write(text: str, output: Path | None, talk: Talk) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        # Half a surrogate pair of a saved summary has no UTF-8; it was made visible before.
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(output)
    except OSError as error:
        raise BadInput(
            f"the report cannot be written to `{output}` ({error.strerror}); choose another -o"
        ) from error
    finally:
        part.unlink(missing_ok=True)
    talk.tell(f"wrote `{output}`")


def _check_place(output: Path, *, force: bool) -> None:
    """Looked at before anything is asked, so that no answer is lost to a wrong path.

    Raises:
        BadInput: There is a folder, no folder to put it in, or a file of someone else's.
    """
    if output.is_dir():
        raise BadInput(f"-o: `{output}` is a folder; name a file, such as `{output}/report.html`")
    if not output.absolute().parent.is_dir():
        raise BadInput(f"-o: there is no folder `{output.parent}`; make it first")
    if output.exists() and not force and not _is_report(output):
        raise BadInput(
            f"-o: `{output}` is there and is no report of this program; "
            "choose another name, or write over it with --force"
        )


def _is_report(path: Path) -> bool:
    from summarizer.views.report.page import MARK

    mark = f'<meta name="generator" content="{MARK}">'.encode()
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise BadInput(f"-o: `{path}` cannot be read ({error.strerror})") from error
    return not head or mark in head
