"""The chat page: POST, then 303, then GET, so that a reload never asks again. Works without JavaScript."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, redirect

from virtual_school.store.conversations import Message, UnknownConversationError
from virtual_school.store.database import StoreUnavailableError
from virtual_school.website import fixed_texts
from virtual_school.website.chat import Asked, Exchange
from virtual_school.website.question import EMPTY, WrongQuestionError, new_key, read_key, read_question
from virtual_school.website.services import Services, services_of

chat_page = Blueprint("chat_page")

COOKIE_SECURE, COOKIE_PLAIN = "__Host-conversation", "conversation"

_NOTICES = {"ended": fixed_texts.ENDED, "cleared": fixed_texts.CLEARED}


@dataclass(frozen=True)
class Turn:
    """One question and its reply as the page shows them; ``words`` is ``None`` when they are no longer known."""

    words: str | None
    reply: dict[str, Any]


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
            return Asked(key, text=read_question(self.question))
        if not services.assistant.is_choice(self.choice):
            raise WrongQuestionError(EMPTY)
        return Asked(key, choice=self.choice)

    def words(self, services: Services) -> str:
        """Return what the person asked as the page shows it: their words, or what stands on the button."""
        if not self.choice:
            return self.question.strip()
        faq = services.content.get().get(self.choice)
        return faq.title if faq else fixed_texts.NONE_OF_THESE


@chat_page.get("/")
async def show(request: Request) -> HTTPResponse:
    services = services_of(request)
    token = services.receipts.token(request.args.get("shown", "")) or _cookie(request, services)
    turns = await _turns(services, token)
    notice = next((text for name, text in _NOTICES.items() if name in request.args), None)
    return await _page(services, token, turns, typed=_unanswered(turns), notice=notice)


@chat_page.post("/")
async def ask(request: Request) -> HTTPResponse:
    services = services_of(request)
    form = ChatForm.of(request)
    token = _token(request, form, services)
    try:
        asked = form.asked(services)
    except WrongQuestionError as error:
        turns = await _turns(services, token)
        return await _page(services, token, turns, typed=form.question, error=str(error), status=422)
    words = form.words(services)
    try:
        return await _asked_in_conversation(services, token, asked, words)
    except StoreUnavailableError:
        exchange = await services.chat.ask_alone(asked)
        return await _page(services, "", [Turn(words, exchange.reply)], notice=fixed_texts.NOT_KEPT)


@chat_page.post("/clear")
async def clear(request: Request) -> HTTPResponse:
    services = services_of(request)
    token = _token(request, ChatForm.of(request), services)
    if token:
        await _forget_words(services, token)
        try:
            await services.chat.erase(token)
        except StoreUnavailableError:
            return await _page(services, token, [], notice=fixed_texts.NOT_CLEARED, status=503)
    response = redirect("/?cleared=1", status=303)
    response.delete_cookie(_cookie_name(services), host_prefix=False, secure_prefix=False)
    return response


def _token(request: Request, form: ChatForm, services: Services) -> str:
    """Return the conversation that a form belongs to: the form's own, else the cookie's.

    Another site's form cannot choose it, or its owner could read along in a conversation that they started.
    """
    is_ours = request.headers.get("sec-fetch-site", "none") in ("same-origin", "none")
    return (form.conversation if is_ours else "") or _cookie(request, services)


async def _asked_in_conversation(services: Services, token: str, asked: Asked, words: str) -> HTTPResponse:
    notice = None
    try:
        if not token:
            token = await services.chat.start()
        exchange = await services.chat.send(token, asked)
    except UnknownConversationError:
        token, notice = await services.chat.start(), fixed_texts.ENDED
        exchange = await services.chat.send(token, asked)
    if exchange.message_id is None:
        return await _not_kept(services, token, words, exchange)
    services.words.keep(exchange.message_id, words)
    return _redirect(services, token, len(await _turns(services, token)), ended=notice is not None)


async def _not_kept(services: Services, token: str, words: str, exchange: Exchange) -> HTTPResponse:
    turns = [*await _turns(services, token), Turn(words, exchange.reply)]
    return await _page(services, token, turns, typed=_unanswered(turns), notice=fixed_texts.NOT_KEPT)


def _redirect(services: Services, token: str, number: int, *, ended: bool) -> HTTPResponse:
    query = f"shown={services.receipts.give(token)}" + ("&ended=1" if ended else "")
    response = redirect(f"/?{query}#answer-{number}", status=303)
    response.add_cookie(
        _cookie_name(services),
        token,
        path="/",
        httponly=True,
        secure=services.settings.public_url.startswith("https://"),
        samesite="Lax",
    )
    return response


async def _page(
    services: Services,
    token: str,
    turns: list[Turn],
    *,
    typed: str = "",
    error: str | None = None,
    notice: str | None = None,
    status: int = 200,
) -> HTTPResponse:
    content = services.content.get()
    return await services.pages.render(
        "chat.html",
        status=status,
        token=token if turns else "",
        turns=turns,
        typed=typed,
        error=error,
        notice=notice,
        most_asked=content.most_asked(),
    )


async def _turns(services: Services, token: str) -> list[Turn]:
    if not token:
        return []
    try:
        conversation = await services.chat.show(token)
    except (UnknownConversationError, StoreUnavailableError):
        return []
    return [Turn(_words(services, message), message.reply) for message in conversation.messages]


def _words(services: Services, message: Message) -> str | None:
    kept = services.words.get(message.id)
    faq = services.content.get().get(message.choice or "")
    return kept or (faq.title if faq else None)


async def _forget_words(services: Services, token: str) -> None:
    try:
        conversation = await services.chat.show(token)
    except (UnknownConversationError, StoreUnavailableError):
        return
    for message in conversation.messages:
        services.words.forget(message.id)


def _unanswered(turns: list[Turn]) -> str:
    """Return the words to put back into the box: those of a question that could not be answered."""
    return (turns[-1].words or "") if turns and turns[-1].reply["outcome"] == "unavailable" else ""


def _cookie_name(services: Services) -> str:
    return COOKIE_SECURE if services.settings.public_url.startswith("https://") else COOKIE_PLAIN


def _cookie(request: Request, services: Services) -> str:
    return request.cookies.get(_cookie_name(services)) or ""
