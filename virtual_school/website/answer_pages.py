"""Answers without a conversation: one question in the address, the list of FAQs, one answer's permanent page."""
from __future__ import annotations

import asyncio

from sanic import Blueprint, Request
from sanic.exceptions import NotFound
from sanic.response import HTTPResponse, json
from sqlalchemy.exc import SQLAlchemyError

from virtual_school.clock import day_in_luton
from virtual_school.content.faq import Faq
from virtual_school.lookup.contact_answer import contact_answer
from virtual_school.lookup.event_answer import all_events_answer
from virtual_school.store.events import read_events
from virtual_school.website.api import question_of
from virtual_school.website.chat import STORE_SECONDS
from virtual_school.website.errors import ApiError, wants_json
from virtual_school.website.reply import Answer, answer_of
from virtual_school.website.services import Services, services_of

answer_pages = Blueprint("answer_pages")


@answer_pages.get("/ask")
async def ask(request: Request) -> HTTPResponse:
    services = services_of(request)
    if wants_json(request):
        exchange = await services.chat.ask_alone(question_of(request, services))
        return json({"reply": exchange.reply})
    typed = request.args.get("q", "")
    if not typed:
        return await services.pages.render("ask.html", typed="", reply=None, error=None)
    try:
        exchange = await services.chat.ask_alone(question_of(request, services))
    except ApiError as error:
        return await services.pages.render("ask.html", error.status, typed=typed, reply=None, error=error.message)
    return await services.pages.render("ask.html", typed=typed, reply=exchange.reply, error=None)


@answer_pages.get("/faqs")
async def faqs(request: Request) -> HTTPResponse:
    services = services_of(request)
    return await services.pages.render("faqs.html", topics=services.content.get().by_topic())


@answer_pages.get("/faqs/<faq_id:str>")
async def faq(request: Request, faq_id: str) -> HTTPResponse:
    services = services_of(request)
    found = services.content.get().get(faq_id)
    if found is None or not found.is_listed:
        raise NotFound
    return await services.pages.render("faq.html", answer=await _answer(services, found), faq=found)


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
