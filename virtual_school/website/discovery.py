"""How browsers and search engines find what is here."""
from __future__ import annotations

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, text

from virtual_school.website.services import services_of

discovery = Blueprint("discovery")

PAGES = ("/", "/faqs", "/ask", "/accessibility", "/privacy")
AN_HOUR = {"Cache-Control": "public, max-age=3600"}
# What people ask stands in these addresses: a crawler that follows a shared link must not make it findable.
NOT_FOR_CRAWLERS = ("/api/", "/ask?", "/faqs?")


@discovery.get("/opensearch.xml")
async def opensearch(request: Request) -> HTTPResponse:
    return await _xml(request, "opensearch.xml", "application/opensearchdescription+xml; charset=utf-8")


@discovery.get("/sitemap.xml")
async def sitemap(request: Request) -> HTTPResponse:
    return await _xml(request, "sitemap.xml", "application/xml; charset=utf-8")


@discovery.get("/robots.txt")
async def robots(request: Request) -> HTTPResponse:
    address = services_of(request).settings.public_url
    kept_off = "".join(f"Disallow: {path}\n" for path in NOT_FOR_CRAWLERS)
    return text(f"User-agent: *\nAllow: /\n{kept_off}Sitemap: {address}/sitemap.xml\n", headers=AN_HOUR)


async def _xml(request: Request, template: str, kind: str) -> HTTPResponse:
    services = services_of(request)
    response = await services.pages.render(template, pages=PAGES, faqs=services.content.get().listed())
    response.content_type = kind
    response.headers.update(AN_HOUR)
    return response
