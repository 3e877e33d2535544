"""A trained release for the tests: made once, and again whenever what it is made of has changed."""
from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from virtual_school.clock import now
from virtual_school.publishing.release import CONTENT_FILES, Releases
from virtual_school.publishing.train import make_release
from virtual_school.settings import CHECKOUT, Settings

KEPT = CHECKOUT / "var" / "test-releases"


def trained() -> Path:
    """Return a data folder whose release was trained on this checkout's content, with this checkout's bot."""
    digest = hashlib.sha256()
    for path in [*(CHECKOUT / name for name in CONTENT_FILES), *sorted((CHECKOUT / "bot").glob("*.py")), CHECKOUT / "uv.lock"]:
        digest.update(path.read_bytes())
    folder = KEPT / digest.hexdigest()[:16]
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
