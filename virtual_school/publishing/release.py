"""A release: content and the model trained on it, frozen in a folder. One pointer says which one answers.

    releases/<id>/domain.yml config.yml data/…  model.tar.gz  release.json
    current                                     the id of the release in use
"""
from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

CONTENT_FILES = ("domain.yml", "config.yml", "data/nlu.yml", "data/rules.yml", "data/stories.yml")


class BrokenReleaseError(RuntimeError):
    """A release is not what it was when it was frozen; the message says what to do."""


@dataclass(frozen=True)
class Release:
    """A frozen release; ``content_sha256`` is that of its content files, ``model_sha256`` that of its model."""

    id: str
    folder: Path
    content_sha256: str
    model_sha256: str
    made_at: str
    why: str

    @property
    def model(self) -> Path:
        return self.folder / "model.tar.gz"


class Releases:
    """All releases below one folder."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "releases"
        self._pointer = data_dir / "current"

    def current(self) -> Release | None:
        """Return the release in use, or ``None`` before the first; raise ``BrokenReleaseError`` for a damaged one."""
        if not self._pointer.is_file():
            return None
        return self._read(self._pointer.read_text("utf-8").strip())

    def freeze(self, content: Path, model: Path, at: datetime, why: str) -> Release:
        """Copy ``content`` and ``model`` into a new release, and return it. It is not in use yet."""
        content_hash = content_sha256(content)
        release_id = f"{at:%Y%m%d-%H%M%S}-{content_hash[:8]}"
        folder = self._folder / release_id
        unfinished = self._folder / f".{release_id}"
        shutil.rmtree(unfinished, ignore_errors=True)
        copy_content(content, unfinished)
        shutil.copyfile(model, unfinished / "model.tar.gz")
        release = Release(release_id, folder, content_hash, _sha256(model), at.isoformat(), why)
        facts = {name: value for name, value in asdict(release).items() if name != "folder"}
        (unfinished / "release.json").write_text(json.dumps(facts, indent=2), "utf-8")
        os.replace(unfinished, folder)
        return release

    def use(self, release: Release) -> None:
        """Point to ``release``: in one step, so that a power cut leaves the old pointer or the new one."""
        self._pointer.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._pointer.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            file.write(release.id)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, self._pointer)

    def _read(self, release_id: str) -> Release:
        folder = self._folder / release_id
        try:
            release = Release(folder=folder, **json.loads((folder / "release.json").read_text("utf-8")))
            intact = release.model_sha256 == _sha256(release.model) and release.content_sha256 == content_sha256(folder)
        except (OSError, ValueError, TypeError) as error:
            raise BrokenReleaseError(_broken(release_id, type(error).__name__)) from error
        if not intact:
            raise BrokenReleaseError(_broken(release_id, "its files have changed"))
        return release


def _broken(release_id: str, why: str) -> str:
    return f"The release {release_id} is damaged ({why}). Make a new one with `python -m virtual_school train`."


def copy_content(content: Path, target: Path) -> None:
    """Copy the content files of the folder ``content`` into ``target``, in the same layout."""
    for name in CONTENT_FILES:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(content / name, target / name)


def content_sha256(content: Path) -> str:
    """Return one SHA-256 for the content files of a folder."""
    digest = hashlib.sha256()
    for name in CONTENT_FILES:
        digest.update(name.encode() + b"\0" + (content / name).read_bytes() + b"\0")
    return digest.hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
