"""The document of the API tells the truth: every route, every status, the form of every reply; and nothing breaks."""
from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis.errors import Unsatisfiable
from sanic import Sanic

from tests.decided_bot import DecidedBot
from tests.website.conftest import new_key
from virtual_school.content.read import read_yaml
from virtual_school.website.api import NO_CONVERSATION
from virtual_school.website.openapi import DOCUMENT

EXAMPLES = 40  # of each operation
SCHEMA = schemathesis.openapi.from_dict(read_yaml(DOCUMENT))
OPERATIONS = [operation.ok() for operation in SCHEMA.get_all_operations()]
HOSTILE = [
    b"[" * 10_000,
    b'{"text": "' + b"\\ud83d" + b'", "key": "%s"}',
    b'{"text": "a\\u0000b", "key": "%s"}',
    b'{"text": "one", "text": "two", "key": "%s"}',
    b'{"text": 1e999, "key": "%s"}',
    b'{"text": ' + b"9" * 5_000 + b', "key": "%s"}',
    b'{"text": {"a": [1, 2]}, "key": "%s"}',
    b'{"text": "ok", "key": {"$gt": ""}}',
    b'{"text": "ok", "key": "%s", "choice": null}',
    b'{"choice": ["ask_events"], "key": "%s"}',
    b"\xff\xfe\x00",
    b"",
    b"null",
    b'"text"',
]


def described() -> dict[str, Any]:
    found: dict[str, Any] = read_yaml(DOCUMENT)
    return found


def test_every_route_of_the_api_is_described_and_no_other(app: Sanic) -> None:
    routes = {
        ("/" + route.path.replace("<", "{").replace(":str>", "}"), method.lower())
        for route in app.router.routes
        if route.path.startswith(("api/", "health/")) and not route.path.endswith("openapi.json")
        for method in route.methods - {"OPTIONS", "HEAD"}
    }
    paths = {(path, method) for path, of in described()["paths"].items() for method in of if method != "parameters"}
    assert routes == paths


async def test_the_document_is_served(website: httpx.AsyncClient) -> None:
    served = await website.get("/api/v1/openapi.json")
    assert served.status_code == 200
    assert served.json() == json.loads(json.dumps(described()))


@pytest.mark.timeout(120)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
async def test_whatever_is_sent_is_answered_as_the_document_says(
    operation: schemathesis.APIOperation, website: httpx.AsyncClient, bot: DecidedBot, conversation: str
) -> None:
    token = conversation.rsplit("/", 1)[1]
    await asyncio.to_thread(_try, operation, str(website.base_url), token)


def _try(operation: schemathesis.APIOperation, address: str, token: str) -> None:
    _explored(operation, address, token, schemathesis.GenerationMode.POSITIVE)
    with suppress(Unsatisfiable):  # where nothing is sent, nothing can be sent wrongly
        _explored(operation, address, token, schemathesis.GenerationMode.NEGATIVE)


def _explored(operation: schemathesis.APIOperation, address: str, token: str, mode: schemathesis.GenerationMode) -> None:
    @hypothesis_settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode))
    def explore(case: schemathesis.Case) -> None:
        if mode is schemathesis.GenerationMode.POSITIVE and "token" in (case.path_parameters or {}):
            case.path_parameters["token"] = token  # a conversation that is there
        response = case.call(base_url=address, timeout=15)
        away = operation.path.endswith("/messages") and (case.path_parameters or {}).get("token") == NO_CONVERSATION
        case.validate_response(response, excluded_checks=[*EXCLUDED, *([SERVER_ERROR] if away else [])])
        # That token is what is sent when no conversation could be begun: the document names 503 for it.
        assert response.status_code < 500 or operation.path == "/health/ready" or (away and response.status_code == 503)

    explore()


# Leaving fields out of a form, adding others or choosing a token of another form is answered as the document says; that
# it has to be refused is this library's opinion.
SERVER_ERROR = schemathesis.checks.CHECKS.get_one("not_a_server_error")
EXCLUDED = [schemathesis.checks.CHECKS.get_one(name) for name in ("negative_data_rejection", "positive_data_acceptance")]


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_hostile_body_is_an_error_of_its_sender_or_a_question(
    website: httpx.AsyncClient, conversation: str, bot: DecidedBot, body: bytes
) -> None:
    sent = body.replace(b"%s", new_key().encode())
    answered = await website.post(f"{conversation}/messages", content=sent, headers={"Content-Type": "application/json"})
    assert answered.status_code in (200, 400, 422)
    assert answered.status_code == 200 or "999" in answered.json()["error"]["message"]
    assert (await website.get("/health/live")).status_code == 200
