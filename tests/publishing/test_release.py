"""A release is frozen, pointed to in one step, and never used when it was damaged."""
from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from virtual_school.publishing.release import BrokenReleaseError, Release, Releases, content_sha256
from virtual_school.settings import CHECKOUT

AT = datetime(2026, 11, 23, 12, 0, 5, tzinfo=UTC)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "trained.tar.gz"
    path.write_bytes(b"a model")
    return path


@pytest.fixture
def releases(tmp_path: Path) -> Releases:
    return Releases(tmp_path / "var")


@pytest.fixture
def release(releases: Releases, model: Path) -> Release:
    return releases.freeze(CHECKOUT, model, AT, "a test")


def test_there_is_no_release_before_the_first(releases: Releases) -> None:
    assert releases.current() is None


def test_a_frozen_release_is_not_in_use_until_it_is_pointed_to(releases: Releases, release: Release) -> None:
    assert releases.current() is None
    releases.use(release)
    assert releases.current() == release
    assert release.id.startswith("20261123-120005-")


def test_a_release_holds_the_content_it_was_made_of(release: Release) -> None:
    assert content_sha256(release.folder) == content_sha256(CHECKOUT) == release.content_sha256
    assert release.model.read_bytes() == b"a model"


@pytest.mark.parametrize("damage", ["model.tar.gz", "domain.yml", "data/nlu.yml", "release.json"])
def test_a_release_that_was_changed_is_not_used(releases: Releases, release: Release, damage: str) -> None:
    releases.use(release)
    with (release.folder / damage).open("ab") as file:
        file.write(b"\nmore")
    with pytest.raises(BrokenReleaseError, match="virtual_school train"):
        releases.current()


@pytest.mark.parametrize("damage", ["model.tar.gz", "domain.yml", "release.json"])
def test_a_release_with_a_part_missing_is_not_used(releases: Releases, release: Release, damage: str) -> None:
    releases.use(release)
    (release.folder / damage).unlink()
    with pytest.raises(BrokenReleaseError):
        releases.current()


def test_a_half_frozen_release_of_an_earlier_try_is_no_obstacle(tmp_path: Path, releases: Releases, model: Path) -> None:
    unfinished = tmp_path / "var/releases" / f".20261123-120005-{content_sha256(CHECKOUT)[:8]}"
    unfinished.mkdir(parents=True)
    (unfinished / "model.tar.gz").write_bytes(b"half a mod")
    assert releases.freeze(CHECKOUT, model, AT, "again").model.read_bytes() == b"a model"
