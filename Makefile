# Two commands do everything on a fresh machine with Python 3.11 or later: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.licet-ready

.PHONY: help demo test check notice bench clean

help:
	@echo "make demo    set up, then read the example licence"
	@echo "make test    set up, then run every test"
	@echo "make check   lint, types, the rules of the architecture, and the licences of the environment"
	@echo "make notice  NOTICE and the licence texts of the environment, into build/"
	@echo "make bench   scores and speed (needs ../shared/bench for the scores)"

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "licet needs Python 3.11 or later; name one with: make PYTHON=python3.12"; exit 1; }
	@echo "setting up $(VENV) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(READY)
	@$(BIN)/licet read examples/modified-mit/LICENSE || test $$? -eq 1

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check src tests bench
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/architecture
	$(BIN)/licet check $(VENV) --only python --config licet.toml

notice: $(READY)
	@mkdir -p build
	$(BIN)/licet notice $(VENV) --config licet.toml --into build

bench: $(READY)
	$(BIN)/python bench/run.py

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
