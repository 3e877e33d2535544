# make run    install what is missing, train when there is no release, and answer at http://127.0.0.1:8000
# make test   install what is missing, and run every test

# make evaluate    ask the evaluation questions; var/evaluation/report.html and docs/system-card.md have the figures
# make evaluate-beside-default   the same, with Rasa's default pipeline beside ours: long; EPOCHS=2 for a quick look
# make bench-nlu   train and test the pipeline on the public benchmarks in the folder BENCH
# make bench-robustness     ask misspelt questions and noise
# make bench-repeatability  train twice from nothing and compare what both make of every evaluation question
# make bench-website   how long the page and the widget take on a slow line, beside other widgets (needs npm)
# make bench-burst   whether one client that asks too often slows another; the assistant must run (make run)
# make bench-quick-checks   how long masking and the look for danger take on 40,000 made texts; finds slow ones
# make bench-purge   how long replies wait while 100,000 rows past their time are erased
# make urgency-model   teach the recognition of danger anew, after a change of its examples
# make encoder-layer   teach the encoder's last layer anew to tell danger and names, before the two above and below; ten minutes
# make names-model     teach the recognition of names anew, after a change of its examples or lists
# make test-browser     only the tests in a real browser; pictures of every state go to var/screenshots

.PHONY: bench-burst run test setup setup-browser evaluate evaluate-beside-default bench-nlu bench-robustness bench-repeatability bench-website bench-quick-checks bench-purge test-browser urgency-model names-model encoder-layer

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

evaluate: setup
	@$(WEB)/python -m virtual_school evaluate --report var/evaluation

evaluate-beside-default: EPOCHS ?= 100
evaluate-beside-default: setup
	@$(WEB)/python -m virtual_school evaluate --report var/evaluation --beside-default --epochs $(EPOCHS)

bench-nlu: setup
	@$(WEB)/python -m benchmarks.public_sets $(BENCH)

bench-robustness: setup
	@$(WEB)/python -m benchmarks.robustness

bench-repeatability: setup
	@$(WEB)/python -m benchmarks.repeatability

bench-website: setup setup-browser
	@$(WEB)/python -m benchmarks.website_speed

bench-burst: setup
	@$(WEB)/python -m benchmarks.burst

bench-quick-checks: setup
	@$(WEB)/python -m benchmarks.quick_checks

bench-purge: setup
	@$(WEB)/python -m benchmarks.purge

urgency-model: setup
	@$(BOT)/python tools/train_urgency.py

encoder-layer: setup
	@$(BOT)/python tools/tune_encoder.py

names-model: setup
	@$(BOT)/python tools/train_names.py
	@$(BOT)/python tools/train_addresses.py

test-browser: setup setup-browser
	@$(WEB)/python -m pytest tests/browser tests/end_to_end/test_browser.py tests/end_to_end/test_everyone.py tests/end_to_end/test_chat_page_for_everyone.py

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
