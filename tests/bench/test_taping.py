from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bench.baselines import langextract_peer, plain_instructor
from bench.baselines.form import Release
from bench.baselines.langextract_task import FIRST_TEXT, examples
from bench.baselines.system import Baseline
from bench.baselines.taping import asked, is_current, recorded, replayed, set_of
from summarizer.documents.document import Document
from summarizer.errors import ReplayMismatch
from summarizer.schemas.provenance import Outcome

from .conftest import Answering

PLAIN, PEER = plain_instructor.BASELINE, langextract_peer.BASELINE
RELEASE = Document.from_text(FIRST_TEXT, name="release.txt")
RECORD = json.dumps(
    {
        "document": {
            "title": "Oravell Bio Receives European Orphan Designation",
            "doc_types": ["regulatory_designation"],
            "release_date": "2024-03-03",
            "dateline_place": "Lyon",
            "issuer": "Oravell Bio",
            "wire": None,
            "tickers": [],
        },
        "patient_case": None,
        **{
            block: []
            for block in (
                "organisations",
                "products",
                "indications",
                "trials",
                "regulatory_events",
                "results",
                "safety",
                "milestones",
                "people",
            )
        },
    }
)
EXTRACTED = json.dumps(
    {
        "extractions": [
            {
                one.extraction_class: one.extraction_text,
                f"{one.extraction_class}_attributes": one.attributes,
            }
            for one in examples()[0].extractions
        ]
    }
)


def _set(baseline: Baseline, folder: Path) -> Path:
    return set_of(baseline, "tiny-2b", folder)


@pytest.mark.parametrize(("baseline", "says"), [(PLAIN, RECORD), (PEER, EXTRACTED)])
def test_a_replay_makes_the_same_of_the_recording_and_asks_nobody(
    server: Answering, tmp_path: Path, baseline: Baseline, says: str
) -> None:
    server.says = [says]
    live = recorded(baseline, RELEASE, server.embedded, tmp_path)
    requests = len(server.asked)

    again = replayed(baseline, RELEASE, _set(baseline, tmp_path))

    assert live.answer is not None
    assert (again.answer, again.spent) == (live.answer, live.spent)
    assert len(server.asked) == requests
    assert is_current(baseline, RELEASE, _set(baseline, tmp_path))


def test_plain_instructor_reads_the_record(server: Answering) -> None:
    server.says = [RECORD]

    answer = asked(PLAIN, RELEASE, server.embedded).answer

    assert answer is not None
    assert answer["document"]["issuer"] == "Oravell Bio"
    assert server.asked[0]["temperature"] == 0
    assert RELEASE.text in server.asked[0]["messages"][1]["content"]


def test_langextract_keeps_what_it_located_in_the_text(server: Answering) -> None:
    server.says = [
        json.dumps(
            {
                "extractions": [
                    {"product": "ORV-118", "product_attributes": {"status": "INVESTIGATIONAL"}},
                    {"product": "Zzyzx", "product_attributes": None},
                ]
            }
        )
    ]

    answer = asked(PEER, RELEASE, server.embedded).answer

    assert answer is not None
    assert [one["text"] for one in answer["extractions"]] == ["ORV-118"]
    start = answer["extractions"][0]["start"]
    assert RELEASE.text[start : start + 7] == "ORV-118"


def test_an_answer_that_does_not_validate_is_asked_again_and_counted(server: Answering) -> None:
    server.says = ['{"document": {}}', RECORD]

    done = asked(PLAIN, RELEASE, server.embedded)

    assert done.answer is not None
    assert len(server.asked) == 2
    assert [one.prompt_tokens for one in done.spent.attempts] == [100, 100]
    assert done.spent.seconds == 1.5
    assert done.provenance().processed_tokens == 100


def test_an_answer_that_is_cut_off_counts_as_none_and_is_paid_for(server: Answering) -> None:
    server.finish_reason = "length"

    done = asked(PLAIN, RELEASE, server.embedded)

    assert done.answer is None
    assert [one.outcome for one in done.spent.attempts] == [Outcome.CUT_OFF]


def test_a_changed_prompt_a_changed_document_and_none_at_all_are_told(
    server: Answering, tmp_path: Path
) -> None:
    server.says = [RECORD]
    cassettes = _set(PLAIN, tmp_path)
    with pytest.raises(ReplayMismatch, match="holds no recordings"):
        replayed(PLAIN, RELEASE, cassettes)
    recorded(PLAIN, RELEASE, server.embedded, tmp_path)

    reworded = replace(PLAIN, prompts=f"{PLAIN.prompts} Please.")
    longer = Document.from_text(f"{RELEASE.text} More.", name="release.txt")

    assert not is_current(reworded, RELEASE, cassettes)
    assert not is_current(PLAIN, longer, cassettes)
    with pytest.raises(ReplayMismatch, match="the prompts"):
        replayed(reworded, RELEASE, cassettes)
    with pytest.raises(ReplayMismatch, match="has changed"):
        replayed(PLAIN, longer, cassettes)


def test_a_request_that_was_not_recorded_is_told(server: Answering, tmp_path: Path) -> None:
    server.says = [RECORD]
    recorded(PLAIN, RELEASE, server.embedded, tmp_path)
    hasty = replace(PLAIN, ask=lambda _, access: PLAIN.ask("Something else.", access))

    with pytest.raises(ReplayMismatch, match="does not hold this request"):
        replayed(hasty, RELEASE, _set(PLAIN, tmp_path))


def test_the_guide_names_every_field_with_its_choices() -> None:
    guide = plain_instructor.guide(Release)

    assert "- registry_ids: registry numbers\n" in guide
    assert "one of present, explicitly_absent" in guide
    assert guide.count("\n- ") == len(Release.model_fields) - 1
