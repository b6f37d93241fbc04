from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.mentions import Mention
from summarizer.finding.quantities import find_quantities


def only(text: str) -> Mention:
    (mention,) = find_quantities(Document.from_text(text))
    return mention


def read(mention: Mention) -> tuple[str, str, dict[str, str]]:
    rest = {name: value for name, value in mention.attributes.items() if name != "quantity"}
    return mention.attributes["quantity"], mention.value, rest


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("a rate of 72.7% was seen", "72.7", {"unit": "%"}),
        ("a rate of 45 percent was seen", "45", {"unit": "%"}),
        ("a fall of 2.1 percentage points", "2.1", {"unit": "percentage_points"}),
        ("HbA1c changed by −1.2%", "-1.2", {"unit": "%"}),
        ("more than 50% of them", "50", {"unit": "%", "op": ">"}),
        ("at least 30% of them", "30", {"unit": "%", "op": ">="}),
        ("up to 40% of them", "40", {"unit": "%", "op": "<="}),
        ("≥90% of them", "90", {"unit": "%", "op": ">="}),
        ("approximately 5% of them", "5", {"unit": "%", "op": "~"}),
        ("40–60% of them", "40..60", {"unit": "%", "low": "40", "high": "60"}),
        ("40% to 60% of them", "40..60", {"unit": "%", "low": "40", "high": "60"}),
    ],
)
def test_a_percentage(text: str, value: str, rest: dict[str, str]) -> None:
    assert read(only(text)) == ("percentage", value, rest)


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("responses in 8 of 11 patients", "8/11", {"n": "8", "N": "11", "unit": "patients"}),
        ("responses in 8 of 11", "8/11", {"n": "8", "N": "11"}),
        (
            "8 out of 11 evaluable patients",
            "8/11",
            {"n": "8", "N": "11", "unit": "evaluable patients"},
        ),
        ("8/11 patients", "8/11", {"n": "8", "N": "11", "unit": "patients"}),
        ("seen (8/11)", "8/11", {"n": "8", "N": "11"}),
        ("seen (n=8/11)", "8/11", {"n": "8", "N": "11"}),
        ("eight of 11 patients", "8/11", {"n": "8", "N": "11", "unit": "patients"}),
        ("eight of the eleven patients", "8/11", {"n": "8", "N": "11", "unit": "patients"}),
        ("1,012 of 2,024 subjects", "1012/2024", {"n": "1012", "N": "2024", "unit": "subjects"}),
    ],
)
def test_a_share_of_patients(text: str, value: str, rest: dict[str, str]) -> None:
    assert read(only(text)) == ("ratio", value, rest)


def test_a_percentage_with_its_share_is_two_quantities() -> None:
    found = find_quantities(Document.from_text("The rate was 72.7% (8/11; 95% CI, 39.0 to 94.0)."))

    assert [(m.attributes["quantity"], m.value) for m in found] == [
        ("percentage", "72.7"),
        ("ratio", "8/11"),
        ("ci", "39..94"),
    ]


@pytest.mark.parametrize(
    "text",
    ["24/7 support", "Part 1/2 of it", "one of two reasons", "12 of 3 patients or/and 1/2 it"],
)
def test_a_fraction_of_nothing_counted_is_no_share(text: str) -> None:
    found = find_quantities(Document.from_text(text))

    assert all(mention.attributes["quantity"] != "ratio" for mention in found)


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("(95% CI, 1.2 to 3.4)", "1.2..3.4", {"level": "95", "low": "1.2", "high": "3.4"}),
        ("(95% CI: 1.2-3.4)", "1.2..3.4", {"level": "95", "low": "1.2", "high": "3.4"}),
        ("[95% CI: 0.41–0.77]", "0.41..0.77", {"level": "95", "low": "0.41", "high": "0.77"}),
        ("95% CI (1.2, 3.4)", "1.2..3.4", {"level": "95", "low": "1.2", "high": "3.4"}),
        ("(95% CI 58.7, 99.8)", "58.7..99.8", {"level": "95", "low": "58.7", "high": "99.8"}),
        (
            "95% confidence interval (CI): 58.7% to 99.8%",
            "58.7..99.8",
            {"level": "95", "low": "58.7", "high": "99.8", "unit": "%"},
        ),
        ("(97.5% CI 8.3-NR)", "8.3..NE", {"level": "97.5", "low": "8.3", "high": "NE"}),
        ("95% CI −1.2, −0.4", "-1.2..-0.4", {"level": "95", "low": "-1.2", "high": "-0.4"}),
        (
            "(95% CI, 8.3 months to not reached)",
            "8.3..NE",
            {"level": "95", "low": "8.3", "high": "NE", "unit": "months"},
        ),
    ],
)
def test_a_confidence_interval(text: str, value: str, rest: dict[str, str]) -> None:
    mention = only(text)

    assert read(mention) == ("ci", value, rest)
    assert mention.text.count("(") == mention.text.count(")")


@pytest.mark.parametrize(
    ("text", "value", "sign"),
    [
        ("p<0.001", "0.001", "<"),
        ("P = .03", "0.03", "="),
        ("p-value of 0.04", "0.04", "="),
        ("p-value: 0.04", "0.04", "="),
        ("p value of less than 0.05", "0.05", "<"),
        ("one-sided p≤0.012", "0.012", "<="),
        ("p=1.2 × 10^-5", "0.000012", "="),
    ],
)
def test_a_p_value(text: str, value: str, sign: str) -> None:
    assert read(only(f"significant ({text})")) == ("p_value", value, {"op": sign})


@pytest.mark.parametrize(
    ("text", "quantity", "value"),
    [
        ("HR 0.62", "hazard_ratio", "0.62"),
        ("a hazard ratio of 0.62", "hazard_ratio", "0.62"),
        ("hazard ratio (HR): 0.62", "hazard_ratio", "0.62"),
        ("hazard ratio [HR]=0.62", "hazard_ratio", "0.62"),
        ("an odds ratio of 2.1", "odds_ratio", "2.1"),
        ("a rate ratio of 0.4", "rate_ratio", "0.4"),
    ],
)
def test_a_ratio_of_hazards_odds_or_rates(text: str, quantity: str, value: str) -> None:
    assert read(only(text)) == (quantity, value, {})


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("at Day 28", "28", {"unit": "days", "days": "28"}),
        ("the Day-28 assessment", "28", {"unit": "days", "days": "28"}),
        ("the Day‑28 assessment", "28", {"unit": "days", "days": "28"}),
        ("by Week 4", "4", {"unit": "weeks", "days": "28"}),
        ("at Month 6", "6", {"unit": "months"}),
        ("at 6 months", "6", {"unit": "months"}),
        ("at 12 weeks", "12", {"unit": "weeks", "days": "84"}),
        ("28 days after infusion", "28", {"unit": "days", "days": "28"}),
        ("Days 1 to 21", "1..21", {"unit": "days", "low": "1", "high": "21"}),
        ("on day -5", "-5", {"unit": "days", "days": "-5"}),
    ],
)
def test_a_timepoint_in_days_or_weeks_is_also_given_in_days(
    text: str, value: str, rest: dict[str, str]
) -> None:
    assert read(only(text)) == ("timepoint", value, rest)


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("a 12-week course", "12", {"unit": "weeks"}),
        ("for 6 months", "6", {"unit": "months"}),
        ("median PFS of 11.2 months", "11.2", {"unit": "months", "statistic": "median"}),
        ("median duration was 11.2 months", "11.2", {"unit": "months", "statistic": "median"}),
        ("12 to 18 months", "12..18", {"unit": "months", "low": "12", "high": "18"}),
        ("for at least 24 hours", "24", {"unit": "hours", "op": ">="}),
        ("over 12 months of follow-up", "12", {"unit": "months"}),
        ("five years of it", "5", {"unit": "years"}),
        ("two-year follow-up", "2", {"unit": "years"}),
    ],
)
def test_a_duration(text: str, value: str, rest: dict[str, str]) -> None:
    assert read(only(text)) == ("duration", value, rest)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("30 mg once daily", "30", "mg"),
        ("a 30-mg tablet", "30", "mg"),
        ("5 mg/kg", "5", "mg/kg"),
        ("5 mg per kg", "5", "mg/kg"),
        ("30 mg/m²/day", "30", "mg/m2/day"),
        ("0.5 µg", "0.5", "ug"),
        ("100 mcg", "100", "ug"),
        ("1.5x10^14 vg/kg", "150000000000000", "vg/kg"),
        ("1E13 vg", "10000000000000", "vg"),
        ("900x10^6 cells", "900000000", "cells"),
        ("1 × 10⁶ CAR+ T cells/kg", "1000000", "cells/kg"),
        ("150 million CAR-T cells", "150000000", "cells"),
        ("7.4 GBq", "7.4", "GBq"),
        ("60 Gy", "60", "Gy"),
    ],
)
def test_a_dose_keeps_its_unit_and_cells_are_not_cells_per_kilogram(
    text: str, value: str, unit: str
) -> None:
    assert read(only(f"received {text}")) == ("dose", value, {"unit": unit})


def test_a_list_of_doses_shares_the_unit_at_its_end() -> None:
    cells = find_quantities(Document.from_text("1 × 10⁶, 3 × 10⁶ and 10 × 10⁶ CAR+ T cells/kg"))
    tablets = find_quantities(Document.from_text("10, 30 and 60 mg once daily"))

    assert [(m.value, m.attributes["unit"]) for m in cells] == [
        ("1000000", "cells/kg"),
        ("3000000", "cells/kg"),
        ("10000000", "cells/kg"),
    ]
    assert [(m.value, m.attributes["unit"]) for m in tablets] == [
        ("10", "mg"),
        ("30", "mg"),
        ("60", "mg"),
    ]
    assert [m.attributes.get("rule") for m in tablets] == ["unit_of_the_list"] * 2 + [None]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("at 6 and 12 months", [("6", "months"), ("12", "months")]),
        ("at Weeks 12 and 24", [("12", "weeks"), ("24", "weeks")]),
        ("on Day 28 and Month 3", [("28", "days"), ("3", "months")]),
    ],
)
def test_two_timepoints_are_two(text: str, values: list[tuple[str, str]]) -> None:
    found = find_quantities(Document.from_text(text))

    assert [(m.value, m.attributes["unit"]) for m in found] == values
    assert {m.attributes["quantity"] for m in found} == {"timepoint"}


def test_a_dose_range() -> None:
    mention = only("doses of 150-450 x 10^6 CAR-T cells")

    assert mention.attributes["quantity"] == "dose"
    assert mention.attributes["high"] == "450000000"


def test_a_superscript_lost_on_the_way_is_read_by_a_named_rule() -> None:
    mention = only("150 x 106 CAR T cells")

    assert (mention.value, mention.attributes["rule"]) == ("150000000", "lost_superscript")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("126 mg/dL", "126", "mg/dL"),
        ("48 mmol/mol", "48", "mmol/mol"),
        ("7,000 copies/µg", "7000", "copies/ug"),
        ("500 cells/µL", "500", "cells/uL"),
    ],
)
def test_a_laboratory_value_is_no_dose(text: str, value: str, unit: str) -> None:
    assert read(only(f"reached {text}")) == ("measurement", value, {"unit": unit})


@pytest.mark.parametrize(
    ("text", "value"),
    [("10^-5", "0.00001"), ("10⁻⁶", "0.000001"), ("one in 100,000", "0.00001")],
)
def test_a_threshold(text: str, value: str) -> None:
    assert read(only(f"MRD below {text} was")) == ("threshold", value, {})


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("Grade 1", "1", {"low": "1", "high": "1"}),
        ("grade 3 or higher", "3", {"op": ">=", "low": "3"}),
        ("Grade ≥3", "3", {"op": ">=", "low": "3"}),
        ("≥ Grade 3", "3", {"op": ">=", "low": "3"}),
        ("Grade 3+", "3", {"op": ">=", "low": "3"}),
        ("Grade 2 or lower", "2", {"op": "<=", "high": "2"}),
        ("Grade 1/2", "1..2", {"low": "1", "high": "2"}),
        ("Grade 1–2", "1..2", {"low": "1", "high": "2"}),
        ("Grades 1 and 2", "1..2", {"low": "1", "high": "2"}),
        ("Grade III", "3", {"low": "3", "high": "3"}),
        ("events of Grade 3.", "3", {"low": "3", "high": "3"}),
    ],
)
def test_a_grade(text: str, value: str, rest: dict[str, str]) -> None:
    assert read(only(f"There were {text}")) == ("grade", value, rest)


def test_a_tumour_grade_is_no_grade_of_an_event() -> None:
    assert only("Grade 4 glioma").attributes["quantity"] == "tumour_grade"


@pytest.mark.parametrize("text", ["GMP-grade material", "grade 12 students", "high-grade tumours"])
def test_other_grades_are_left_alone(text: str) -> None:
    assert find_quantities(Document.from_text(text)) == ()


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("12 patients", "12", {"unit": "patients"}),
        ("the first 12 patients", "12", {"unit": "patients", "ordinal": "first"}),
        ("twenty-four patients", "24", {"unit": "patients"}),
        ("10 heavily pretreated adult patients", "10", {"unit": "patients"}),
        ("approximately 1,200 participants", "1200", {"unit": "participants", "op": "~"}),
        ("up to 30 subjects", "30", {"unit": "subjects", "op": "<="}),
        ("a single patient", "1", {"unit": "patient"}),
        ("12 to 15 patients", "12..15", {"unit": "patients", "low": "12", "high": "15"}),
        ("across 40 sites", "40", {"unit": "sites"}),
        ("(n=11)", "11", {"n": "11"}),
        ("(N = 120)", "120", {"N": "120"}),
    ],
)
def test_a_count(text: str, value: str, rest: dict[str, str]) -> None:
    assert read(only(text)) == ("count", value, rest)


@pytest.mark.parametrize(
    "text",
    [
        "type 2 diabetes patients",
        "Cohort 3 patients",
        "Phase 2 patients",
        "CD19 patients",
        "COVID-19 patients",
    ],
)
def test_a_label_is_no_count(text: str) -> None:
    assert find_quantities(Document.from_text(f"In {text} it is so.")) == ()


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("three lines of combination therapy", "3", {"unit": "lines"}),
        ("two or more prior lines of therapy", "2", {"unit": "lines", "op": ">="}),
        ("at least 2 prior lines", "2", {"unit": "lines", "op": ">="}),
        ("≥3 prior lines of therapy", "3", {"unit": "lines", "op": ">="}),
        ("1-3 prior lines", "1..3", {"unit": "lines", "low": "1", "high": "3"}),
        ("four prior regimens", "4", {"unit": "lines"}),
    ],
)
def test_prior_lines(text: str, value: str, rest: dict[str, str]) -> None:
    assert read(only(f"after {text}")) == ("lines", value, rest)


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("aged 18 years or older", "18", {"unit": "years", "op": ">="}),
        ("age ≥18", "18", {"unit": "years", "op": ">="}),
        ("ages 12 to 17", "12..17", {"unit": "years", "low": "12", "high": "17"}),
        ("aged between 2 and 17 years", "2..17", {"unit": "years", "low": "2", "high": "17"}),
        ("18 years of age or older", "18", {"unit": "years", "op": ">="}),
        ("a 65-year-old woman", "65", {"unit": "years"}),
        ("in adults (≥18 years)", "18", {"unit": "years", "op": ">="}),
        ("12 years and older", "12", {"unit": "years", "op": ">="}),
    ],
)
def test_an_age(text: str, value: str, rest: dict[str, str]) -> None:
    assert read(only(f"was {text}")) == ("age", value, rest)


@pytest.mark.parametrize(
    ("text", "quantity", "value"),
    [
        ("the first patient", "ordinal", "1"),
        ("the second enrolled subject", "ordinal", "2"),
        ("second-line treatment", "line_of_therapy", "2"),
        ("the lowest dose level", "dose_level", "lowest"),
        ("dose level 2", "dose_level", "2"),
        ("R-ISS Stage II", "stage", "II"),
        ("ECOG performance status of 0 or 1", "stage", "0..1"),
    ],
)
def test_ordinals_dose_levels_and_stages(text: str, quantity: str, value: str) -> None:
    mention = only(text)

    assert (mention.attributes["quantity"], mention.value) == (quantity, value)


@pytest.mark.parametrize(
    "text",
    [
        "NCT06514794",
        "314-501-1968",
        "+41 61 555 12 34",
        "https://example.com/12-patients/50%25",
        "(Stock Code: 2171.HK)",
        "(NASDAQ: EX12)",
        "EX-12 and CD19/CD20",
        "Phase 1/2",
        "$115 million",
        "pH 7.4",
        "Hall 7.2.1",
    ],
)
def test_digits_that_count_nothing_are_left_alone(text: str) -> None:
    assert find_quantities(Document.from_text(f"See {text} here.")) == ()


def test_the_first_seed_holds_no_number_at_all(seed_a: Document) -> None:
    assert find_quantities(seed_a) == ()


def test_the_second_seed_holds_one_patients_numbers_and_no_rate(seed_b: Document) -> None:
    said = {
        (mention.attributes["quantity"], mention.value, mention.text)
        for mention in find_quantities(seed_b)
        if seed_b.section_at(mention.span.start) not in ("front_matter", "headline")
    }

    assert said == {
        ("ordinal", "1", "first subject"),
        ("timepoint", "28", "Day-28"),
        ("stage", "II", "R-ISS Stage II"),
        ("lines", "3", "three lines of combination therapy"),
        ("dose_level", "lowest", "lowest dose level"),
        ("grade", "1", "Grade 1"),
    }


def test_week_four_of_the_headline_is_day_28_of_the_body(seed_b: Document) -> None:
    days = {
        mention.attributes["days"]
        for mention in find_quantities(seed_b)
        if mention.attributes["quantity"] == "timepoint"
    }

    assert days == {"28"}
