from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from summarizer.asking.wire import WireForm
from summarizer.documents.document import Document
from summarizer.errors import BadInput, EndpointFailed, ModelFailed, ReplayMismatch
from summarizer.replay import recording, replaying
from summarizer.replay.session import Recording, Replaying

Replayed = Callable[[Replaying, Document], Any]


@pytest.fixture
def recorded(live: Any, folder: Path, release: Document) -> Path:
    with recording(folder) as record:
        live.summarise(record, release)
    return folder / "summarizer" / "tiny-2b" / "release.yaml"


@pytest.mark.usefixtures("recorded")
def test_model_endpoint_and_settings_come_from_the_cassette(
    folder: Path, release: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_MODEL", "openai/other")
    monkeypatch.setenv("SUMMARIZER_CONFIG", str(folder / "no-such-file"))

    with replaying(folder) as replay:
        endpoint = replay.endpoint_for(release)
        settings = replay.settings_for(release)

    assert (endpoint.model, endpoint.base_url) == ("tiny-2b", "http://embedded/v1")
    assert (endpoint.kind, endpoint.wire) == ("local", WireForm.LEAN)
    assert f"recorded on {datetime.now(UTC).date()}" in endpoint.why
    assert settings == {"rounds": 2}


@pytest.mark.usefixtures("recorded")
def test_a_cassette_says_where_it_comes_from(folder: Path, release: Document) -> None:
    with replaying(folder) as replay:
        head = replay.head_for(release)

    assert head.document_sha256 == release.sha256
    assert (head.prompts_sha256, head.schema_sha256) == ("a" * 64, "b" * 64)
    assert (head.weights_sha256, head.engine) == ("c" * 64, "engine 9.9")
    assert (head.model, head.answered_as) == ("tiny-2b", "tiny-2b-q4")


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"prompts_sha256": "d" * 64}, ["the prompts (was aaaaaaaaaaaa, is dddddddddddd)"]),
        ({"schema_sha256": "d" * 64}, ["the schema (was bbbbbbbbbbbb, is dddddddddddd)"]),
        (
            {"prompts_sha256": "d" * 64, "schema_sha256": "e" * 64},
            ["the prompts (was a", " and the schema (was b"],
        ),
    ],
    ids=["prompts", "schema", "both"],
)
def test_what_changed_is_named_before_anything_is_asked(
    recorded: Path,
    replayed: Replayed,
    folder: Path,
    release: Document,
    changed: dict[str, str],
    named: list[str],
) -> None:
    with replaying(folder) as replay:
        run = replace(replayed(replay, release).run, **changed)
        with pytest.raises(ReplayMismatch) as mismatch, replay.open(release, run):
            pytest.fail("it was opened")

    for part in [*named, str(recorded), f"`summarizer release.txt --record {folder} --model local"]:
        assert part in str(mismatch.value)


@pytest.mark.usefixtures("recorded")
def test_another_model_is_named_as_a_change(
    replayed: Replayed, folder: Path, release: Document
) -> None:
    with replaying(folder) as replay:
        run = replayed(replay, release).run
        run = replace(run, endpoint=replace(run.endpoint, model="tiny-7b"))
        with (
            pytest.raises(ReplayMismatch, match=r"the model \(was tiny-2b, is tiny-7b\)"),
            replay.open(release, run),
        ):
            pytest.fail("it was opened")


@pytest.mark.usefixtures("recorded")
def test_a_changed_document_is_named_with_both_hashes(folder: Path, release: Document) -> None:
    edited = Document.from_text("Veltracept left the clinic.", name="release.txt")

    with replaying(folder) as replay, pytest.raises(ReplayMismatch) as mismatch:
        replay.endpoint_for(edited)

    assert "The document `release.txt` has changed" in str(mismatch.value)
    assert release.sha256[:12] in str(mismatch.value)
    assert edited.sha256[:12] in str(mismatch.value)


@pytest.mark.usefixtures("recorded")
def test_for_an_unknown_document_the_known_ones_are_listed(folder: Path) -> None:
    other = Document.from_text("Another.", name="my other.txt")

    with replaying(folder) as replay, pytest.raises(ReplayMismatch) as mismatch:
        replay.endpoint_for(other)

    assert "`my other.txt` was never recorded" in str(mismatch.value)
    assert "which holds `release.txt`" in str(mismatch.value)
    assert f"summarizer 'my other.txt' --record {folder}" in str(mismatch.value)


@pytest.mark.usefixtures("recorded")
def test_a_document_is_known_by_its_text_whatever_its_name(folder: Path, release: Document) -> None:
    with replaying(folder) as replay:
        assert replay.head_for(Document.from_text(release.text)).document == "release.txt"


@pytest.mark.usefixtures("recorded")
def test_a_changed_request_ends_the_run_at_once_and_says_what_differs(
    server: Any, replayed: Replayed, folder: Path, release: Document
) -> None:
    asked = len(server.asked)

    with replaying(folder) as replay, pytest.raises(ReplayMismatch) as mismatch:
        replayed(replay, release).summarise(replay, release, "Which product was it?")

    assert "exchange 1 of 1, differs in message 2" in str(mismatch.value)
    assert "Which product is it?" in str(mismatch.value)
    assert mismatch.value.__cause__ is None
    assert mismatch.value.__suppress_context__
    assert len(server.asked) == asked


@pytest.mark.usefixtures("recorded")
def test_a_mismatch_cannot_be_swallowed(
    replayed: Replayed, folder: Path, release: Document
) -> None:
    with replaying(folder) as replay:
        asker = replayed(replay, release)
        with (
            pytest.raises(ReplayMismatch),
            replay.open(release, asker.run) as tape,
            suppress(BaseException),
        ):
            asker.ask(tape, "Something else?")


@pytest.mark.usefixtures("recorded")
def test_an_error_of_the_run_itself_comes_out_as_it_is(
    replayed: Replayed, folder: Path, release: Document
) -> None:
    with replaying(folder) as replay:
        run = replayed(replay, release).run
        with pytest.raises(EndpointFailed, match="busy"), replay.open(release, run):
            raise EndpointFailed("busy")


def ask_and_raise(record: Recording, asker: Any, document: Document, error: BaseException) -> None:
    with record.open(document, asker.run) as tape:
        asker.ask(tape, "Something else?")
        raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt, EndpointFailed, GeneratorExit])
def test_an_interrupted_recording_leaves_the_old_cassette(
    recorded: Path, live: Any, folder: Path, release: Document, error: type[BaseException]
) -> None:
    before = recorded.read_bytes()

    with recording(folder) as record, pytest.raises(error):
        ask_and_raise(record, live, release, error("stopped"))

    assert recorded.read_bytes() == before


def test_a_model_that_failed_is_a_recording_too(
    recorded: Path, live: Any, folder: Path, release: Document
) -> None:
    with recording(folder) as record, pytest.raises(ModelFailed):
        ask_and_raise(record, live, release, ModelFailed("never the asked shape"))

    assert "Something else?" in recorded.read_text(encoding="utf-8")


def test_a_cassette_edited_into_something_else_is_named(
    recorded: Path, replayed: Replayed, folder: Path, release: Document
) -> None:
    text = recorded.read_text(encoding="utf-8")
    recorded.write_text(text.replace("  response:", "  respond:"), encoding="utf-8")

    with replaying(folder) as replay:
        run = replayed(replay, release).run
        with pytest.raises(BadInput, match=r"release\.yaml"), replay.open(release, run):
            pytest.fail("it was opened")


def test_documents_asked_side_by_side_keep_to_their_cassettes(
    live: Any, replayed: Replayed, folder: Path
) -> None:
    one, two = (Document.from_text(text, name=f"{text}.txt") for text in ("one", "two"))
    with (
        recording(folder) as record,
        record.open(one, live.run) as first,
        record.open(two, live.run) as second,
    ):
        live.ask(second, "Two?")
        live.ask(first, "One?")

    with replaying(folder) as replay:
        with (
            replay.open(one, replayed(replay, one).run) as first,
            replay.open(two, replayed(replay, two).run) as second,
        ):
            replayed(replay, one).ask(first, "One?")
            replayed(replay, two).ask(second, "Two?")
        assert replay.unplayed() == ()


def test_two_documents_with_one_name_have_a_cassette_each(live: Any, folder: Path) -> None:
    one, two = (Document.from_text(text, name="release.txt") for text in ("one", "two"))
    with recording(folder) as record:
        for document in (one, two, one):
            live.summarise(record, document, document.text)

    with replaying(folder) as replay:
        heads = [replay.head_for(document) for document in (one, two)]
    names = sorted(path.name for path in (folder / "summarizer" / "tiny-2b").iterdir())
    assert names == [f"release-{two.sha256[:8]}.yaml", "release.yaml"]
    assert [head.document_sha256 for head in heads] == [one.sha256, two.sha256]


def test_an_edited_document_takes_the_place_of_its_recording(
    live: Any, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "releases" / "one.txt"
    path.parent.mkdir()
    path.touch()
    for text in ("first", "second"):
        with recording(folder) as record:
            live.summarise(record, Document.from_text(text, name=str(path)), text)

    cassettes = sorted((folder / "summarizer" / "tiny-2b").iterdir())
    assert [cassette.name for cassette in cassettes] == ["one.yaml"]
    assert "content: second" in cassettes[0].read_text(encoding="utf-8")


def test_a_second_set_is_recorded_beside_the_first_and_chosen_by_name(
    live: Any, folder: Path, release: Document
) -> None:
    for model in ("tiny-2b", "small-7b"):
        endpoint = replace(live.run.endpoint, model=model)
        asker = replace(live, run=replace(live.run, endpoint=endpoint))
        with recording(folder) as record:
            asker.summarise(record, release)

    with replaying(folder) as first, replaying(folder, model="7B") as second:
        assert first.endpoint_for(release).model == "tiny-2b"
        assert second.endpoint_for(release).model == "small-7b"
