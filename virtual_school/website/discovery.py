"""How browsers and search engines find what is here."""
from __future__ import annotations

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, text

from virtual_school.website.services import services_of

discovery = Blueprint("discovery")

PAGES = ("/", "/faqs", "/ask", "/accessibility", "/privacy")


@discovery.get("/opensearch.xml")
async def opensearch(request: Request) -> HTTPResponse:
    return await _xml(request, "opensearch.xml", "application/opensearchdescription+xml; charset=utf-8")


@discovery.get("/sitemap.xml")
async def sitemap(request: Request) -> HTTPResponse:
    return await _xml(request, "sitemap.xml", "application/xml; charset=utf-8")


@discovery.get("/robots.txt")
async def robots(request: Request) -> HTTPResponse:
    address = services_of(request).settings.public_url
    return text(f"User-agent: *\nDisallow: /api/\nDisallow: /ask?\nSitemap: {address}/sitemap.xml\n")


async def _xml(request: Request, template: str, kind: str) -> HTTPResponse:
    services = services_of(request)
    response = await services.pages.render(template, pages=PAGES, faqs=services.content.get().listed())
    response.content_type = kind
    return response
