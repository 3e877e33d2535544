# make run    install what is missing, train when there is no release, and answer at http://127.0.0.1:8000
# make test   install what is missing, and run every test

.PHONY: run test setup setup-browser

UV_VERSION := 0.13.9
TOOLS := $(CURDIR)/.tools
UV := $(TOOLS)/bin/uv
WEB := .venv-web/bin
BOT := .venv-bot/bin

export RASA_TELEMETRY_ENABLED := false
# Compiled once at installation: Rasa starts in half the time.
export UV_COMPILE_BYTECODE := 1
export UV_PYTHON_PREFERENCE ?= system

run: setup
	@exec $(WEB)/python -m virtual_school serve

test: setup setup-browser
	@$(WEB)/ruff check .
	@$(WEB)/mypy
	@$(WEB)/python -m pytest $(TESTS)

setup: .venv-web/.installed .venv-bot/.installed

$(TOOLS)/bin/uv:
	@echo "Installing uv into .tools (once)"
	@python3 tools/install_uv.py $(UV_VERSION) $(TOOLS)

.venv-web/.installed: uv.lock pyproject.toml | $(TOOLS)/bin/uv
	@echo "Installing the website's libraries into .venv-web"
	@UV_PROJECT_ENVIRONMENT=.venv-web $(UV) sync --quiet --frozen --group web --python 3.12
	@touch $@

.venv-bot/.installed: uv.lock pyproject.toml | $(TOOLS)/bin/uv
	@echo "Installing Rasa into .venv-bot (1.9 GB, once; a few minutes on a slow line)"
	@UV_PROJECT_ENVIRONMENT=.venv-bot $(UV) sync --quiet --frozen --group bot --python 3.10
	@touch $@

setup-browser: .venv-web/.installed
	@$(WEB)/python tools/install_browser.py
