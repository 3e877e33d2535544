"""A trained release for the tests: made once, and again whenever what it is made of has changed."""
from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from virtual_school.clock import now
from virtual_school.content.read import read_yaml
from virtual_school.publishing.release import CONTENT_FILES, Releases
from virtual_school.publishing.train import make_release, rasa_environment
from virtual_school.settings import CHECKOUT, Settings

KEPT = CHECKOUT / "var" / "test-releases"


def trained() -> Path:
    """Return a data folder whose release was trained on this checkout's content, with this checkout's bot."""
    folder = _kept()
    if not (folder / "current").is_file():
        shutil.rmtree(KEPT, ignore_errors=True)
        settings = Settings.from_environment({"VIRTUAL_SCHOOL_DATA_DIR": str(folder)})
        make_release(settings, CHECKOUT, now(), "for the tests", lambda what, done: None)
    return folder


def with_release(data_dir: Path) -> None:
    """Give ``data_dir`` the trained release, without a copy of its model."""
    source = trained()
    release = Releases(source).current()
    assert release is not None
    (data_dir / "releases").mkdir(parents=True)
    (data_dir / "releases" / release.id).symlink_to(release.folder)
    shutil.copy(source / "current", data_dir / "current")


def trained_without(faq_id: str, folder: Path) -> Path:
    """Train the real bot on a few examples of each intent, with no rule, story or text that answers ``faq_id``.

    Publishing refuses such content; return a data folder in which somebody released it all the same.
    """
    content = folder / "content"
    for name in CONTENT_FILES:
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        write_yaml(content / name, _without(name, read_yaml(CHECKOUT / name), faq_id))
    data = [str(content / name) for name in CONTENT_FILES if name.startswith("data/")]
    files = ["--domain", str(content / "domain.yml"), "--config", str(content / "config.yml"), "--data", *data]
    command = [str(CHECKOUT / ".venv-bot/bin/python"), "-m", "rasa", "train", *files, "--out", str(folder)]
    subprocess.run(
        [*command, "--fixed-model-name", "model"], cwd=CHECKOUT, env=rasa_environment(folder), check=True, capture_output=True
    )
    releases = Releases(folder / "var")
    releases.use(releases.freeze(content, folder / "model.tar.gz", now(), "for the tests"))
    return folder / "var"


def _without(name: str, content: Any, faq_id: str) -> Any:
    if name == "data/nlu.yml":
        for entry in content["nlu"]:
            if "intent" in entry:
                entry["examples"] = "\n".join(entry["examples"].splitlines()[:12]) + "\n"
    elif name == "domain.yml":
        del content["responses"][f"utter_{faq_id}"]
    elif name == "data/rules.yml":
        content["rules"] = [rule for rule in content["rules"] if not _is_about(rule, faq_id)]
    elif name == "data/stories.yml":
        content["stories"] = [story for story in content["stories"] if not _is_about(story, faq_id)]
    return content


def _is_about(dialogue: dict[str, Any], faq_id: str) -> bool:
    return faq_id in repr(dialogue["steps"])


def write_yaml(path: Path, content: Any) -> None:
    yaml = YAML()
    yaml.default_flow_style = False
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(content, file)


def _kept() -> Path:
    digest = hashlib.sha256()
    for path in [*(CHECKOUT / name for name in CONTENT_FILES), *sorted((CHECKOUT / "bot").glob("*.py")), CHECKOUT / "uv.lock"]:
        digest.update(path.read_bytes())
    return KEPT / digest.hexdigest()[:16]
