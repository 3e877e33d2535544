"""The bot's own tests run in Rasa's environment, in one process: importing Rasa takes about ten seconds."""
from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest
from rasa.core.agent import Agent, load_agent
from rasa.core.utils import AvailableEndpoints

from bot.conversation_in_hand import ConversationInHand

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def model() -> Path:
    """The trained model that tests/test_rasa.py names."""
    return Path(os.environ["VIRTUAL_SCHOOL_TEST_MODEL"])


@pytest.fixture(scope="session")
def agent(model: Path) -> Agent:
    endpoints = AvailableEndpoints.read_endpoints(str(CHECKOUT / "endpoints.yml"))
    agent = asyncio.run(load_agent(model_path=str(model), endpoints=endpoints))
    # A store whose class cannot be imported silently becomes Rasa's own.
    assert isinstance(agent.tracker_store._tracker_store, ConversationInHand)
    return agent
