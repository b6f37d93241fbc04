from __future__ import annotations

from collections.abc import Callable

from summarizer.checking.repair import repair_points
from summarizer.documents.document import Document
from summarizer.schemas.summary import Summary

Node = dict[str, object]
Made = Callable[..., Summary]
SENTENCES = [f"Event {number} of\nneutropenia was seen." for number in range(10)]
DOCUMENT = Document.from_text("Oravell Bio Reports News\n\n" + " ".join(SENTENCES))


def _missed(kind: str, sentence: str, text: str) -> Node:
    place = {"start": 0, "end": len(text), "text": text, "section": "body"}
    return {"kind": kind, "value": text, "sentence": sentence, "evidence": place}


def _refused(path: str, **more: object) -> Node:
    return {"path": path, "said": "Grade 9", "rule": "R-EV-02", "reason": "not written", **more}


def test_nothing_missed_is_nothing_to_ask(made: Made) -> None:
    points = repair_points(made(audit={"refused": [_refused("safety[0].grade")]}))

    assert (points.passages, points.text) == ("", "")


def test_a_missed_sentence_is_shown_with_what_was_refused_of_its_kind(made: Made) -> None:
    audit = {
        "missed": [_missed("safety_term", SENTENCES[0], "neutropenia")],
        "refused": [_refused("safety[0].grade"), _refused("trials[0].acronym")],
    }

    points = repair_points(made(audit=audit))

    assert points.passages == "Event 0 of neutropenia was seen."
    assert points.text.splitlines() == [
        "- safety: no entry speaks of neutropenia",
        "- safety[0].grade: 'Grade 9' was refused, because not written",
    ]


def test_what_was_asked_again_is_not_asked_a_third_time(made: Made) -> None:
    audit = {
        "missed": [_missed("safety_term", SENTENCES[0], "neutropenia")],
        "refused": [_refused("safety[0].grade", asked_again=1)],
    }

    assert "Grade 9" not in repair_points(made(audit=audit)).text


def test_a_kind_no_question_asks_for_is_not_asked_again(made: Made) -> None:
    audit = {"missed": [_missed("phase", SENTENCES[0], "Phase 2")]}

    assert repair_points(made(audit=audit)).text == ""


def test_no_more_than_eight_sentences_are_shown_each_once(made: Made) -> None:
    audit = {
        "missed": [
            _missed("safety_term", sentence, f"term {number}")
            for number, sentence in enumerate([SENTENCES[0], *SENTENCES])
        ]
    }

    points = repair_points(made(audit=audit))

    assert len(points.passages.splitlines()) == len(set(points.passages.splitlines())) == 8
    assert "term 8" in points.text
    assert "term 9" not in points.text
