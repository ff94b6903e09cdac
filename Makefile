# make            this list
# Everything a newcomer needs is `make demo` and `make check`.

PORT ?= 8000
PEOPLE ?= 300
DATA_DIR ?= var/demo
PYTHON := .venv/bin/python
export PORT PEOPLE DATA_DIR

.DEFAULT_GOAL := help
.PHONY: help demo check audit bench site messages format lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

demo: ## a running site with a practice town (PORT=8000 PEOPLE=300 DATA_DIR=var/demo); Ctrl-C ends it
	@scripts/bootstrap.sh
	@$(PYTHON) scripts/messages.py compile
	@exec $(PYTHON) -m sijak.serve demo

check: ## everything that must be green, and build/proof.json with its figures
	@scripts/bootstrap.sh --dev
	@exec $(PYTHON) scripts/check.py

bench: ## the speed of the house beside plain pages: build/bench.json
	@scripts/bootstrap.sh --dev
	@$(PYTHON) scripts/messages.py compile
	@exec $(PYTHON) -m bench

audit: ## slow: every journey with axe in all three languages, then Lighthouse over the public pages
	@scripts/bootstrap.sh --dev
	@$(PYTHON) scripts/messages.py compile
	@AXE=all $(PYTHON) scripts/check.py journeys
	@exec $(PYTHON) scripts/audit.py

site: ## a copy of the whole public site in DATA_DIR/site, which stays when the house does not
	@scripts/bootstrap.sh
	@$(PYTHON) scripts/messages.py compile
	@SIJAK_PRACTICE=1 SIJAK_DATA_DIR=$(abspath $(DATA_DIR)) $(PYTHON) scripts/site.py

messages: ## collect new sentences into the translations and compile them
	@scripts/bootstrap.sh --dev
	@$(PYTHON) scripts/messages.py update
	@$(PYTHON) scripts/messages.py compile

format: ## lay the code out
	@$(PYTHON) -m ruff check --fix-only --quiet .
	@$(PYTHON) -m ruff format .

lock: ## write requirements/*.txt anew from pyproject.toml (UPGRADE=1 for newer versions)
	@scripts/lock.sh

clean: ## remove what was built; practice data in var/ stays
	@rm -rf build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find sijak vault tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +
	@find sijak -name '*.mo' -delete
