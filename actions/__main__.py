"""Start the action server with the settings of the environment."""
from __future__ import annotations

from actions.server import create_app
from actions.store_reader import StoreReader
from virtual_school.running.core_dumps import switch_off
from virtual_school.settings import Settings
from virtual_school.store.database import open_store


def main() -> None:
    switch_off()
    settings = Settings.from_environment()
    store = StoreReader(open_store(settings.database_url), settings.phone)
    app = create_app(store, settings.actions_token)
    app.run(host="127.0.0.1", port=settings.actions_port, single_process=True, access_log=False, motd=False)


if __name__ == "__main__":
    main()
