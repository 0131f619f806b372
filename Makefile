# Two commands on a fresh machine: `make demo` and `make test`. Each makes its own .venv from nothing.

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3.14 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PIP_QUIET := --quiet --disable-pip-version-check

.PHONY: demo test lint types bench clean

demo: .venv/.demo
	@$(BIN)/enrich demo

test: .venv/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/pytest

lint: .venv/.dev
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

types: .venv/.dev
	@$(BIN)/mypy

# Slow measurements; DATA is a folder of annotated pages and accounts (see docs/measuring.md).
bench: .venv/.bench
	@for b in benchmarks/[a-z]*.py; do echo "== $$b"; $(BIN)/python $$b $(if $(DATA),--data $(DATA),) || exit 1; done

.venv/.base:
	@test -n "$(PYTHON)" || { echo "Enrich needs Python 3.11 or newer, and found none. Install it, or say where it is: make demo PYTHON=/path/to/python3"; exit 1; }
	@if command -v uv >/dev/null 2>&1; then uv venv --quiet --python "$(PYTHON)" .venv; else $(PYTHON) -m venv .venv; fi
	@touch $@

define install
	@echo "Installing $(1) into .venv ..."
	@if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(BIN)/python -e '$(1)'; \
		else $(BIN)/python -m pip install $(PIP_QUIET) -e '$(1)'; fi
	@touch $@
endef

.venv/.demo: .venv/.base pyproject.toml
	$(call install,.[xlsx])

.venv/.dev: .venv/.base pyproject.toml
	$(call install,.[dev])
	@touch .venv/.demo

.venv/.bench: .venv/.base pyproject.toml
	$(call install,.[bench])
	@touch .venv/.dev .venv/.demo

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache out enrich-out enrich-demo
