"""Start the website with the settings of the environment."""
from __future__ import annotations

import gc

from virtual_school.running.core_dumps import switch_off
from virtual_school.settings import Settings
from virtual_school.website.app import create_app
from virtual_school.website.quiet_log import set_up_logs
from virtual_school.website.services import build_services


def main() -> None:
    switch_off()
    set_up_logs()
    settings = Settings.from_environment()
    app = create_app(build_services(settings))
    gc.freeze()  # what is read by now stays: looking at it again and again would hold up replies
    app.run(host=settings.website_host, port=settings.website_port, single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()
