"""Read a release's content: domain.yml and the training data beside it."""
from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from virtual_school.content.faq import Content, faq_from_response

UTTER = "utter_"


class UnreadableContentError(ValueError):
    """A content file cannot be read; the message names the file and what to mend."""


def read_yaml(path: Path) -> Any:
    """Return the YAML of ``path``; raise ``UnreadableContentError`` when there is none, or it repeats a key."""
    try:
        return YAML(typ="safe").load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise UnreadableContentError(f"{path.name} cannot be read: {error}") from error


def read_content(folder: Path) -> Content:
    """Return the FAQs of ``folder/domain.yml``."""
    responses = (read_yaml(folder / "domain.yml") or {}).get("responses") or {}
    faqs = {}
    for name, variants in responses.items():
        faq_id = name.removeprefix(UTTER)
        try:
            faqs[faq_id] = faq_from_response(faq_id, variants[0])
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise UnreadableContentError(f"domain.yml: {name} is not an answer with its metadata ({error!r}).") from error
    return Content(faqs)
