"""Start the website with the settings of the environment."""
from __future__ import annotations

import logging

from virtual_school.settings import Settings
from virtual_school.website.app import create_app
from virtual_school.website.services import build_services


def main() -> None:
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    settings = Settings.from_environment()
    app = create_app(build_services(settings))
    app.run(host=settings.website_host, port=settings.website_port, single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()
