# Everything a newcomer needs: make serve, make site, make test.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve site offline test check bench clean

serve: .venv/ready
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

site: .venv/ready
	$(BIN)/mkdocs build --strict

offline: site
	$(BIN)/gazette offline site --into site.zip

check: .venv/ready
	$(BIN)/gazette check docs

test: .venv/ready-test
	$(BIN)/ruff check hooks tests
	$(BIN)/mypy --strict hooks tests
	$(BIN)/pytest

bench: .venv/ready
	cd tests && ../$(BIN)/python -m bench $(abspath $(PAPERS)) $(BENCH)
	$(BIN)/python tests/bench_ledger.py

.venv/ready: pyproject.toml constraints.txt
	PYTHON=$(PYTHON) sh tools/setup.sh
	@touch $@

.venv/ready-test: .venv/ready
	PYTHON=$(PYTHON) sh tools/setup.sh test
	@touch $@

clean:
	rm -rf site .cache .pytest_cache .mypy_cache .ruff_cache
