"""The chat page: POST, then 303, then GET, so that a reload never asks again. Works without JavaScript."""
from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, redirect

from virtual_school.clock import day_in_luton
from virtual_school.store.conversations import UnknownConversationError
from virtual_school.store.database import StoreUnavailableError
from virtual_school.website import fixed_texts
from virtual_school.website.chat import Asked, Exchange
from virtual_school.website.conversation_token import remember, token_of_form, token_of_page
from virtual_school.website.limiting import TooManyError, card_in_spite_of, refusal, refuse_start
from virtual_school.website.question import EMPTY, WrongQuestionError, new_key, read_key, take_question
from virtual_school.website.services import Services, services_of
from virtual_school.website.turns import Turn, summary, turns_of, unanswered

chat_page = Blueprint("chat_page")

_NOTICES = {"ended": fixed_texts.ENDED, "cleared": fixed_texts.CLEARED}


@dataclass(frozen=True)
class ChatForm:
    """The fields of the page's forms: typed words or a button, and which conversation they belong to."""

    conversation: str
    key: str
    choice: str
    question: str

    @classmethod
    def of(cls, request: Request) -> ChatForm:
        form: Mapping[str, Any] = request.form or {}
        return cls(**{field.name: str(form.get(field.name) or "") for field in fields(cls)})

    def asked(self, services: Services) -> Asked:
        """Return what was asked; raise ``WrongQuestionError``. A form without a key gets one."""
        key = read_key(self.key) if self.key else new_key()
        if not self.choice:
            question = take_question(self.question, services.reader.for_one_question())
            return Asked(_key_of(key, question.text), question.text, danger=question.danger, left_out=question.left_out)
        if not services.assistant.is_choice(self.choice):
            raise WrongQuestionError(EMPTY)
        return Asked(_key_of(key, self.choice), choice=self.choice)

    def words(self, services: Services) -> str:
        """Return what the person asked as the page shows it: their words, or what stands on the button."""
        if not self.choice:
            return self.question.strip()
        faq = services.content.get().get(self.choice)
        return faq.title if faq else fixed_texts.NONE_OF_THESE


def _key_of(key: str, asked: str) -> str:
    # Who goes back in the browser, writes something else and sends the old form again has asked another question.
    return str(uuid.uuid5(uuid.UUID(key), asked))


@chat_page.get("/")
async def show(request: Request) -> HTTPResponse:
    services = services_of(request)
    token = token_of_page(request, services)
    turns = await turns_of(services, token)
    notice = next((text for name, text in _NOTICES.items() if name in request.args), None)
    return await page(services, token, turns, typed=unanswered(turns), notice=notice)


@chat_page.post("/")
async def ask(request: Request) -> HTTPResponse:
    services = services_of(request)
    form = ChatForm.of(request)
    token = token_of_form(request, form.conversation, services)
    too_many = refusal(request, token)
    try:
        asked = form.asked(services)
        if too_many:
            card = card_in_spite_of(too_many, asked.danger, services)
            return await page(services, token, [Turn(form.words(services), card)], notice=fixed_texts.LIMITED)
        return await _asked_in_conversation(request, token, asked, form.words(services))
    except TooManyError as error:
        return await _refused(services, token, form, error)
    except WrongQuestionError as error:
        turns = await turns_of(services, token)
        return await page(services, token, turns, typed=form.question, error=str(error), status=422)
    except StoreUnavailableError:
        exchange = await services.chat.ask_alone(asked)
        return await page(services, "", [Turn(form.words(services), exchange.reply)], notice=fixed_texts.NOT_KEPT)


async def _asked_in_conversation(request: Request, token: str, asked: Asked, words: str) -> HTTPResponse:
    services, notice = services_of(request), None
    try:
        if not token:
            token = await _started(request, asked)
        exchange = await services.chat.send(token, asked)
    except UnknownConversationError:
        token, notice = await _started(request, asked), fixed_texts.ENDED
        exchange = await services.chat.send(token, asked)
    if exchange.message_id is None:
        return await _not_kept(services, token, words, exchange)
    masked = words if asked.choice else asked.text  # empty when it was too long: then nothing of it is kept
    if masked:
        services.words.keep(exchange.message_id, masked)
    return _redirect(services, token, len(await turns_of(services, token)), ended=notice is not None)


async def _started(request: Request, asked: Asked) -> str:
    if not asked.danger.is_urgent:
        refuse_start(request)
    return await services_of(request).chat.start(asked.store_seconds)


async def _refused(services: Services, token: str, form: ChatForm, error: TooManyError) -> HTTPResponse:
    """Return the page that says to wait, with the question in it. It is not the chat page: the script keeps that."""
    response = await services.pages.render("too_many.html", 429, message=error.message, token=token, form=form)
    response.headers.update(error.headers)
    return response


async def _not_kept(services: Services, token: str, words: str, exchange: Exchange) -> HTTPResponse:
    turns = [*await turns_of(services, token), Turn(words, exchange.reply)]
    return await page(services, token, turns, typed=unanswered(turns), notice=fixed_texts.NOT_KEPT)


def _redirect(services: Services, token: str, number: int, *, ended: bool) -> HTTPResponse:
    query = f"shown={services.receipts.give(token)}" + ("&ended=1" if ended else "")
    response = redirect(f"/?{query}#answer-{number}", status=303)
    remember(response, token, services)
    return response


async def page(
    services: Services,
    token: str,
    turns: list[Turn],
    *,
    typed: str = "",
    error: str | None = None,
    notice: str | None = None,
    status: int = 200,
) -> HTTPResponse:
    """Return the chat page with the conversation so far."""
    return await services.pages.render(
        "chat.html",
        status=status,
        token=token if turns else "",
        turns=turns,
        typed=typed,
        error=error,
        notice=notice,
        has_ended=notice in (fixed_texts.ENDED, fixed_texts.LIMITED),  # the script keeps what it has on the screen
        summary=summary(turns),
        idle_minutes=services.settings.idle_minutes,
        today=day_in_luton(services.clock()).isoformat(),
        most_asked=services.content.get().most_asked(),
    )
