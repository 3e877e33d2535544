from __future__ import annotations

from pathlib import Path

import pytest

from virtual_school.settings import Settings, WrongSettingError


def test_the_defaults_are_those_of_the_documents() -> None:
    settings = Settings.from_environment({})
    assert settings.website_port == 8000
    assert settings.data_dir.name == "var"
    assert settings.database_url.startswith("sqlite:///")
    assert settings.public_url == "http://127.0.0.1:8000"


def test_every_setting_survives_the_way_to_another_process() -> None:
    settings = Settings.from_environment({"VIRTUAL_SCHOOL_WEBSITE_PORT": "8123", "VIRTUAL_SCHOOL_REPLY_SECONDS": "2.5"})
    assert Settings.from_environment(settings.as_environment()) == settings


def test_two_starts_have_different_tokens() -> None:
    assert Settings.from_environment({}).bot_token != Settings.from_environment({}).bot_token


def test_an_empty_variable_is_as_good_as_none() -> None:
    assert Settings.from_environment({"VIRTUAL_SCHOOL_DATA_DIR": ""}).data_dir.name == "var"


def test_a_data_dir_may_be_anywhere(tmp_path: Path) -> None:
    settings = Settings.from_environment({"VIRTUAL_SCHOOL_DATA_DIR": str(tmp_path)})
    assert settings.data_dir == tmp_path
    assert str(tmp_path) in settings.database_url


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("VIRTUAL_SCHOOL_WEBSITE_PORT", "eighty"),
        ("VIRTUAL_SCHOOL_WEBSITE_PORT", "0"),
        ("VIRTUAL_SCHOOL_BOT_PORT", "70000"),
        ("VIRTUAL_SCHOOL_REPLY_SECONDS", "6.5"),
        ("VIRTUAL_SCHOOL_REPLY_SECONDS", "-1"),
        ("VIRTUAL_SCHOOL_QUESTIONS_PER_MINUTE", "-1"),
        ("VIRTUAL_SCHOOL_TRUSTED_PROXIES", "-1"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_with_its_variable(variable: str, value: str) -> None:
    with pytest.raises(WrongSettingError, match=variable):
        Settings.from_environment({variable: value})
