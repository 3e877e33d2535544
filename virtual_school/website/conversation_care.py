"""What people can do with a conversation beside asking: clear it, keep it as a text, say whether an answer helped."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, redirect, text

from virtual_school.clock import day_in_luton, in_words
from virtual_school.store.conversations import UnknownConversationError
from virtual_school.store.database import StoreUnavailableError
from virtual_school.website import fixed_texts
from virtual_school.website.chat_page import page
from virtual_school.website.conversation_token import forget, token_of_form
from virtual_school.website.feedback import UnknownAnswerError, WrongFeedbackError, read_feedback
from virtual_school.website.limiting import refuse_too_many
from virtual_school.website.services import Services, services_of
from virtual_school.website.turns import transcript, turns_of

conversation_care = Blueprint("conversation_care")


@conversation_care.post("/clear")
async def clear(request: Request) -> HTTPResponse:
    services = services_of(request)
    token = _token(request, services)
    if token:
        try:
            await services.chat.erase(token)
        except StoreUnavailableError:
            return await page(services, token, [], notice=fixed_texts.NOT_CLEARED, status=503)
    response = redirect("/?cleared=1", status=303)
    forget(response, services)
    return response


@conversation_care.post("/download")
async def download(request: Request) -> HTTPResponse:
    services = services_of(request)
    turns = await turns_of(services, _token(request, services))
    day = day_in_luton(services.clock())
    headers = {"Content-Disposition": f'attachment; filename="conversation-{day.isoformat()}.txt"'}
    return text(transcript(turns, services.settings.service_name, in_words(day)), headers=headers)


@conversation_care.post("/feedback")
async def feedback(request: Request) -> HTTPResponse:
    services = services_of(request)
    token = _token(request, services)
    refuse_too_many(request)
    try:
        given = read_feedback({name: _field(request, name) or None for name in ("answer", "helpful", "reason")})
        await services.feedback.give(token, given)
    except (UnknownConversationError, UnknownAnswerError, WrongFeedbackError):
        return await page(services, token, await turns_of(services, token), notice=fixed_texts.NO_FEEDBACK, status=422)
    except StoreUnavailableError:
        return await page(services, token, [], notice=fixed_texts.NO_FEEDBACK, status=503)
    number = _field(request, "number")
    anchor = f"#feedback-{number}" if number.isdecimal() else ""
    return redirect(f"/?shown={services.receipts.give(token)}{anchor}", status=303)


def _token(request: Request, services: Services) -> str:
    return token_of_form(request, _field(request, "conversation"), services)


def _field(request: Request, name: str) -> str:
    form: Mapping[str, Any] = request.form or {}
    return str(form.get(name) or "")
