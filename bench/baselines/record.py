"""Record what the baselines answer: `python -m bench.baselines.record FILE...`.

Asks the embedded model. What is recorded as it is, with the prompts and schema of today, is left
alone, so that a mended document is asked about again and nothing else is.
"""

from __future__ import annotations

import argparse
import fcntl
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bench.baselines import langextract_peer, plain_instructor
from bench.baselines.system import Baseline
from bench.baselines.taping import is_current, recorded, set_of
from summarizer.documents.document import Document
from summarizer.documents.reading import read
from summarizer.engine.server import Engine
from summarizer.engine.weights import pull
from summarizer.replay import index
from summarizer.schemas.provenance import Outcome

BASELINES = {one.name: one for one in (plain_instructor.BASELINE, langextract_peer.BASELINE)}


def record(baseline: Baseline, document: Document, engine: Engine, folder: Path) -> None:
    server = engine.serve(baseline.context_tokens(len(document.text)))
    done = recorded(baseline, document, server, folder)
    spent = done.spent.attempts
    cut_off = sum(one.outcome is Outcome.CUT_OFF for one in spent)
    print(
        f"{baseline.name} {document.source}: {done.spent.seconds:.0f} s, {len(spent)} requests, "
        f"{sum(one.prompt_tokens for one in spent)} tokens read "
        f"({sum(one.cached_tokens for one in spent)} cached), "
        f"{sum(one.completion_tokens for one in spent)} written, {cut_off} cut off"
        f"{'' if done.answer else ', no usable answer'}",
        flush=True,
    )


@contextmanager
def alone(lock: Path | None) -> Generator[None]:
    """Holds the file's lock, so that recordings on one machine take turns."""
    if lock is None:
        yield
        return
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--folder", type=Path, default=Path("cassettes"))
    parser.add_argument("--only", choices=BASELINES, action="append", help="default: all")
    parser.add_argument("--lock", type=Path, help="file that recordings take turns by")
    options = parser.parse_args()
    weights = pull("")
    with Engine(weights) as engine:
        for name in options.only or BASELINES:
            baseline = BASELINES[name]
            cassettes = set_of(baseline, weights.stem, options.folder)
            for path in options.files:
                if is_current(baseline, read(path), cassettes):
                    continue
                with alone(options.lock):
                    record(baseline, read(path), engine, options.folder)
    index.write(options.folder)


if __name__ == "__main__":
    main()
