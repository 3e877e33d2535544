"""Clear it, keep it, say whether an answer helped: all without JavaScript."""
from __future__ import annotations

import html
import re

import httpx
import pytest
from sqlalchemy import text

from tests.website.conftest import DecidedBot
from virtual_school.website.services import Services


async def asked(website: httpx.AsyncClient, *questions: str) -> str:
    page = ""
    for question in questions:
        page = (await website.post("/", data={"question": question}, follow_redirects=True)).text
    return html.unescape(page)


def form(page: str, name: str) -> dict[str, str]:
    """Return the hidden fields of the last form whose action is ``name``."""
    inner = re.findall(rf'<form[^>]*action="{name}".*?</form>', page, re.DOTALL)[-1]
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', inner))


async def test_a_conversation_can_be_kept_as_a_text(website, bot: DecidedBot) -> None:
    bot.says("term_time_holiday", text="Please ask us first. See [our page](https://example.org/a).\n\n- one\n- two")
    await asked(website, "can we go on holiday?", "and in June?")
    kept = await website.post("/download")
    assert kept.headers["content-disposition"].startswith('attachment; filename="conversation-')
    assert kept.headers["content-type"].startswith("text/plain")
    assert "You asked: can we go on holiday?" in kept.text
    assert "You asked: and in June?" in kept.text
    assert "our page (https://example.org/a)" in kept.text
    assert "- one\n- two" in kept.text
    assert "Source: Luton's Virtual School, https://" in kept.text


async def test_nobody_elses_conversation_can_be_kept(website, bot: DecidedBot) -> None:
    await asked(website, "SECRET QUESTION")
    website.cookies.clear()
    assert "SECRET" not in (await website.post("/download", data={"conversation": "guessed"})).text


async def test_whether_an_answer_helped_and_why_not_is_asked_step_by_step(services: Services, website, bot: DecidedBot) -> None:
    page = await asked(website, "holiday?")
    assert "Was this helpful?" in page
    said = await website.post("/feedback", data={**form(page, "/feedback"), "helpful": "no"})
    assert said.status_code == 303
    assert said.headers["location"].endswith("#feedback-1")
    page = html.unescape((await website.get(said.headers["location"])).text)
    assert "What was wrong with it?" in page
    said = await website.post("/feedback", data={**form(page, "/feedback"), "reason": "unclear"}, follow_redirects=True)
    assert "Thank you for telling us." in said.text
    with services.engine.connect() as connection:
        assert connection.execute(text("SELECT helpful, reason FROM feedback")).all() == [(False, "unclear")]


async def test_feedback_can_be_changed(services: Services, website, bot: DecidedBot) -> None:
    page = await asked(website, "holiday?")
    for given in ({"helpful": "no", "reason": "wrong"}, {"helpful": "yes"}):
        await website.post("/feedback", data={**form(page, "/feedback"), **given})
    with services.engine.connect() as connection:
        assert connection.execute(text("SELECT helpful, reason FROM feedback")).all() == [(True, None)]


@pytest.mark.parametrize("wrong", [{"helpful": "perhaps"}, {"helpful": "yes", "reason": "wrong"}, {"answer": "x", "helpful": "yes"}, {}])
async def test_feedback_that_cannot_be_kept_says_so_and_keeps_the_page(website, bot: DecidedBot, wrong: dict[str, str]) -> None:
    page = await asked(website, "holiday?")
    said = await website.post("/feedback", data={**form(page, "/feedback"), **wrong})
    assert said.status_code == 422
    assert "could not be kept" in said.text
    assert "You asked:" in said.text


async def test_after_two_unclear_questions_in_a_row_the_number_comes_straight_away(website, bot: DecidedBot) -> None:
    bot.says("choose", text="Did you mean one of these?", candidates=["term_time_holiday", "school_exclusion"])
    assert "Did you mean" in await asked(website, "hm?")
    page = await asked(website, "well?")
    assert page.count("Did you mean") == 1
    assert "I don't want to guess" in page
    assert '<a class="govuk-link" href="tel:01582548113">' in page
    assert "1. hm?\n   No answer yet\n2. well?\n   No answer yet" in page


async def test_an_answer_between_two_unclear_questions_lets_it_ask_back_again(website, bot: DecidedBot) -> None:
    bot.says("choose", text="Did you mean one of these?", candidates=["term_time_holiday", "school_exclusion"])
    await asked(website, "hm?")
    bot.says("term_time_holiday")
    await asked(website, "holiday?")
    bot.says("choose", text="Did you mean one of these?", candidates=["term_time_holiday", "school_exclusion"])
    assert (await asked(website, "well?")).count("Did you mean") == 2


async def test_choices_of_earlier_questions_stay_readable(website, bot: DecidedBot) -> None:
    bot.says("choose", text="Did you mean one of these?", candidates=["term_time_holiday", "school_exclusion"])
    page = await asked(website, "hm?")
    assert page.count('class="choice"') == 3
    bot.says("greet")
    page = await asked(website, "hello")
    assert 'class="choice"' not in page
    assert "<li>Can I take my child on holiday in term time?</li>" in page


async def test_the_old_form_with_other_words_is_another_question(website, bot: DecidedBot) -> None:
    key = "0d2f1a52-4f4e-4d6c-9a56-0f5a5e1a1b1c"
    await website.post("/", data={"question": "first", "key": key}, follow_redirects=True)
    page = await website.post("/", data={"question": "second", "key": key}, follow_redirects=True)
    assert page.text.count("You asked:") == 2
    assert len(bot.asked) == 2
