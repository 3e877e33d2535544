"""A bot whose behaviour a test decides, on a real port."""
from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass
class DecidedBot:
    """Stands where the bot stands, on a real port; says what a test decides, and remembers what it was asked."""

    body: Callable[[dict[str, Any]], bytes] = lambda question: b""
    status: int = 200
    stall: float = 0.0
    asked: list[dict[str, Any]] = field(default_factory=list)

    def says(self, answer: str, *, text: str = "", **more: Any) -> None:
        """Let the bot give the response ``utter_<answer>``."""
        message = {"text": text or f"The text of {answer}.", "utter_action": f"utter_{answer}"}
        self.replies(messages=[message], intent={"name": answer}, **more)

    def replies(self, **reply: Any) -> None:
        whole = {"messages": [], "intent": {"name": "greet"}, "candidates": [], "conversation": [], **reply}
        self.body = lambda question: json.dumps(whole).encode()


@contextmanager
def decided_bot(port: int) -> Iterator[DecidedBot]:
    """Serve a decided bot on ``port`` of loopback; until told otherwise it answers about holidays in term time."""
    decided = DecidedBot()
    decided.says("term_time_holiday")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            decided.asked.append(question)
            time.sleep(decided.stall)
            self._answer(decided.body(question))

        def do_GET(self) -> None:
            self._answer(b'{"ready": true}')

        def _answer(self, body: bytes) -> None:
            try:
                self.send_response(decided.status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                decided.asked.append({"gave up": True})

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield decided
    server.shutdown()
    server.server_close()
    thread.join()
