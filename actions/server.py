"""The action server: rasa-sdk's executor behind one guarded route on loopback.

rasa-sdk's own server listens on all interfaces, has no token and gives a whole conversation back in its errors.
"""
from __future__ import annotations

import hmac
import logging
from typing import Any

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from sanic import Request, Sanic
from sanic.response import HTTPResponse, json

from actions.look_up_contact import ActionLookUpContact
from actions.look_up_event import ActionLookUpEvent
from actions.look_up_event_place import ActionLookUpEventPlace
from actions.store_reader import StoreReader

log = logging.getLogger(__name__)


def create_app(store: StoreReader, token: str, name: str = "virtual_school_actions") -> Sanic[Any, Any]:
    """Return the server; ``token`` is the query parameter that Rasa sends along. Nobody else is let in."""
    app = Sanic(name, configure_logging=False)
    app.config.REQUEST_MAX_SIZE = 1_000_000  # bytes; Rasa sends the conversation and the domain along
    executor = ActionExecutor()
    for action in (ActionLookUpContact, ActionLookUpEvent, ActionLookUpEventPlace):
        executor.register_action(action(store))

    @app.get("/health")
    async def health(request: Request) -> HTTPResponse:
        return json({"status": "ok"})

    @app.post("/webhook")
    async def webhook(request: Request) -> HTTPResponse:
        if not hmac.compare_digest(str(request.args.get("token", "")).encode(), token.encode()):
            return json({"error": "wrong token"}, status=401)
        return await _run(executor, request)

    return app


async def _run(executor: ActionExecutor, request: Request) -> HTTPResponse:
    call = request.json if isinstance(request.json, dict) else {}
    name = call.get("next_action")
    try:
        result = await executor.run(call)
    except ActionExecutionRejection as error:
        return json({"error": error.message, "action_name": error.action_name}, status=400)
    except ActionNotFoundException as error:
        return json({"error": error.message, "action_name": error.action_name}, status=404)
    except Exception as error:  # whatever it is, Rasa must hear of it, and the log must not hold the conversation
        log.error("%s failed: %s", name, type(error).__name__)
        return json({"error": "the action failed", "action_name": name}, status=500)
    return json(result.model_dump() if result else None)
