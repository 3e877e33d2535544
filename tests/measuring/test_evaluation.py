"""What counts as right, wrong, offered and escalated."""
from __future__ import annotations

from collections import Counter

import pytest

from virtual_school.measuring.evaluation import ESCALATE, TWO, Case, read_cases, summed, tally, verdict
from virtual_school.settings import CHECKOUT


def reply(outcome: str, *answers: str, choices: tuple[str, ...] = ()) -> dict:
    return {"outcome": outcome, "answers": [{"id": a} for a in answers], "choices": [{"id": c} for c in choices]}


@pytest.mark.parametrize(
    ("expect", "given", "result"),
    [
        ("a", reply("answer", "a"), "right"),
        ("a", reply("answer", "b"), "wrong"),
        ("a", reply("smalltalk", "greet"), "wrong"),
        ("a", reply("choices", choices=("a", "b")), "offered"),
        ("a", reply("choices", choices=("b", "c")), "escalated"),
        ("a", reply("escalate"), "escalated"),
        ("a", reply("unavailable"), "escalated"),
        (ESCALATE, reply("escalate"), "right"),
        (ESCALATE, reply("unavailable"), "right"),
        (ESCALATE, reply("urgent"), "right"),
        (ESCALATE, reply("answer", "a"), "wrong"),
        (ESCALATE, reply("smalltalk", "greet"), "wrong"),
        (ESCALATE, reply("choices", choices=("a", "b")), "offered"),
        ("ask_event_place", reply("answer", "ask_events"), "right"),
        ("a", reply("urgent", "a"), "right"),  # the answer stands below the card
        ("a", reply("urgent", "b"), "wrong"),
        ("a", reply("urgent"), "escalated"),
        (ESCALATE, reply("urgent", "a"), "wrong"),
        ("a + b", reply("answer", "a", "b"), "right"),
        ("a + b", reply("answer", "a", choices=("b",)), "right"),
        ("a + b", reply("choices", choices=("b", "a", "c")), "right"),
        ("a + b", reply("answer", "a"), "partly"),
        ("a + b", reply("choices", choices=("b", "c")), "partly"),
        ("a + b", reply("answer", "c", choices=("a", "b")), "wrong"),
        ("a + b", reply("escalate"), "escalated"),
    ],
)
def test_a_reply_is_judged_by_what_the_person_sees(expect: str, given: dict, result: str) -> None:
    assert verdict(Case("?", expect), given) == result


def test_counts_are_kept_by_expected_answer_and_add_up() -> None:
    tallies = tally([(Case("1", "a"), "right"), (Case("2", "a"), "wrong"), (Case("3", "b"), "right")])
    assert tallies["a"].counts == Counter(right=1, wrong=1)
    assert tallies["a"].share("right") == 0.5
    assert summed(tallies.values()).total == 3


@pytest.mark.parametrize("name", ["questions", "tuning"])
def test_every_expected_answer_exists(name: str) -> None:
    intents = (CHECKOUT / "data/nlu.yml").read_text("utf-8")
    for case in read_cases(CHECKOUT / f"evaluation/{name}.yml"):
        assert case.expect == ESCALATE or case.answers
        for answer in case.answers:
            assert f"- intent: {answer}\n" in intents


def test_the_evaluation_is_large_enough() -> None:
    cases = read_cases(CHECKOUT / "evaluation/questions.yml")
    expected = Counter(case.expect for case in cases if TWO not in case.expect)
    assert expected.pop(ESCALATE) >= 400
    assert Counter(case.scope for case in cases)["near"] >= 200
    assert sum(expected.values()) >= 400
    assert min(expected.values()) >= 10
