from __future__ import annotations

import pytest

from summarizer.views.progress import bytes_line, clock, size


@pytest.mark.parametrize(
    ("done", "total", "bytes_per_s", "shown"),
    [
        (0, 48_000_000, 0.0, "[........................]   0%  0 B of 48.0 MB"),
        (
            12_000_000,
            48_000_000,
            4e6,
            "[######..................]  25%  12.0 MB of 48.0 MB  4.0 MB/s",
        ),
        (50, 40, 50.0, "[########################] 100%  50 B of 40 B  50 B/s"),
        (1500, 0, 1500.0, "1.5 kB  1.5 kB/s"),
    ],
)
def test_bytes_are_shown_as_share_amount_and_speed(
    done: int, total: int, bytes_per_s: float, shown: str
) -> None:
    assert bytes_line(done, total, bytes_per_s).plain == shown


@pytest.mark.parametrize(
    ("number", "shown"), [(999, "999 B"), (1000, "1.0 kB"), (3.2e9, "3.2 GB"), (9e12, "9000.0 GB")]
)
def test_sizes_have_decimal_units(number: float, shown: str) -> None:
    assert size(number) == shown


@pytest.mark.parametrize(("elapsed_s", "shown"), [(7.9, "0:07"), (750, "12:30")])
def test_time_is_shown_in_minutes(elapsed_s: float, shown: str) -> None:
    assert clock(elapsed_s) == shown
