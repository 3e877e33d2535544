"""Real faults in the real assistant: each ends with the phone number, and the next question works again."""
from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.end_to_end.conftest import Running, Talk, start, stop
from tests.releases import trained_without, with_release
from virtual_school.settings import CHECKOUT

pytestmark = pytest.mark.end_to_end
QUESTION = "can I take my foster child on holiday during term time"


def page_after(running: Running, question: str) -> str:
    """Ask as a browser without JavaScript does; return the page it ends on."""
    with httpx.Client(base_url=running.url, follow_redirects=True, timeout=12, trust_env=False) as browser:
        started = time.monotonic()
        page = browser.post("/", data={"question": question}).text
        assert time.monotonic() - started < 8
    assert "01582 548113" in page
    return page


def test_the_website_is_there_within_two_seconds_and_answers_within_thirty(running: Running) -> None:
    # Generous, for a busy machine; benchmarks/ holds the figures.
    assert running.seconds_to_live < 10
    assert running.seconds_to_ready < 60


def test_a_stall_of_three_seconds_is_waited_for(running: Running) -> None:
    bot = running.pid("bot")
    os.kill(bot, signal.SIGSTOP)
    resume = subprocess.Popen([sys.executable, "-c", f"import os,time; time.sleep(3); os.kill({bot}, {signal.SIGCONT})"])
    page = page_after(running, QUESTION)
    resume.wait()
    assert "liable for a fine" in page


def test_a_stall_of_thirty_seconds_ends_within_eight_with_the_number(running: Running) -> None:
    bot = running.pid("bot")
    os.kill(bot, signal.SIGSTOP)
    resume = subprocess.Popen([sys.executable, "-c", f"import os,time; time.sleep(30); os.kill({bot}, {signal.SIGCONT})"])
    try:
        page = page_after(running, QUESTION)
        assert "I cannot look up an answer at the moment" in page
        assert '<a href="/faqs">' in page
    finally:
        resume.wait()
    running.wait_until_ready()
    assert running.ask(QUESTION)["outcome"] == "answer"


def test_dead_actions_do_not_silence_the_contact(running: Running) -> None:
    os.kill(running.pid("actions"), signal.SIGKILL)
    assert "Phone the Virtual School team on" in page_after(running, "what's your phone number")
    assert "Barney Wild Awards" in page_after(running, "what events do you have on")
    deadline = time.monotonic() + 30
    while "13 March 2025" not in page_after(running, "when is the next conference"):
        assert time.monotonic() < deadline, "the actions did not come back"
        time.sleep(0.5)


def test_a_dead_bot_ends_with_the_number_and_the_conversation_goes_on_when_it_is_back(running: Running, talk: Talk) -> None:
    talk.say("when is the conference?")
    os.kill(running.pid("bot"), signal.SIGKILL)
    page = page_after(running, QUESTION)
    assert "I cannot look up an answer at the moment" in page
    assert httpx.get(f"{running.url}/faqs/term_time_holiday", trust_env=False).status_code == 200
    time.sleep(1)
    running.wait_until_ready()
    assert "the Hat Factory, Luton" in talk.say("where is it?")["answers"][0]["text"]


def test_a_locked_store_is_no_silence(running: Running) -> None:
    lock = sqlite3.connect(running.settings.data_dir / "virtual_school.sqlite3")
    lock.execute("BEGIN EXCLUSIVE")
    try:
        assert "liable for a fine" in page_after(running, QUESTION)
        assert "01582 548113" in page_after(running, "what's your phone number")
    finally:
        lock.rollback()
        lock.close()
    assert running.ask(QUESTION)["outcome"] == "answer"


def test_garbage_in_the_store_is_no_silence(running: Running) -> None:
    store = sqlite3.connect(running.settings.data_dir / "virtual_school.sqlite3")
    before = store.execute("SELECT key, phone FROM contacts").fetchall()
    events = store.execute("SELECT id, starts_on FROM events").fetchall()
    with store:
        store.execute("UPDATE contacts SET phone = 'garbage'")
        store.execute("UPDATE events SET starts_on = x'00ff'")
    try:
        assert "garbage" not in page_after(running, "what's your phone number")
        assert "No dates of events have been published" in page_after(running, "what events do you have on")
    finally:
        with store:
            store.executemany("UPDATE contacts SET phone = ? WHERE key = ?", [(phone, key) for key, phone in before])
            store.executemany("UPDATE events SET starts_on = ? WHERE id = ?", [(day, id_) for id_, day in events])
        store.close()


def test_an_intent_without_an_answer_is_no_silence(tmp_path) -> None:
    own = start(trained_without("term_time_holiday", tmp_path))
    try:
        assert own.ask("what is the governor's role")["answers"][0]["id"] == "governor_role"
        for question in (QUESTION, "Can my child go on holiday during term time?"):
            page = page_after(own, question)
            assert "liable for a fine" not in page
            assert "Please phone the Virtual School team" in page
    finally:
        stop(own)


def test_the_bot_listens_on_loopback_only_and_lets_nobody_else_in(running: Running) -> None:
    door = f"{running.settings.bot_url}/webhooks/website/messages"
    assert httpx.post(door, json={"text": "hello"}, trust_env=False).status_code == 401
    wrong = {"Authorization": "Bearer wrong"}
    assert httpx.post(door, json={"text": "hello"}, headers=wrong, trust_env=False).status_code == 401
    assert httpx.post(f"{running.settings.bot_url}/webhooks/rest/webhook", json={}, trust_env=False).status_code == 404
    assert httpx.get(f"{running.settings.bot_url}/conversations/default/tracker", trust_env=False).status_code == 404
    assert httpx.post(f"{running.settings.actions_url}/webhook", json={}, trust_env=False).status_code == 401


def test_a_question_leaves_no_trace_of_who_it_is_about(running: Running, talk: Talk) -> None:
    question = "my foster son Quillfeather was excluded, write to green.herons@example.org"
    running.ask(question)
    talk.say(question)
    files = {path.name: path.read_bytes().lower() for path in running.settings.data_dir.rglob("*") if path.is_file()}
    assert [name for name, content in files.items() if b"quillfeather" in content or b"green.herons" in content] == []


def test_a_hundred_questions_at_once_in_one_conversation(running: Running, talk: Talk) -> None:
    def send(number: int) -> str:
        body = {"text": QUESTION, "key": str(uuid.UUID(int=number))}
        response = httpx.post(f"{running.url}{talk.address}/messages", json=body, timeout=15, trust_env=False)
        assert response.status_code == 200
        return response.json()["reply"]["outcome"]

    with ThreadPoolExecutor(100) as people:
        outcomes = list(people.map(send, range(100)))
    assert outcomes == ["answer"] * 100
    kept = httpx.get(f"{running.url}{talk.address}", timeout=15, trust_env=False).json()["messages"]
    assert len({message["key"] for message in kept}) == len(kept) == 100


@pytest.mark.parametrize(
    ("content", "status"),
    [(b"a" * 1_000_000, 413), (b'{"text": "\xff"}', 400), (b'{"text": "%s"}' % (b"a" * 501), 422), (b'{"text": ""}', 422)],
    ids=["1 MB", "not utf-8", "501", "empty"],
)
def test_a_hostile_request_is_refused_and_the_next_question_works(running: Running, talk: Talk, content: bytes, status: int) -> None:
    content = content.replace(b"}", b', "key": "00000000-0000-0000-0000-000000000001"}')
    headers = {"Content-Type": "application/json"}
    response = httpx.post(f"{running.url}{talk.address}/messages", content=content, headers=headers, trust_env=False)
    assert response.status_code == status
    assert "01582 548113" in response.json()["error"]["message"]
    assert talk.say(QUESTION)["outcome"] == "answer"


def test_the_terminal_asks_by_the_website(running: Running, tmp_path) -> None:
    (tmp_path / "questions.txt").write_text("what is a PEP\n\nwill I be fined for a term time holiday\n", "utf-8")
    command = [sys.executable, "-m", "virtual_school", "ask", "--json", "--file", str(tmp_path / "questions.txt")]
    environment = {**os.environ, **running.settings.as_environment()}
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, timeout=60, check=True)
    lines = done.stdout.splitlines()
    assert [line.split('"outcome": "')[1].split('"')[0] for line in lines] == ["escalate", "answer"]


def test_ctrl_c_stops_everything_and_a_port_in_use_is_one_sentence(tmp_path) -> None:
    with_release(tmp_path / "var")
    own = start(tmp_path / "var")
    children = [own.pid(name) for name in ("website", "actions", "bot")]
    command = [sys.executable, "-m", "virtual_school", "serve"]
    environment = {**os.environ, **own.settings.as_environment()}
    second = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, timeout=30, check=False)
    assert second.returncode == 1
    assert second.stderr.strip() == (
        f"Port {own.settings.website_port} is in use by another program: "
        "stop that program, or choose another port with VIRTUAL_SCHOOL_WEBSITE_PORT."
    )
    output = stop(own)
    assert f"Ready: questions are answered at {own.url}" in output
    assert "Traceback" not in output
    assert own.process.returncode == 0
    for child in children:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)
