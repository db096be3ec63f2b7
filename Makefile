# Each target does its own set-up: only Python 3.11+, git and make are needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
KLAAR := $(VENV)/.klaar

.PHONY: voorbeeld test ijk bench fuzz uitgave versies keuring golden schoon

voorbeeld: $(KLAAR)
	$(BIN)/ouderbeleid voorbeeld --html uit/voorbeeld.html

test: $(KLAAR)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

ijk: $(KLAAR)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt -e ".[ijk]"
	$(BIN)/python -m checker.ijk

bench: $(KLAAR)
	$(BIN)/python -m tests.bench

MINUTEN ?= 5
fuzz: $(KLAAR)
	-$(BIN)/python -m pip install --quiet --constraint constraints.txt -e ".[dev,fuzz]"
	$(BIN)/python -m tests.fuzz --minuten $(MINUTEN)

uitgave: $(KLAAR)
	$(BIN)/python -m tests.uitgave dist

versies: $(KLAAR)
	$(BIN)/python -m tests.uitgave.versies

# Looks the pinned versions up in a public list of known leaks: the only target that needs a connection beyond installing.
keuring: $(KLAAR)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt -e ".[dev,keuring]"
	$(BIN)/python -m pip_audit --requirement constraints.txt --no-deps --disable-pip

golden: $(KLAAR)
	GOLDEN=neem $(BIN)/python -m pytest tests/reports -k golden

$(KLAAR): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt -e ".[dev]"
	touch $(KLAAR)

schoon:
	rm -rf $(VENV) uit build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
