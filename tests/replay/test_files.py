from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.replay.files import write_whole


def test_a_file_that_cannot_be_written_whole_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "new" / "one.yaml"
    write_whole(path, "old\r\n")

    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "new \ud83d")

    assert path.read_bytes() == b"old\r\n"
    assert list(path.parent.iterdir()) == [path]
