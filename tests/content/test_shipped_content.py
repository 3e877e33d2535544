"""The content that is shipped: every fact of the source, and nothing that the source does not hold."""
from __future__ import annotations

import re

import pytest

from virtual_school.content.read import read_content, read_yaml
from virtual_school.measuring.near_copies import near_copies
from virtual_school.settings import CHECKOUT

CONTENT = read_content(CHECKOUT)
ANSWER_IDS = ["about_virtual_school", "how_we_help", "our_commitment", "training_support", "mental_health_support", "admissions_priority", "no_school_place", "education_concern", "find_designated_teacher", "governor_role", "school_exclusion", "fixed_period_exclusion", "permanent_exclusion", "term_time_holiday", "ask_events", "ask_contact", "greet", "goodbye", "thanks", "bot_challenge"]


def examples() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in read_yaml(CHECKOUT / "data/nlu.yml")["nlu"]:
        if "intent" in entry:
            found[entry["intent"]] = [line.removeprefix("- ") for line in entry["examples"].splitlines() if line.strip()]
    return found


@pytest.mark.parametrize("answer_id", ANSWER_IDS)
def test_every_answer_id_of_the_public_api_is_there(answer_id: str) -> None:
    assert CONTENT.get(answer_id) is not None


@pytest.mark.parametrize(
    ("answer_id", "fact"),
    [
        ("about_virtual_school", "no physical building"),
        ("about_virtual_school", "care-experienced young people"),
        ("about_virtual_school", "track progress"),
        ("how_we_help", "well-being services"),
        ("training_support", "advice, training and guidance"),
        ("mental_health_support", "health and mental health support"),
        ("work_and_training", "education, training and job opportunities"),
        ("leisure_activities", "learning and leisure activities"),
        ("back_to_school", "back into school"),
        ("our_commitment", "trauma-informed and attachment-aware"),
        ("our_commitment", "high expectations"),
        ("admissions_priority", "prioritised for places in the admissions criteria"),
        ("no_school_place", "educational coordinator"),
        ("no_school_place", "kept to a minimum"),
        ("education_concern", "designated teacher"),
        ("education_concern", "head of year or the headteacher"),
        ("find_designated_teacher", "holds a list"),
        ("find_designated_teacher", "01582 548113"),
        ("governor_role", "pupil premium"),
        ("school_exclusion", "copies of all exclusion letters"),
        ("school_exclusion", "social worker"),
        ("school_exclusion", "last possible option"),
        ("school_exclusion", "advise on the next steps"),
        ("fixed_period_exclusion", "alternative provision"),
        ("fixed_period_exclusion", "given work by the school"),
        ("permanent_exclusion", "might challenge"),
        ("permanent_exclusion", "consulting with carers"),
        ("permanent_exclusion", "authority where the child lives"),
        ("term_time_holiday", "negative impact"),
        ("term_time_holiday", "liable for a fine"),
        ("ask_events", "Barney Wild Awards"),
        ("ask_contact", "01582 548113"),
    ],
)
def test_every_fact_of_the_source_is_in_its_answer(answer_id: str, fact: str) -> None:
    faq = CONTENT.get(answer_id)
    assert faq is not None
    assert fact in faq.plain_text


def test_no_answer_holds_a_number_that_the_source_does_not() -> None:
    numbers = {number for faq in CONTENT.faqs.values() for number in re.findall(r"\d[\d ]*\d", faq.text)}
    assert numbers == {"01582 548113"}


def test_an_answer_that_nobody_reviewed_says_so() -> None:
    assert {faq.reviewed_by_team for faq in CONTENT.listed()} == {False}


@pytest.mark.parametrize("faq", CONTENT.listed(), ids=lambda faq: faq.id)
def test_an_answer_is_short_enough_for_a_phone(faq) -> None:
    paragraphs = [block for block in faq.blocks if block["type"] == "paragraph"]
    assert all(len("".join(span["text"] for span in block["spans"])) <= 260 for block in paragraphs)
    assert len(faq.plain_text) <= 700


@pytest.mark.parametrize("faq", CONTENT.listed(), ids=lambda faq: faq.id)
def test_every_faq_has_at_least_forty_example_questions(faq) -> None:
    assert len(examples()[faq.id]) >= 40


def test_there_are_at_least_three_hundred_questions_out_of_scope() -> None:
    assert len(examples()["out_of_scope"]) >= 300


def asked(*names: str) -> list[str]:
    return [case["text"] for name in names for case in read_yaml(CHECKOUT / f"evaluation/{name}.yml")]


def taught() -> list[str]:
    return [line for lines in examples().values() for line in lines]


TUNING = ("tuning", "tuning_denials", "tuning_follow_ups")
EVALUATION = ("questions", "denied_topics", "further_follow_ups", "further_questions")


@pytest.mark.parametrize(
    ("mine", "held_back"),
    [(taught, EVALUATION), (taught, TUNING), (lambda: asked(*TUNING), EVALUATION)],
    ids=["taught and evaluated", "taught and tuned on", "tuned on and evaluated"],
)
def test_training_tuning_and_evaluation_share_no_question_and_no_near_copy(mine, held_back: tuple[str, ...]) -> None:
    # Only the side that may be read is shown: whoever adds examples does not read the questions held back.
    copies = near_copies(mine(), asked(*held_back))
    assert copies == [], "Reword or take out these; leave the evaluation as it is."
