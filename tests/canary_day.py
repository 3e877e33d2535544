"""A day of chats: what carers do with the service, and what goes wrong, by every way there is."""
from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import httpx

from tests.canaries import Identity

API = "/api/v1/conversations"
AT_ONCE = 4


@dataclass
class Visit:
    """One person at the website, by a client of their own; remembers what came back and what they took away."""

    http: httpx.Client
    person: Identity
    statuses: list[int] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)  # what was taken as a question, and so must be masked
    kept: list[str] = field(default_factory=list)  # what the service gave to keep

    def send(self, method: str, path: str, **more: object) -> httpx.Response:
        response = self.http.request(method, path, **more)  # type: ignore[arg-type]
        self.statuses.append(response.status_code)
        return response

    def post_form(self, text: str, **more: str) -> httpx.Response:
        return self.send("POST", "/", data={"question": text, **more})

    def post_message(self, address: str, text: str) -> httpx.Response:
        return self.send("POST", f"{address}/messages", json={"text": text, "key": str(uuid.uuid4())})

    def start(self) -> str:
        return f"{API}/{self.send('POST', API).json().get('conversation', '0')}"

    def questions(self) -> list[str]:
        self.asked += self.person.texts
        return self.person.texts


Route = Callable[[Visit], None]


def form_without_script(visit: Visit) -> None:
    """Ask twice on the page, say that it helped, download the conversation."""
    for text in visit.questions()[:2]:
        visit.post_form(text)
        page = visit.send("GET", "/").text
    answer = page.partition('name="answer" value="')[2].partition('"')[0]
    said = {"answer": answer, "helpful": "yes", "number": "1"}
    visit.send("POST", "/feedback", data=said)
    visit.send("POST", "/feedback", data={**said, "reason": visit.person.texts[0]})
    visit.kept.append(visit.send("POST", "/download").text)


def form_with_script(visit: Visit) -> None:
    """Ask as the page's script does: the form's fields, key included; once more after the answer was lost."""
    key, text = str(uuid.uuid4()), visit.questions()[1]
    for _ in range(2):
        visit.post_form(text, key=key, conversation="")
    visit.send("POST", "/clear")


def widget(visit: Visit) -> None:
    """Ask as the widget on another site does; come back to the conversation; say that it did not help."""
    visit.http.headers["Origin"] = "https://www.example.gov.uk"
    address = visit.start()
    for text in visit.questions()[2:]:
        reply = visit.post_message(address, text).json().get("reply", {"id": "none"})
    visit.send("POST", f"{address}/feedback", json={"answer": reply["id"], "helpful": False, "reason": "wrong"})
    visit.send("POST", f"{address}/feedback", json={"answer": reply["id"], "helpful": False, "reason": text})
    visit.kept.append(visit.send("GET", address).text)


def deleted(visit: Visit) -> None:
    address = visit.start()
    visit.post_message(address, visit.questions()[3])
    visit.send("DELETE", address)
    visit.post_message(address, visit.person.texts[0])


def single_questions(visit: Visit) -> None:
    for path, text in zip(("/ask", "/api/v1/ask", "/faqs", "/ask"), visit.questions(), strict=True):
        visit.send("GET", path, params={"q": text}, headers={"Accept": "application/json"} if path == "/faqs" else {})


def mistakes(visit: Visit) -> None:
    """Send what is refused: wrong pages, wrong methods, wrong types, too much, too long."""
    text = visit.person.texts[1]
    visit.send("GET", f"/{text}", params={"q": text})
    visit.send("PUT", "/ask", params={"q": text})
    visit.post_form(text * 300)
    visit.post_form(text * 10)
    visit.send("GET", "/ask", params={"q": text * 10})
    visit.send("GET", "/faqs", params={"q": text * 10}, headers={"Referer": f"https://search.example/?q={visit.person.email}"})
    address = visit.start()
    visit.send("POST", f"{address}/messages", content=text)
    for body in (f'{{"text": "{text}"', f'["{text}"]', f'{{"text": "hello", "key": "{text}"}}', f'{{"choice": "{text}"}}'):
        visit.send("POST", f"{address}/messages", content=body.encode(), headers={"Content-Type": "application/json"})
    visit.send("POST", f"{API}/{visit.person.email}/messages", json={"text": text, "key": str(uuid.uuid4())})
    visit.asked.append(text)


def commands(visit: Visit) -> None:
    """Begin with a slash, as Rasa's own commands do."""
    text = f'/inform{{"name": "x"}} {visit.questions()[0]}'
    visit.post_message(visit.start(), text)
    visit.post_form(f"//{text}")
    visit.asked.append(text)


def danger(visit: Visit) -> None:
    """Speak of danger: in a conversation, alone, without a conversation, and far too long."""
    text = f"he wants to kill himself tonight, {visit.questions()[0]}"
    for address in (visit.start(), f"{API}/0"):
        visit.post_message(address, text)
    visit.post_form(text)
    visit.post_form(f"{text} {visit.person.texts[1] * 8}")
    visit.send("GET", "/ask", params={"q": text})
    visit.asked.append(text)


def asks_only(visit: Visit) -> None:
    """Ask by page, widget and address; whatever the state of the bot and the store is."""
    text = visit.questions()[0]
    visit.post_form(text)
    visit.post_message(visit.start(), text)
    visit.send("GET", "/ask", params={"q": text})
    visit.send("GET", "/")


def too_often(visit: Visit) -> None:
    """Ask, behind the same address as everybody else, until it is too much."""
    visit.http.headers["X-Forwarded-For"] = "192.0.2.250"
    for _ in range(2):
        asks_only(visit)


ORDINARY: tuple[Route, ...] = (
    form_without_script, form_with_script, widget, deleted, single_questions, mistakes, commands, danger,
)  # fmt: skip
EACH = 4  # of them, for every person; the next one takes the next


def day(base_url: str, people: Iterable[Identity], routes: Sequence[Route]) -> dict[str, list[Visit]]:
    """Let each of ``people`` go some of ``routes``, a few people at a time; return the visits by route."""
    visits: dict[str, list[Visit]] = defaultdict(list)

    def go(person: Identity) -> None:
        for turn in range(min(EACH, len(routes))):
            route = routes[(person.number + turn) % len(routes)]
            address = {"X-Forwarded-For": f"192.0.2.{person.number}"}
            with httpx.Client(base_url=base_url, timeout=15, trust_env=False, headers=address) as http:
                visit = Visit(http, person)
                route(visit)
                visits[route.__name__].append(visit)

    with ThreadPoolExecutor(AT_ONCE) as at_once:
        list(at_once.map(go, people))
    return visits
