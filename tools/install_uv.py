"""Put uv into a private folder with nothing but a Python 3: by venv where there is one, else by pip, else by hand.

Used by the Makefile: ``python3 tools/install_uv.py VERSION FOLDER``. Runs on any Python from 3.8 on.
"""
from __future__ import annotations

import hashlib
import io
import os
import platform
import re
import subprocess
import sys
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "uv.lock"  # names the package index


def by_venv(version: str, folder: Path) -> Path:
    subprocess.run([sys.executable, "-m", "venv", str(folder / "uv")], check=True, capture_output=True)
    python = folder / "uv" / "bin" / "python"
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", "uv==" + version], check=True)
    return folder / "uv" / "bin" / "uv"


def by_pip(version: str, folder: Path) -> Path:
    target = folder / "uv-target"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(target), "uv==" + version], check=True
    )
    return target / "bin" / "uv"


def by_download(version: str, folder: Path) -> Path:
    index = os.environ.get("PIP_INDEX_URL") or re.findall(r'registry = "(\S+)"', LOCK.read_text("utf-8"))[0]
    with urllib.request.urlopen(index.rstrip("/") + "/uv/") as page:
        links = re.findall(r'href="([^"]+)"', page.read().decode("utf-8"))
    wheel = "uv-{}-py3-none-manylinux_2_17_{}".format(version, platform.machine())
    link = next(link for link in links if wheel in link)
    with urllib.request.urlopen(urllib.parse.urljoin(index.rstrip("/") + "/uv/", link)) as file:
        content = file.read()
    if hashlib.sha256(content).hexdigest() != link.rpartition("sha256=")[2]:
        raise OSError("the downloaded uv has not the checksum that the index names")
    found = folder / "uv-download"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found.write_bytes(archive.read("uv-{}.data/scripts/uv".format(version)))
    found.chmod(0o755)
    return found


def main(version: str, folder: Path) -> None:
    (folder / "bin").mkdir(parents=True, exist_ok=True)
    failures = []
    for way in (by_venv, by_pip, by_download):
        try:
            found = way(version, folder)
        except (OSError, IndexError, StopIteration, KeyError, subprocess.CalledProcessError) as error:
            failures.append(str(error))
            continue
        link = folder / "bin" / "uv"
        if link.is_symlink() or link.exists():
            link.unlink()
        os.symlink(found, link)
        return
    sys.exit(
        "uv could not be installed: neither venv nor pip nor a download worked. Is the package index within reach?\n"
        "You can also put a uv of your own at .tools/bin/uv.\n"
        + "\n".join(failures)
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
