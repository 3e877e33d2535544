"""The website's own door to Rasa: one request, one conversation in hand, one complete reply."""
from __future__ import annotations

import gc
import hmac
import os
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.abstainer import AMBIGUOUS, CANDIDATES, NOT_ANSWERED
from bot.conversation_in_hand import in_hand, pack, unpack
from bot.denials import what_is_left, without_what_is_denied
from bot.follow_up import in_context, topic_before
from bot.two_questions import also_asked, parts

NEVER_ALSO = frozenset({"greet", "goodbye", "thanks", "bot_challenge", "ask_help", "ask_event_date", "ask_event_place"})
MAX_CHARACTERS = 2000  # the website allows 500; this door only keeps out what never came from it
WARMING_UP = ("Can we go on holiday in term time?", "whois thedesignated teecher")  # asked before anybody else asks
TOKEN_VARIABLE = "VIRTUAL_SCHOOL_BOT_TOKEN"  # noqa: S105 (the name of a variable)


class WholeMessages(OutputChannel):
    """Collects each message of the bot as Rasa made it, with metadata, buttons and the answer's name."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        return "website"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        self.messages.append({key: value for key, value in message.items() if value})


class WebsiteChannel(InputChannel):
    """``POST /webhooks/website/messages`` for the website only, guarded by a shared token.

    Takes ``{"text": str, "conversation": [...]}`` or ``{"choice": intent, "conversation": [...]}``;
    ``conversation`` is what the last reply gave back. What was typed is never executed as a command.
    """

    @classmethod
    def name(cls) -> str:
        return "website"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> WebsiteChannel:
        return cls(token=os.environ.get(TOKEN_VARIABLE, ""))

    def __init__(self, token: str) -> None:
        """``token`` empty: nobody is let in."""
        self._token = token

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        routes = Blueprint("website_channel", "website_channel")

        routes.listener("after_server_start")(_warm_up)

        @routes.get("/ready")
        async def ready(request: Request) -> HTTPResponse:
            agent: Agent | None = request.app.ctx.agent
            if agent is None or not agent.is_ready():
                return response.json({"ready": False, "model": None})
            return response.json({"ready": True, "model": agent.model_id})

        @routes.post("/messages")
        async def messages(request: Request) -> HTTPResponse:
            if not self._is_let_in(request):
                return response.json({"error": "wrong token"}, status=401)
            try:
                question = _question(request.json)
            except ValueError as error:
                return response.json({"error": str(error)}, status=422)
            return response.json(await _answer(request.app.ctx.agent, question, on_new_message))

        return routes

    def _is_let_in(self, request: Request) -> bool:
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        return bool(self._token) and hmac.compare_digest(given.encode(), self._token.encode())


async def _warm_up(app: Sanic, _: Any) -> None:
    if app.ctx.agent is not None and app.ctx.agent.is_ready():
        for text in WARMING_UP:
            await app.ctx.agent.parse_message(text)
    # Model and Rasa stay as long as the process: looking at them again and again takes the collector a tenth of a second.
    gc.collect()
    gc.freeze()


def _question(body: Any) -> dict[str, Any]:
    """Return the checked body; raise ``ValueError`` that says what is wrong with it."""
    if not isinstance(body, dict) or not isinstance(body.get("conversation", []), list):
        raise ValueError("expected an object with text or choice, and conversation as a list")
    if isinstance(body.get("choice"), str):
        return body
    if not isinstance(body.get("text"), str) or not body["text"].strip():
        raise ValueError("expected text")
    if len(body["text"]) > MAX_CHARACTERS:
        raise ValueError(f"text longer than {MAX_CHARACTERS} characters")
    return body


async def _answer(
    agent: Agent, question: dict[str, Any], on_new_message: Callable[[UserMessage], Awaitable[Any]]
) -> dict[str, Any]:
    sender_id = uuid.uuid4().hex
    collector = WholeMessages()
    also: list[str] = []
    if "choice" not in question:
        question, also = await _understood(agent, question)
    message = _user_message(question, sender_id, collector)
    with in_hand(unpack(sender_id, question.get("conversation", []), agent.domain)) as hand:
        await on_new_message(message)
    if hand.tracker is None or hand.tracker.latest_message is None:
        return {"messages": [], "intent": None, "candidates": [], "also": [], "model": agent.model_id, "conversation": []}
    parsed = hand.tracker.latest_message.parse_data or {}
    return {
        "messages": collector.messages,
        "intent": parsed.get("intent"),
        "ranking": parsed.get("intent_ranking", [])[:3],
        "candidates": parsed.get("candidates", []),
        "also": also,
        "model": agent.model_id,
        "conversation": pack(hand.tracker),
    }


def _user_message(question: dict[str, Any], sender_id: str, collector: WholeMessages) -> UserMessage:
    if "choice" in question:
        parsed = {"text": "", "intent": {"name": question["choice"], "confidence": 1.0}, "entities": []}
        return UserMessage("", collector, sender_id, parse_data=parsed, input_channel=WebsiteChannel.name())
    parsed = question["parsed"]
    return UserMessage(parsed["text"], collector, sender_id, parse_data=parsed, input_channel=WebsiteChannel.name())


async def _understood(agent: Agent, question: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the question with what Rasa made of it, and what else was asked in the same message."""
    text = plain(question["text"])
    topic = topic_before(question.get("conversation", []), NEVER_ALSO)
    parsed = in_context(dict(await agent.parse_message(text)), topic, NEVER_ALSO)
    left = what_is_left(text)
    if left and parsed["intent"]["name"] not in NOT_ANSWERED:
        parsed = without_what_is_denied(parsed, dict(await agent.parse_message(left)))
    of_parts = [str((await agent.parse_message(part))["intent"]["name"]) for part in parts(text)]
    also = also_asked(str(parsed["intent"]["name"]), of_parts, NEVER_ALSO)
    if also and parsed["intent"]["name"] in NOT_ANSWERED:
        parsed["intent"] = {"name": AMBIGUOUS, "confidence": parsed["intent"].get("confidence", 0.0)}
        parsed[CANDIDATES] = also
        also = []
    return {**question, "parsed": parsed}, also


def plain(text: str) -> str:
    """Return ``text`` as Rasa will take it for words: a leading slash would be a command."""
    return text.strip().lstrip("/\\ \t\r\n") or "?"
