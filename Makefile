# Two commands are enough: `make play` to see it, `make test` to trust it.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PYTHONDONTWRITEBYTECODE := 1

.DEFAULT_GOAL := help
.PHONY: help play run test check bench eval soak fuzz fix lock

help: ## what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-7s %s\n", $$1, $$2}'

play: $(VENV)/ready ## the bot in a Discord of its own, in your browser; no token (ARGS="--port 8080")
	@$(BIN)/python -m bot play $(ARGS)

run: $(VENV)/ready ## the bot on Discord; DISCORD_TOKEN from the environment or .env
	@$(BIN)/python -m bot run $(ARGS)

test: $(VENV)/ready-dev ## every test (ARGS="-k word" for some)
	@$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/ready-dev ## lint, types, import rules, Dockerfile
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/hadolint Dockerfile

bench: $(VENV)/ready-dev ## speed and memory, as ratios within one run
	@$(BIN)/python -m tests.bench $(ARGS)

eval: $(VENV)/ready-dev ## how well the judge judges, on the data sets beside the project
	@$(BIN)/python -m tests.evaluation $(ARGS)

soak: $(VENV)/ready-dev ## the long runs: simulated seasons, a million events, every time zone
	@$(BIN)/python -m tests.soak $(ARGS)

fuzz: $(VENV)/ready-dev ## a million strange inputs through the judge
	@$(BIN)/python -m tests.fuzz $(ARGS)

fix: $(VENV)/ready-dev ## format, and mend what can be mended by machine
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/ready-dev ## resolve pyproject.toml again into the two locks (ARGS="--upgrade-package NAME")
	$(BIN)/uv pip compile pyproject.toml $(LOCK) $(ARGS) -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev -c requirements.txt $(LOCK) $(ARGS) -o requirements-dev.txt
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header

# The environment is built from the hash-locked files alone; a stamp says which lock it holds.
$(VENV)/ready: requirements.txt
	@$(call build,requirements.txt)

$(VENV)/ready-dev: requirements-dev.txt
	@$(call build,requirements-dev.txt)
	@touch $(VENV)/ready

define build
command -v $(PYTHON) >/dev/null || { echo "Half Hour needs Python 3.11 or newer, and found no '$(PYTHON)'. Install it, or say which: make PYTHON=/path/to/python3"; exit 1; }; \
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Half Hour needs Python 3.11 or newer; this is $$($(PYTHON) --version). Say which to use: make PYTHON=python3.12"; exit 1; }; \
$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python has no venv or no pip. On Debian or Ubuntu: apt-get install python3-venv python3-pip"; exit 1; }; \
test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || exit 1; \
echo "Installing the packages of $(1) (hashes checked) ..."; \
$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1) || { echo "The packages could not be installed; pip's own words stand above."; exit 1; }; \
touch $@
endef
