"""Parse each line of a file with a trained model, in Rasa's environment; print JSON: intents, confidences, milliseconds.

    .venv-bot/bin/python -m benchmarks.parse_lines MODEL FILE OUT
"""
from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from rasa.core.agent import load_agent


async def parse(model: str, lines: list[str]) -> list[dict[str, object]]:
    agent = await load_agent(model_path=model)
    for line in lines[:20]:
        await agent.parse_message(line)
    results = []
    for line in lines:
        started = time.perf_counter()
        intent = (await agent.parse_message(line))["intent"]
        results.append({**intent, "ms": 1000 * (time.perf_counter() - started)})
    return results


if __name__ == "__main__":
    questions = Path(sys.argv[2]).read_text("utf-8").splitlines()
    Path(sys.argv[3]).write_text(json.dumps(asyncio.run(parse(sys.argv[1], questions)), default=float), "utf-8")
