"""Answers without a conversation: one question in the address, the list of FAQs, one answer's permanent page."""
from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from sanic import Blueprint, Request
from sanic.exceptions import NotFound
from sanic.response import HTTPResponse, json, redirect
from sqlalchemy.exc import SQLAlchemyError

from virtual_school.clock import day_in_luton
from virtual_school.content.faq import Faq
from virtual_school.lookup.contact_answer import contact_answer
from virtual_school.lookup.event_answer import all_events_answer
from virtual_school.store.database import StoreUnavailableError
from virtual_school.store.events import read_events
from virtual_school.website import fixed_texts
from virtual_school.website.api import reply_alone
from virtual_school.website.chat import STORE_SECONDS
from virtual_school.website.errors import ApiError, wants_json
from virtual_school.website.feedback import WrongFeedbackError, read_said
from virtual_school.website.limiting import refuse_too_many
from virtual_school.website.opening import opening, summary
from virtual_school.website.question import MAX_CHARACTERS
from virtual_school.website.reply import Answer, answer_of
from virtual_school.website.services import Services, services_of

MOST_PERHAPS = 3
SEARCH_TOO_LONG = f"Your search must be {MAX_CHARACTERS} characters or fewer"
OTHER_SITE = ApiError(403, "other_site", "Feedback can be sent from our own page only.")
HEADINGS = {  # of the window, when there is no answer whose title could stand there
    "choices": "Did you mean one of these?",
    "escalate": "No answer found",
    "urgent": "Speak to somebody now",
    "unavailable": "No answer at the moment",
}

answer_pages = Blueprint("answer_pages")


@answer_pages.get("/ask")
async def ask(request: Request) -> HTTPResponse:
    services = services_of(request)
    if wants_json(request):
        return json({"reply": await reply_alone(request, services)})
    typed = request.args.get("q", "").strip()
    if not typed:
        return await _ask_page(services)
    try:
        reply = await reply_alone(request, services)
    except ApiError as error:
        page = await _ask_page(services, typed, error=error.message, status=error.status)
        page.headers.update(error.headers)
        return page
    return await _ask_page(services, typed, reply=reply)


async def _ask_page(
    services: Services,
    typed: str = "",
    *,
    reply: dict[str, Any] | None = None,
    error: str | None = None,
    status: int = 200,
) -> HTTPResponse:
    return await services.pages.render(
        "ask.html",
        status,
        typed=typed,
        error=error,
        reply=reply,
        heading=_heading(reply) if reply else None,
        perhaps=await _perhaps(services, typed, reply) if reply else [],
    )


def _heading(reply: dict[str, Any]) -> str | None:
    titles = [answer["title"] for answer in reply["answers"] if answer["title"]]
    return titles[0] if titles else HEADINGS.get(reply["outcome"])


async def _perhaps(services: Services, typed: str, reply: dict[str, Any]) -> list[Faq]:
    """Return what the search finds while the bot is away. To what the bot did not understand, nothing is guessed."""
    return (await services.search.find(typed))[:MOST_PERHAPS] if reply["outcome"] == "unavailable" else []


@answer_pages.get("/faqs")
async def faqs(request: Request) -> HTTPResponse:
    services = services_of(request)
    typed = " ".join(request.args.get("q", "").split())
    if typed:
        refuse_too_many(request)
    is_too_long = len(typed) > MAX_CHARACTERS
    found = await services.search.find(typed) if typed and not is_too_long else []
    return await services.pages.render(
        "faqs.html",
        422 if is_too_long else 200,
        topics=services.content.get().by_topic(),
        typed=typed,
        error=SEARCH_TOO_LONG if is_too_long else None,
        found=[(faq, opening((await _answer(services, faq)).blocks)) for faq in found],
    )


@answer_pages.get("/faqs/<faq_id:str>")
async def faq(request: Request, faq_id: str) -> HTTPResponse:
    services = services_of(request)
    found = _listed(services, faq_id)
    answer = await _answer(services, found)
    return await services.pages.render(
        "faq.html",
        answer=answer,
        faq=found,
        summary=summary(answer.blocks),
        related=_related(services, found),
        thanks="thanks" in request.args,
    )


@answer_pages.post("/faqs/<faq_id:str>/feedback")
async def feedback(request: Request, faq_id: str) -> HTTPResponse:
    services = services_of(request)
    if request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        raise OTHER_SITE
    refuse_too_many(request)
    form: Mapping[str, Any] = request.form or {}
    found = _listed(services, faq_id)
    try:
        await services.feedback.give_alone(found.id, read_said(form.get("said")))
    except WrongFeedbackError as error:
        raise ApiError(422, "wrong_feedback", f"{error}.") from None
    except StoreUnavailableError:
        raise ApiError(503, "unavailable", fixed_texts.NO_FEEDBACK) from None
    return redirect(f"/faqs/{found.id}?thanks=1#feedback-{found.id}", status=303)


def _listed(services: Services, faq_id: str) -> Faq:
    found = services.content.get().get(faq_id)
    if found is None or not found.is_listed:
        raise NotFound
    return found


def _related(services: Services, faq: Faq) -> list[Faq]:
    """Return the other FAQs of its topic, but for those that its buttons lead to anyway."""
    offered = {faq.id, *(faq_id for faq_id, _ in faq.choices)}
    return [other for other in services.content.get().by_topic().get(faq.topic, []) if other.id not in offered]


async def _answer(services: Services, faq: Faq) -> Answer:
    """Return the answer as the bot would give it, contacts and events looked up; works without the bot."""
    if faq.id == "ask_contact":
        return answer_of(faq, contact_answer(await services.contacts.all(), None))
    if faq.id == "ask_events":
        return answer_of(faq, await _events_text(services))
    return answer_of(faq)


async def _events_text(services: Services) -> str | None:
    try:
        events, _ = await asyncio.wait_for(asyncio.to_thread(read_events, services.engine), STORE_SECONDS)
    except (SQLAlchemyError, TimeoutError):
        return None
    team = await services.contacts.team()
    return all_events_answer(events, day_in_luton(services.clock()), team.phone or services.settings.phone)
