from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import BadInput
from summarizer.evaluation.gold import Gold, load_folder, load_gold
from summarizer.evaluation.gold_writing import gold_text, to_gold
from summarizer.schemas.stated import Basis, Precision
from summarizer.schemas.terms import Phase

Write = Callable[..., Path]
Changed = Callable[..., dict[str, Any]]


def test_a_gold_file_is_a_real_summary_of_its_release(gold: Gold) -> None:
    assert gold.name == "tidal"
    assert gold.kind == "topline_results"
    assert not gold.attack
    assert gold.summary.verify(gold.document) == []
    assert [phase.value for phase in gold.summary.trials[0].phases] == [Phase.PHASE2, Phase.PHASE3]


def test_a_quote_is_found_where_it_first_stands_as_whole_words(gold: Gold) -> None:
    (product,) = gold.summary.products
    assert product.preferred_name is not None
    (evidence,) = product.preferred_name.evidence

    assert evidence.start == gold.document.text.index("veltracept (HB-104)")


def test_a_later_occurrence_is_meant_where_it_says_so(gold: Gold) -> None:
    authority = gold.summary.regulatory_events[2].authority.evidence[0]

    assert gold.document.text[authority.end :].startswith(" accepted its application")


def test_short_forms_are_written_out(gold: Gold) -> None:
    release_date = gold.summary.document.release_date
    window = gold.summary.milestones[0].window
    timepoint = gold.summary.results[0].timepoint
    assert release_date is not None
    assert window is not None
    assert timepoint is not None

    assert release_date.value.precision is Precision.DAY
    assert release_date.value.raw_text == "March 4, 2026"
    assert (window.value.start, window.value.end) == (date(2026, 7, 1), date(2026, 12, 31))
    assert window.value.precision is Precision.HALF
    assert timepoint.value.days == Decimal(168)


def test_a_derived_value_rests_on_the_rule_gold(gold: Gold) -> None:
    modality = gold.summary.products[0].modality
    assert modality is not None

    assert (modality.basis, modality.rule) == (Basis.DERIVED, "gold")


def test_an_entry_rests_on_all_words_of_its_values(gold: Gold) -> None:
    person = gold.summary.people[0]

    assert [one.text for one in person.evidence] == ["Ada Nystrom", "M.D.", "Chief Medical Officer"]


def test_a_plain_reference_rests_on_the_words_of_its_event(gold: Gold) -> None:
    event = gold.summary.regulatory_events[0]
    assert event.product is not None

    assert event.product.value == "product-1"
    assert event.product.evidence == event.evidence
    assert event.raw_text == "granted Orphan Drug designation"


def test_an_entry_without_values_may_have_a_quote_of_its_own(
    write: Write, changed: Changed
) -> None:
    with_quote = changed("trials", 1, to={"key": "trial-2", "quote": "the second trial"})

    gold = load_gold(write(with_quote))

    assert gold.summary.trials[1].evidence[0].text == "the second trial"


def test_a_line_end_may_be_a_space_in_the_quote(write: Write, changed: Changed) -> None:
    quote = "expected in the second half of 2026"
    path = write(changed("milestones", 0, "text", "quote", to=f"second trial are {quote}"))

    text = load_gold(path).summary.milestones[0].text

    assert text.evidence[0].text == f"second trial are\n{quote}"


WRONG = [
    (("document", "title", "quote"), "Nobody said this", "`document.title.quote`", "does not say"),
    (("trials", 0, "phases", 0, "value"), "PHASE9", "`trials[0].phases[0].value`", "PHASE1"),
    (("trials", 0, "colour"), "red", "`trials[0].colour`", "no such field"),
    (("results", 0, "value", "note"), "x", "`results[0].value.note`", "no such part"),
    (("results", 0, "trial"), "trial-9", "`results[0].trial`", "no trial with the key `trial-9`"),
    (("trials", 0, "products"), ["x"], "`trials[0].products`", "no product with the key `x`"),
    (("regulatory_events", 0, "product"), "x", "`regulatory_events[0].product`", "no product"),
    (("regulatory_events", 0, "authority", "value"), "XYZ", "authority`", "agency code 'XYZ'"),
    (("regulatory_events", 0, "designation", "value"), "X", "designation`", "code 'X'"),
    (("people", 0, "name", "occurrence"), 4, "name.occurrence`", "1 times, not 4"),
    (("people", 0, "name", "occurrence"), 0, "name.occurrence`", "from 1"),
    (("people", 0, "name"), "Ada Nystrom", "`people[0].name`", '{"value", "quote"} is expected'),
    (("people", 0, "name", "basis"), "guessed", "name.basis`", "unknown basis 'guessed'"),
    (("people", 0, "roles"), {}, "`people[0].roles`", "a list is expected"),
    (("people", 0), "Ada", "`people[0]`", "an object is expected"),
    (("trials", 1), {"key": "trial-2"}, "`trials[1]`", 'give the entry a "quote"'),
    (("milestones", 0, "window", "value", "end"), "2025-01-01", "window.value", "ends on or after"),
    (("patient_case", "age", "value"), "old", "`patient_case.age.value`", "valid integer"),
    (("products", 0, "preferred_name"), None, "`products[0]`", "a name or a descriptor"),
    (("results", 0, "endpoint_code"), None, "`results[0].endpoint_code`", "field required"),
    (("document", "release_date", "value"), "4 March", "`document.release_date.value`", "match"),
]


@pytest.mark.parametrize(("path", "value", "where", "why"), WRONG)
def test_what_is_wrong_is_said_with_file_and_path(
    write: Write, changed: Changed, path: tuple[str | int, ...], value: object, where: str, why: str
) -> None:
    file = write(changed(*path, to=value))

    with pytest.raises(BadInput) as raised:
        load_gold(file)

    (line,) = str(raised.value).splitlines()
    assert str(file) in line
    assert where in line
    assert why in line


def test_a_key_that_stands_twice_is_refused(write: Write, changed: Changed) -> None:
    gold = changed("trials", 1, "key", to="trial-1")
    del gold["milestones"][0]["trial"]

    with pytest.raises(BadInput, match="`trials`: the key `trial-1` stands twice"):
        load_gold(write(gold))


def test_every_problem_of_every_file_is_said_at_once(write: Write, changed: Changed) -> None:
    first = write(changed("trials", 0, "colour", to="red"), "first")
    write(changed("people", 0, "name", "quote", to="Nobody"), "second")

    with pytest.raises(BadInput) as raised:
        load_folder(first.parent)

    assert len(str(raised.value).splitlines()) == 2


def test_a_file_that_is_no_gold_is_said_to_be_none(tmp_path: Path, write: Write) -> None:
    path = write()
    path.with_name("tidal.txt").unlink()
    broken = tmp_path / "broken.gold.json"

    with pytest.raises(BadInput, match=r"its release is missing; put `tidal\.txt` or `tidal\.md`"):
        load_gold(path)
    with pytest.raises(BadInput, match="cannot be read"):
        load_gold(broken)
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(BadInput, match="is no JSON"):
        load_gold(broken)
    broken.write_text("[]", encoding="utf-8")
    with pytest.raises(BadInput, match="one JSON object"):
        load_gold(broken)


def test_a_folder_is_read_with_its_subfolders(write: Write, tmp_path: Path) -> None:
    write(name="b")
    write(name="a")

    assert [gold.name for gold in load_folder(tmp_path)] == ["a", "b"]
    assert [gold.name for gold in load_folder(tmp_path / "a.gold.json")] == ["a"]


def test_a_folder_without_gold_and_one_with_a_name_twice_are_refused(
    write: Write, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match="holds no"):
        load_folder(tmp_path)
    path = write()
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / path.name).write_text("{}", encoding="utf-8")
    with pytest.raises(BadInput, match=r"are called `tidal\.gold\.json`"):
        load_folder(tmp_path)


def test_a_summary_written_as_gold_says_the_same_when_read(gold: Gold, write: Write) -> None:
    again = load_gold(write(to_gold(gold.summary, gold.document), "again"))

    facts = [(fact.path, fact.value, fact.evidence[0]) for fact in gold.summary.facts()]
    assert [(fact.path, fact.value, fact.evidence[0]) for fact in again.summary.facts()] == facts


def test_written_gold_has_no_offsets_and_counts_occurrences(gold: Gold) -> None:
    written = json.loads(gold_text(gold.summary, gold.document))

    authority = written["regulatory_events"][2]["authority"]
    assert authority == {"value": "FDA", "quote": "FDA", "occurrence": 2}
    assert "evidence" not in json.dumps(written)
