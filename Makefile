# Everything a newcomer needs: make serve, make site, make test.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve site offline test check hook bench handbook editor clean

serve: editor
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

site: .venv/ready
	$(BIN)/mkdocs build --strict

offline: site
	$(BIN)/gazette offline site --into site.zip

check: .venv/ready
	$(BIN)/gazette check docs

hook: .venv/ready
	install -m 755 tools/pre-commit "$$(git rev-parse --git-path hooks)/pre-commit"

test: .venv/ready-test
	$(BIN)/ruff check hooks tests
	$(BIN)/mypy --strict hooks tests
	$(BIN)/pytest

# What an editor completes and explains: the keys of the front matter and the words of docs/_data.
editor: .venv/ready
	$(BIN)/gazette schema > .vscode/gazette.schema.json
	$(BIN)/gazette schema --snippets > .vscode/keys.code-snippets

# The screenshots of the handbook, taken of a preview of the demo county.
handbook: .venv/ready-test
	$(BIN)/python tools/screenshots.py

bench: .venv/ready
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	cd tests && ../$(BIN)/python -m bench $(abspath $(PAPERS)) $(BENCH)
	$(BIN)/python tests/bench_ledger.py

.venv/ready: pyproject.toml constraints.txt
	PYTHON=$(PYTHON) sh tools/setup.sh
	@touch $@

.venv/ready-test: .venv/ready tools/setup.sh
	PYTHON=$(PYTHON) sh tools/setup.sh test
	@touch $@

clean:
	rm -rf site .cache .pytest_cache .mypy_cache .ruff_cache
