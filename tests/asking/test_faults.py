from __future__ import annotations

from datetime import UTC, datetime

import pytest

from summarizer.asking.faults import (
    Fault,
    Unusable,
    from_status,
    presentable,
    retry_after_s,
)

NOW = datetime(2026, 3, 2, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "20"}, 20.0),
        ({"retry-after": "0"}, 0.0),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "20", "retry-after-ms": "250"}, 0.25),
        ({"retry-after": "Mon, 02 Mar 2026 12:00:09 GMT"}, 9.0),
        ({"retry-after": "Mon, 02 Mar 2026 11:00:00 GMT"}, 0.0),
        (
            {
                "retry-after": "Mon, 02 Mar 2026 08:00:05 GMT",
                "date": "Mon, 02 Mar 2026 08:00:00 GMT",
            },
            5.0,
        ),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "1e9"}, None),
    ],
)
def test_the_asked_wait_is_read_in_every_form(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert retry_after_s(headers, NOW) == seconds


def test_the_words_of_a_refused_key_are_not_repeated() -> None:
    fault = from_status(401, "key sk-12**34 is wrong", code=None, headers={})

    assert isinstance(fault, Fault)
    assert fault.reason == "the server refused the key (401)"
    assert (fault.blame, fault.passing) == ("key", False)


@pytest.mark.parametrize(
    ("status", "code", "blame", "passing"),
    [
        (403, None, "key", False),
        (404, "model_not_found", "model", False),
        (400, "context_length_exceeded", "endpoint", False),
        (429, "rate_limit_exceeded", "endpoint", True),
        (429, "insufficient_quota", "endpoint", False),
        (500, None, "endpoint", True),
        (599, None, "endpoint", True),
    ],
)
def test_each_status_says_who_must_act_and_whether_waiting_helps(
    status: int, code: str | None, blame: str, passing: bool
) -> None:
    fault = from_status(status, "words", code=code, headers={})

    assert isinstance(fault, Fault)
    assert (fault.blame, fault.passing, fault.status) == (blame, passing, status)


def test_a_filtered_prompt_is_about_the_question_not_the_server() -> None:
    assert isinstance(from_status(400, "", code="content_filter", headers={}), Unusable)


@pytest.mark.parametrize(
    ("status", "words", "about"),
    [
        (400, "Failed to initialize samplers: failed to parse grammar", True),
        (500, "JSON schema conversion failed", True),
        (400, "'response_format.type' must be 'text' or 'json_object'", True),
        (500, "out of memory", False),
        (429, "grammar quota", False),
    ],
)
def test_trouble_with_the_schema_is_told_by_status_and_words(
    status: int, words: str, about: bool
) -> None:
    fault = from_status(status, words, code=None, headers={})

    assert isinstance(fault, Fault)
    assert fault.about_grammar is about


def test_a_server_s_words_stay_on_one_short_line_without_the_key() -> None:
    shown = presentable("bad\r\n\x1b]0;title\x07 key sk-1 " + "x" * 900, "sk-1")

    assert shown.startswith("bad ]0;title key [key] xxx")
    assert len(shown) == 301
    assert shown.isprintable()
