# The only commands to know. Each works on a fresh clone.

PYTHON ?= python3
BIN := .venv/bin
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help run test check bench lock

help: ## Toon deze lijst
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 14

run: ## Start de site met voorbeeldgegevens op http://127.0.0.1:8000
	@$(PYTHON) scripts/bereid_voor.py run
	@exec $(BIN)/python -m nietpluis demo

test: ## Draai alle toetsen, op SQLite en op PostgreSQL
	@$(PYTHON) scripts/bereid_voor.py dev
	@$(BIN)/python scripts/toets_alles.py

check: ## Controleer stijl, typen en lagen
	@$(PYTHON) scripts/bereid_voor.py dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: ## Meet hoe snel het is
	@$(PYTHON) scripts/bereid_voor.py dev
	@$(BIN)/python -m bench

lock: ## Zet alle pakketten opnieuw vast, met hun hashes
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet uv
	$(LOCK) requirements.in -o requirements.txt
	$(LOCK) requirements-dev.in -o requirements-dev.txt
	@$(PYTHON) scripts/bereid_voor.py dev
	$(BIN)/python scripts/maak_leverlijst.py
