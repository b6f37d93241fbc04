from __future__ import annotations

import re

from summarizer.vocabulary.registries import registries


def test_there_are_seventeen_registries() -> None:
    assert len(registries()) == 17


def test_ctis_is_tried_before_eudract() -> None:
    order = list(registries())

    assert order.index("EUCT") < order.index("EUDRACT")


def test_eudract_alone_asks_for_a_context_word() -> None:
    assert [code for code, row in registries().items() if row.context] == ["EUDRACT"]


def test_every_template_writes_as_many_groups_as_its_pattern_has() -> None:
    for row in registries().values():
        for form in row.forms:
            groups = re.compile(form.detect).groups
            assert len(set(re.findall(r"\{(\d)\}", form.write))) == groups, row.code


def test_prefixes_are_those_of_bioregistry() -> None:
    prefixes = {code: row.curie_prefix for code, row in registries().items()}

    assert prefixes["NCT"] == "clinicaltrials"
    assert prefixes["EUCT"] == "ctis"
    assert prefixes["KCT"] == "kcris"
    assert prefixes["JAPICCTI"] is None
