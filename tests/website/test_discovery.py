"""What browsers, search engines and crawlers are told."""
from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date

import httpx
import pytest
from sqlalchemy import Engine

from virtual_school.content.read import read_content
from virtual_school.settings import CHECKOUT, Settings
from virtual_school.website.services import Services, build_services

LISTED = read_content(CHECKOUT).listed()
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture
def services(settings: Settings, engine: Engine) -> Services:
    """Of a website that people reach at an address with a name, and with a character that XML does not take as it is."""
    return build_services(
        Settings.from_environment(
            {
                **settings.as_environment(),
                "VIRTUAL_SCHOOL_PUBLIC_URL": "https://chat.example.gov.uk/a&b",
                "VIRTUAL_SCHOOL_SERVICE_NAME": "Children & <learning>",
            }
        )
    )


async def test_the_sitemap_holds_every_answer_with_its_date_at_its_public_address(website: httpx.AsyncClient) -> None:
    response = await website.get("/sitemap.xml")
    assert response.headers["content-type"].startswith("application/xml")
    urls = list(ET.fromstring(response.content))  # noqa: S314 (our own)
    dates = {url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod") for url in urls}
    assert all(str(address).startswith("https://chat.example.gov.uk/a&b/") for address in dates)
    for faq in LISTED:
        assert date.fromisoformat(dates[f"https://chat.example.gov.uk/a&b/faqs/{faq.id}"] or "") == faq.reviewed
    assert len(urls) == len(dates) == len(LISTED) + 5
    assert {f"https://chat.example.gov.uk/a&b{path}" for path in ("/", "/faqs", "/ask", "/accessibility", "/privacy")} <= dates.keys()


async def test_nothing_that_is_not_listed_is_in_the_sitemap(website: httpx.AsyncClient) -> None:
    text = (await website.get("/sitemap.xml")).text
    assert [name for name in ("greet", "unclear", "choose", "bot_challenge") if f"/faqs/{name}<" in text] == []


async def test_a_browser_is_told_how_to_search(website: httpx.AsyncClient) -> None:
    response = await website.get("/opensearch.xml")
    assert response.headers["content-type"].startswith("application/opensearchdescription+xml")
    assert 'rel="search" type="application/opensearchdescription+xml"' in (await website.get("/")).text
    told = ET.fromstring(response.content)  # noqa: S314 (our own)
    name = told.findtext(f"{OPENSEARCH}ShortName") or ""
    assert 0 < len(name) <= 16, "the specification allows no more"
    assert "Children & <learning>" in (told.findtext(f"{OPENSEARCH}Description") or "")
    templates = {url.get("type"): url.get("template") for url in told.iter(f"{OPENSEARCH}Url")}
    assert templates == {
        "text/html": "https://chat.example.gov.uk/a&b/ask?q={searchTerms}",
        "application/json": "https://chat.example.gov.uk/a&b/api/v1/ask?q={searchTerms}",
    }


async def test_crawlers_keep_off_what_people_ask_and_find_the_sitemap(website: httpx.AsyncClient) -> None:
    response = await website.get("/robots.txt")
    assert response.headers["content-type"].startswith("text/plain")
    lines = response.text.splitlines()
    assert lines[0] == "User-agent: *"
    for path in ("/api/", "/ask?", "/faqs?"):
        assert f"Disallow: {path}" in lines
    assert "Disallow: /" not in lines
    assert "Sitemap: https://chat.example.gov.uk/a&b/sitemap.xml" in lines


@pytest.mark.parametrize("path", ["/sitemap.xml", "/opensearch.xml", "/robots.txt"])
async def test_these_may_be_kept_for_an_hour_and_set_no_cookie(website: httpx.AsyncClient, path: str) -> None:
    headers = (await website.get(path)).headers
    assert headers["cache-control"] == "public, max-age=3600"
    assert "set-cookie" not in headers
    assert headers["x-content-type-options"] == "nosniff"
