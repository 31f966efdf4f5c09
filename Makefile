# Everything a developer or a council runs. Needs make and Python 3.11, 3.12 or 3.13; it fetches
# the rest into the checkout. Paths are relative, so that the checkout may lie anywhere.
.DEFAULT_GOAL := help
.PHONY: help install install-tests run test check test-tools test-postgresql lock upgrade clean
MAKEFLAGS += --no-print-directory
# Python compiling every module anew costs each start five seconds.
unexport PYTHONDONTWRITEBYTECODE

# The first Python that fits runs the steps of .make/install.py; an empty answer is explained there.
find-python = $$(for python in python3 python3.13 python3.12 python3.11; do \
	if $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; \
	then echo $$python; exit; fi; done; \
	echo "No Python that fits was found: install Python 3.11, 3.12 or 3.13, then run make again." >&2; \
	echo false)

help:  ## Show what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' Makefile

install:  ## Prepare .venv and the pages’ styles, and start nothing
	@$(find-python) .make/install.py register

install-tests:
	@$(find-python) .make/install.py tests

run: install  ## Install, load demonstration data where there is none, and serve on 127.0.0.1:5000
	@.venv/bin/flask --app app serve --demonstration

test: install-tests  ## Run every test this machine can
	@.venv/bin/python -m pytest --numprocesses 3

check: install-tests  ## Check the format, style, types and import contracts (no tests)
	@.venv/bin/ruff format --check
	@.venv/bin/ruff check
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@.venv/bin/djlint --quiet --lint templates

test-tools:  ## Install what the browser and Word tests need (Debian, as root)
	@apt-get update
	@DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
		chromium chromium-headless-shell fonts-liberation libreoffice-writer-nogui poppler-utils

test-postgresql: install-tests  ## Run the tests that use a database on a throwaway PostgreSQL server
	@.venv/bin/python -W ignore tests/postgresql.py --numprocesses 3

lock:  ## Note versions for what pyproject.toml and package.json newly ask
	@$(find-python) .make/install.py lock

upgrade:  ## Choose the newest version of everything
	@$(find-python) .make/install.py upgrade

clean:  ## Remove what make fetched and made; the register’s data stays
	rm -rf .venv .tools .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache \
		.hypothesis app/static app/assets/node_modules
