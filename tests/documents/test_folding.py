from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.folding import WRAP, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“a” „b” «c» ‹d› ‘e’ f′ g″", '"a" "b" "c" "d" \'e\' f\' g"'),
        ("a‐b‑c‒d–e—f―g−h--i", "a-b-c-d-e-f-g-h-i"),
        ("a\u00a0b\u2009c \t d\r\ne\n\nf", "a b c d e f"),
        (
            "e\ufb03cient \ufb01nd \ufb00 \ufb02 \ufb04 \ufb05 \ufb06",
            "efficient find ff fl ffl st st",
        ),
        ("Nordvaxin™ and Nordvax ® work ©.", "Nordvaxin and Nordvax work."),
        ("© 2026, ™Nordvaxin and ™ Plus", "2026, Nordvaxin and Plus"),
        ("im\u00admu\u200bno\ufeff", "immuno"),
        (
            "R&amp;D &#8217;s &nbsp; &reg;5 &#x2014; &hellip; &unknown; &",
            "R&D 's 5 - ... &unknown; &",
        ),
        ("and so on…", "and so on..."),
        ("5 µg", "5 μg"),
        ("**bold** _it_ `code` ***both***", "bold it code both"),
        ("HLA-A*02:01 CD19_dim 3 * 4 _ _", "HLA-A*02:01 CD19_dim 3 * 4 _ _"),
        ("## Results\n# 1\n#1 in class", "Results 1 #1 in class"),
        ("see [the trial](https://x.example/a_b) or [this]", "see the trial or [this]"),
        ("![](a.png)[![logo](b.png)](c) end", "logo end"),
        ("[not\n\na link](x)", "[not a link](x)"),
        (r"1\. \[NASDAQ: NVX\] \* \n", r"1. [NASDAQ: NVX] \n"),
        ("immuno-\ntherapy", f"immuno{WRAP}therapy"),
        ("CAR-\r\n  T", f"CAR{WRAP}T"),
        ("NVX-\n12 2019–\n2020 a-\n\nb", "NVX-12 2019-2020 a- b"),
        ("10⁶ ½ ² H₂O Ⅳ ﬁ Å", "10⁶ ½ ² H₂O Ⅳ fi Å"),
        ("Nordvax NORDVAX", "Nordvax NORDVAX"),
        ("", ""),
    ],
)
def test_what_differs_in_type_alone_is_folded(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_a_place_leads_back_to_its_source() -> None:
    text = "The **“e\ufb03cient”** &amp; rare—im-\nmuno Nordvaxin ™ [trial](x)."
    folded = fold(text)

    def source(part: str) -> str:
        start = folded.text.index(part)
        span = folded.source(start, start + len(part))
        return text[span.start : span.end]

    assert source("efficient") == "e\ufb03cient"
    assert source('"efficient" & rare') == "“e\ufb03cient”** &amp; rare"
    assert source(f"im{WRAP}muno") == "im-\nmuno"
    assert source("Nordvaxin trial.") == "Nordvaxin ™ [trial](x)."


def test_a_cut_through_a_ligature_or_an_entity_parts_a_word() -> None:
    folded = fold("e\ufb03cient caf&eacute; on")

    assert [at for at in range(len(folded.text)) if not folded.parts_a_word(at)] == [
        *(0, len("efficient"), len("efficient ")),
        *(len("efficient café"), len("efficient café ")),
    ]


SPECIAL = "aB1 .-–—“\"'’\u00a0\n\r\u00ad\u200b™®…ﬁﬃ&;#*_`[]()!\\²é\u0301"


@given(text=st.text(st.sampled_from(SPECIAL)) | st.text())
def test_the_fold_keeps_order_digits_and_words(text: str) -> None:
    folded = fold(text)

    spans = [folded.source(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one == two or one.end <= two.start for one, two in pairwise(spans))
    for character, span in zip(folded.text, spans, strict=True):
        if character.isdigit():
            assert text[span.start : span.end] == character or text[span.start] == "&"


@given(text=st.text(st.sampled_from("aB1 .“’\u00a0\né²½–—ﬁ…")))
def test_what_is_folded_stays_so(text: str) -> None:
    folded = fold(text).text

    assert fold(folded).text == folded


@given(words=st.lists(st.text("aB1é²½", min_size=1), min_size=1))
def test_plain_words_are_left_alone(words: list[str]) -> None:
    text = " ".join(words)

    assert fold(text).text == text
