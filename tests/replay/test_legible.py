from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from summarizer.replay.legible import exact, from_yaml, legible, to_yaml

ANYTHING = st.text(
    st.sampled_from(' \n\t\r\x85\u2028\u2029\ufeff"\\#:-{}é\xa0😀\x7f\x00\U0010ffff\uffff')
    | st.characters(exclude_categories=["Cs"]),
    max_size=80,
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | ANYTHING,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANYTHING, inner, max_size=3),
    max_leaves=8,
)


@given(ANYTHING | VALUES.map(json.dumps) | VALUES.map(lambda v: json.dumps(v, ensure_ascii=False)))
def test_text_comes_back_to_the_character(text: str) -> None:
    assert exact(legible(text)) == text


@given(ANYTHING)
def test_yaml_keeps_every_character(text: str) -> None:
    value = {"top": text, "deep": [{"said": text}]}

    written = to_yaml(value)

    assert from_yaml(written) == value
    assert yaml.load(written, Loader=yaml.SafeLoader) == value


def test_json_on_one_line_is_shown_indented_with_its_layout() -> None:
    assert legible('{"a":[1]}') == {"json": '{\n  "a": [\n    1\n  ]\n}', "layout": "compact"}
    assert legible('{"a": [1]}') == {"json": '{\n  "a": [\n    1\n  ]\n}', "layout": "spaced"}


@pytest.mark.parametrize("text", ['{"a" :1}', '{"a":1.50}', '{"a":1,"a":2}', '{"a":1', "17"])
def test_json_that_indenting_would_change_is_shown_as_it_is(text: str) -> None:
    assert legible(text) == {"text": text}


def test_lines_stay_lines_where_yaml_needs_quotes() -> None:
    assert to_yaml({"said": "one \n two\ttabs\nthree"}) == (
        'said: "one \\n\\\n  \\ two\\u0009tabs\\n\\\n  three"\n'
    )


def test_what_is_no_mapping_is_refused() -> None:
    with pytest.raises(ValueError, match="no YAML mapping"):
        from_yaml("- a list")
    with pytest.raises(ValueError, match="expected"):
        from_yaml("a: [")
