"""A question in another language gets the number and says why; an English one never does."""
from __future__ import annotations

import html
import json

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text, update

from benchmarks.languages import half, lookalikes, other_languages, texts
from tests.website.conftest import DecidedBot, new_key
from virtual_school.store import tables
from virtual_school.website import fixed_texts
from virtual_school.website.language import LanguageDetector
from virtual_school.website.services import Services

DETECTOR = LanguageDetector()
DETECTOR.load()  # once for all: a website that starts after this has the model at once

POLISH = "Czy mogę zabrać dziecko na wakacje w czasie roku szkolnego?"
SPANISH_PERHAPS = "¿Qué hace Virtual School?"
SIGNS = st.lists(st.sampled_from(["😭", "👍", "!!", "...", "??", ":(", "42", "£5", "❤️", "~", "*"]))
ENGLISH = "Can I take my child on holiday?"
ENGLISH_ONLY = "I can only read and answer questions in English. Please phone the Virtual School team on 01582 548113."


def code_of(question: str) -> str | None:
    language = DETECTOR.other_language(question)
    return language and language.code


def test_no_question_that_has_an_answer_is_taken_for_another_language() -> None:
    assert [text for text, has_answer in texts() if has_answer and code_of(text)] == []


@pytest.mark.parametrize("question", lookalikes())
def test_english_that_looks_like_another_language_is_english(question: str) -> None:
    assert code_of(question) is None


def test_nine_of_ten_questions_in_other_languages_are_recognised_and_none_as_the_wrong_one() -> None:
    found = [(case["language"], code_of(case["text"])) for case in half(1)]
    assert [pair for pair in found if pair[1] and pair[0] != pair[1]] == []
    assert sum(code is not None for _, code in found) >= 0.9 * len(found)


@pytest.mark.parametrize("language", sorted({case["language"] for case in other_languages()}))
def test_most_questions_of_each_language_are_recognised_and_it_has_a_sentence(language: str) -> None:
    questions = [case["text"] for case in other_languages() if case["language"] == language]
    assert sum(code_of(question) == language for question in questions) > len(questions) / 2
    assert language in fixed_texts.ENGLISH_ONLY_IN


@pytest.mark.parametrize(("language", "sentence"), fixed_texts.ENGLISH_ONLY_IN.items())
def test_each_sentence_is_in_its_language_and_gives_the_number(language: str, sentence: str) -> None:
    words = sentence.format(phone="").replace("Virtual School", "")
    assert language.endswith("-Latn") or code_of(words) == language
    assert sentence.count("{phone}") == 1
    assert "Virtual School" in sentence


@pytest.mark.parametrize(
    ("question", "code"),
    [("Waar is de school van mijn zoon en wie kan ik bellen?", "nl"), ("Πού είναι το σχολείο;", "und"), ("학교는 어디에 있나요?", "und"),
     ("学校はどこですか", "und"), ("مدرسه پسرم کجاست و چگونه می‌توانم کمک بگیرم؟", "fa")],
    ids=["Dutch", "Greek", "Korean", "Japanese", "Persian"],
)  # fmt: skip
def test_a_language_without_a_sentence_is_still_not_english(question: str, code: str) -> None:
    language = DETECTOR.other_language(question)
    assert language is not None
    assert (language.code, language.sentence) == (code, None)


@pytest.mark.parametrize("question", ["", "😭😭", "?!...", "<b>hi</b>", "a@b.pl", "https://szkoła.pl/gdzie", "12345", "ʰʰʰ", "ツ"])
def test_what_has_no_words_has_no_language(question: str) -> None:
    assert code_of(question) is None


def test_before_the_model_is_read_other_scripts_are_recognised_all_the_same() -> None:
    detector = LanguageDetector()
    bengali, urdu = detector.other_language("আমার সাহায্য দরকার"), detector.other_language("مجھے مدد چاہیے")
    assert bengali is not None and bengali.code == "bn"
    assert urdu is not None and urdu.code == "und"
    assert detector.other_language(POLISH) is None


@given(st.text(max_size=500))
def test_no_text_is_too_odd(question: str) -> None:
    language = DETECTOR.other_language(question)
    assert language is None or language.direction in ("ltr", "rtl")


@given(SIGNS)
def test_signs_and_emoji_do_not_change_what_is_english(signs: list[str]) -> None:
    assert code_of(" ".join([*signs, ENGLISH, *signs])) is None


@given(SIGNS)
def test_signs_and_emoji_do_not_hide_another_script(signs: list[str]) -> None:
    assert code_of(" ".join([*signs, "আমার সাহায্য দরকার", *signs])) == "bn"


async def reply_to(website: httpx.AsyncClient, question: str) -> dict:
    response = await website.get("/api/v1/ask", params={"q": question})
    assert response.status_code == 200
    return response.json()["reply"]


def assert_says_english_only(reply: dict, language: str | None) -> None:
    assert reply["outcome"] == "escalate"
    assert reply["answers"] == reply["choices"] == []
    assert reply["contact"]["phone"] == "01582 548113"
    assert reply["note"]["text"] == ENGLISH_ONLY
    assert (reply["note"]["translation"] or {}).get("language") == language


async def test_an_unclear_question_in_polish_is_told_so_in_both_languages(website, bot: DecidedBot) -> None:
    bot.says("unclear")
    reply = await reply_to(website, POLISH)
    assert_says_english_only(reply, "pl")
    assert reply["note"]["translation"] == {
        "language": "pl",
        "direction": "ltr",
        "blocks": [{"type": "paragraph", "spans": [
            {"text": "Rozumiem tylko język angielski, proszę zadzwonić do zespołu Virtual School pod numer "},
            {"text": "01582 548113", "href": "tel:01582548113"}, {"text": "."},
        ]}],
        "text": "Rozumiem tylko język angielski, proszę zadzwonić do zespołu Virtual School pod numer 01582 548113.",
    }  # fmt: skip


async def test_an_unclear_question_in_english_is_told_what_the_bot_says(website, bot: DecidedBot) -> None:
    bot.says("unclear", text="Please say it in other words.")
    note = (await reply_to(website, ENGLISH))["note"]
    assert note["text"] == "Please say it in other words."
    assert note["translation"] is None


async def test_choices_are_not_offered_to_somebody_who_cannot_read_them(website, bot: DecidedBot) -> None:
    bot.says("choose", candidates=["school_exclusion", "permanent_exclusion"])
    assert_says_english_only(await reply_to(website, SPANISH_PERHAPS), "es")
    assert (await reply_to(website, ENGLISH))["outcome"] == "choices"


async def test_a_lucky_match_is_no_answer(website, bot: DecidedBot) -> None:
    assert_says_english_only(await reply_to(website, POLISH), "pl")
    assert_says_english_only(await reply_to(website, "PEP کیا ہے؟"), "ur")
    bot.says("greet")
    assert_says_english_only(await reply_to(website, POLISH), "pl")


async def test_an_answer_stays_unless_the_language_is_sure(website, bot: DecidedBot) -> None:
    assert (await reply_to(website, SPANISH_PERHAPS))["outcome"] == "answer"
    bot.says("unclear")
    assert_says_english_only(await reply_to(website, SPANISH_PERHAPS), "es")


async def test_without_a_bot_the_number_is_given_in_both_languages(website) -> None:
    assert_says_english_only(await reply_to(website, POLISH), "pl")
    assert_says_english_only(await reply_to(website, SPANISH_PERHAPS), "es")
    assert (await reply_to(website, ENGLISH))["outcome"] == "unavailable"


async def test_a_language_without_a_sentence_is_told_in_english(website, bot: DecidedBot) -> None:
    assert_says_english_only(await reply_to(website, "Πού είναι το σχολείο;"), None)


async def test_a_button_has_no_language(website, bot: DecidedBot, conversation: str) -> None:
    bot.says("unclear")
    sent = {"choice": "none_of_these", "key": new_key()}
    reply = (await website.post(f"{conversation}/messages", json=sent)).json()["reply"]
    assert reply["note"]["text"] == "The text of unclear."


async def test_the_page_marks_the_language_and_its_direction(website, bot: DecidedBot) -> None:
    bot.says("unclear")
    for address, question in (("/", {"data": {"question": "مجھے مدد چاہیے"}}), ("/ask", {"params": {"q": "مجھے مدد چاہیے"}})):
        method = "POST" if "data" in question else "GET"
        page = html.unescape((await website.request(method, address, follow_redirects=True, **question)).text)
        assert "I can only read and answer questions in English" in page
        assert '<div lang="ur" dir="rtl">' in page
        assert "انگریزی" in page.split('<div lang="ur" dir="rtl">')[1].split("</div>")[0]
        assert 'class="call"' in page


async def test_a_number_stays_whole_between_letters_that_run_from_right_to_left(website, bot: DecidedBot) -> None:
    reply = await reply_to(website, "أحتاج مساعدة")
    assert "\N{LEFT-TO-RIGHT ISOLATE}01582 548113\N{POP DIRECTIONAL ISOLATE}" in reply["note"]["translation"]["text"]
    links = [span for span in reply["note"]["translation"]["blocks"][0]["spans"] if "href" in span]
    assert links == [{"text": "01582 548113", "href": "tel:01582548113"}]


async def test_the_number_is_that_of_the_contacts(services: Services, website, bot: DecidedBot) -> None:
    with services.engine.begin() as connection:
        connection.execute(update(tables.contacts).values(phone="01582 000000"))
    note = (await reply_to(website, POLISH))["note"]
    assert "01582 000000" in note["text"]
    assert "01582 000000" in note["translation"]["text"]


async def test_a_reply_that_was_kept_before_there_were_translations_is_still_shown(
    services: Services, website, bot: DecidedBot
) -> None:
    bot.says("unclear", text="Please say it in other words.")
    await website.post("/", data={"question": "x"}, follow_redirects=True)
    with services.engine.begin() as connection:
        kept = connection.execute(text("SELECT reply FROM messages")).scalar_one()
        older = json.loads(kept)
        del older["note"]["translation"]
        connection.execute(text("UPDATE messages SET reply = :reply"), {"reply": json.dumps(older)})
    page = await website.get("/")
    assert page.status_code == 200
    assert "Please say it in other words." in page.text
