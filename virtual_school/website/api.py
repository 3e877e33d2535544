"""The JSON API: the same use cases as the pages, below /api/v1."""
from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from virtual_school.store.conversations import UnknownConversationError
from virtual_school.store.database import StoreUnavailableError
from virtual_school.website.chat import Asked
from virtual_school.website.errors import ApiError
from virtual_school.website.feedback import UnknownAnswerError, WrongFeedbackError, read_feedback
from virtual_school.website.limiting import card_in_spite_of, refusal, refuse_start, refuse_too_many
from virtual_school.website.question import WrongQuestionError, new_key, read_key, take_question
from virtual_school.website.services import Services, services_of

api = Blueprint("api", url_prefix="/api/v1")

UNKNOWN = ApiError(404, "unknown_conversation", "This conversation does not exist, or it has ended. Start a new one.")
NO_CONVERSATION = "0"  # what the widget asks when none could be started: danger is answered all the same
STORE_AWAY = ApiError(503, "unavailable", "Conversations cannot be kept at the moment. Ask with /api/v1/ask, or phone us.")


@api.post("/conversations")
async def start(request: Request) -> HTTPResponse:
    refuse_start(request)
    try:
        token = await services_of(request).chat.start()
    except StoreUnavailableError:
        raise STORE_AWAY from None
    return json_response({"conversation": token}, status=201)


@api.post("/conversations/<token:str>/messages")
async def send(request: Request, token: str) -> HTTPResponse:
    services = services_of(request)
    too_many = refusal(request, token)
    asked = _asked(_object(request), services)
    if too_many:
        return json_response({"reply": card_in_spite_of(too_many, asked.danger, services)})
    try:
        exchange = await services.chat.send(token, asked)
    except UnknownConversationError:
        error = STORE_AWAY if token == NO_CONVERSATION else UNKNOWN
        return json_response({"reply": card_in_spite_of(error, asked.danger, services)})
    if exchange.message_id and asked.text:
        services.words.keep(exchange.message_id, asked.text)
    return json_response({"reply": exchange.reply})


@api.get("/conversations/<token:str>")
async def show(request: Request, token: str) -> HTTPResponse:
    services = services_of(request)
    try:
        conversation = await services.chat.show(token)
    except UnknownConversationError:
        raise UNKNOWN from None
    except StoreUnavailableError:
        raise STORE_AWAY from None
    given = await services.feedback.given(conversation)
    messages = [
        {
            "key": message.key,
            "text": services.words.get(message.id),
            "choice": message.choice,
            "reply": message.reply,
            "feedback": asdict(given[message.reply["id"]]) if message.reply["id"] in given else None,
        }
        for message in conversation.messages
    ]
    return json_response({"messages": messages})


@api.post("/conversations/<token:str>/feedback")
async def feedback(request: Request, token: str) -> HTTPResponse:
    services = services_of(request)
    refuse_too_many(request)
    try:
        given = read_feedback(_object(request))
        await services.feedback.give(token, given)
    except WrongFeedbackError as error:
        raise ApiError(422, "wrong_feedback", f"{error}.") from None
    except UnknownConversationError:
        raise UNKNOWN from None
    except UnknownAnswerError:
        raise ApiError(404, "unknown_answer", "There is no such answer in this conversation.") from None
    except StoreUnavailableError:
        raise STORE_AWAY from None
    return json_response({"feedback": asdict(given)})


@api.delete("/conversations/<token:str>")
async def erase(request: Request, token: str) -> HTTPResponse:
    try:
        await services_of(request).chat.erase(token)
    except StoreUnavailableError:
        raise STORE_AWAY from None
    return HTTPResponse(status=204)


@api.get("/ask")
async def ask(request: Request) -> HTTPResponse:
    return json_response({"reply": await reply_alone(request, services_of(request))})


async def reply_alone(request: Request, services: Services) -> dict[str, Any]:
    """Return the reply to the question of ``?q=``; raise ``ApiError`` when it is none, or one too many."""
    too_many = refusal(request)
    asked = question_of(request, services)
    if too_many:
        return card_in_spite_of(too_many, asked.danger, services)
    return (await services.chat.ask_alone(asked)).reply


def question_of(request: Request, services: Services) -> Asked:
    """Return the question of ``?q=``; raise ``ApiError`` when it is empty or too long."""
    try:
        return _question(new_key(), request.args.get("q", ""), services)
    except WrongQuestionError as error:
        raise ApiError(422, "wrong_question", f"{str(error).removesuffix('.')}.") from None


def _question(key: str, typed: str, services: Services) -> Asked:
    question = take_question(typed, services.reader.for_one_question())
    return Asked(key, text=question.text, danger=question.danger, left_out=question.left_out)


def _object(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise ApiError(415, "not_json", "Send the question as application/json.")
    try:
        body = json.loads(request.body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise ApiError(400, "broken_json", "The request is not JSON in UTF-8.") from None
    if not isinstance(body, dict):
        raise ApiError(422, "wrong_form", "Send an object with text (or choice) and key.")
    return body


def _asked(body: dict[str, Any], services: Services) -> Asked:
    try:
        key = read_key(body.get("key"))
        if "choice" in body:
            return Asked(key, choice=_choice(body["choice"], services))
        if not isinstance(body.get("text"), str):
            raise WrongQuestionError("Send the question as text")
        return _question(key, body["text"], services)
    except WrongQuestionError as error:
        raise ApiError(422, "wrong_question", f"{str(error).removesuffix('.')}.") from None


def _choice(choice: object, services: Services) -> str:
    if not isinstance(choice, str) or not services.assistant.is_choice(choice):
        raise WrongQuestionError("There is no such choice")
    return choice
