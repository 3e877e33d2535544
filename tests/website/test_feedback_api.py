from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.website.conftest import DecidedBot, new_key


@pytest.fixture
async def reply(website: httpx.AsyncClient, bot: DecidedBot, conversation: str) -> str:
    """The id of a reply in the conversation."""
    sent = await website.post(f"{conversation}/messages", json={"text": "holiday?", "key": new_key()})
    return str(sent.json()["reply"]["id"])


async def test_feedback_is_taken_and_shown_with_the_transcript(website, conversation: str, reply: str) -> None:
    body = {"answer": reply, "helpful": False, "reason": "unclear"}
    assert (await website.post(f"{conversation}/feedback", json=body)).json() == {"feedback": body}
    messages = (await website.get(conversation)).json()["messages"]
    assert messages[0]["feedback"] == {"helpful": False, "reason": "unclear"}


async def test_without_feedback_the_transcript_has_none(website, conversation: str, reply: str) -> None:
    assert (await website.get(conversation)).json()["messages"][0]["feedback"] is None


@pytest.mark.parametrize(
    "wrong",
    [{"helpful": "maybe"}, {"helpful": 1}, {"helpful": None}, {"helpful": True, "reason": "wrong"}, {"helpful": False, "reason": "no_call_needed"},
     {"helpful": True, "reason": 3}, {"helpful": []}, {"answer": 5, "helpful": True}, {"answer": "", "helpful": True}],
    ids=str,
)  # fmt: skip
async def test_feedback_in_another_form_is_refused_in_words(website, conversation: str, reply: str, wrong: dict[str, Any]) -> None:
    response = await website.post(f"{conversation}/feedback", json={"answer": reply, **wrong})
    assert response.status_code == 422
    assert response.json()["error"]["code"] == "wrong_feedback"


async def test_feedback_on_somebody_elses_answer_is_refused(website, conversation: str, reply: str) -> None:
    other = (await website.post("/api/v1/conversations")).json()["conversation"]
    body = {"answer": reply, "helpful": True}
    assert (await website.post(f"/api/v1/conversations/{other}/feedback", json=body)).status_code == 404
    assert (await website.post("/api/v1/conversations/guessed/feedback", json=body)).status_code == 404
