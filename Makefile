# Everything a developer types. Needs a Python 3.11 to 3.14 and make; `make` lists the targets.
# PYTHON=python3.13 chooses the interpreter (and gets an environment of its own), ARGS="-k word"
# goes to the tests.

VENV = .venv$(if $(PYTHON),-$(subst /,-,$(PYTHON)))
BIN = $(VENV)/bin
READY = $(VENV)/.ready
RELEASES = $(sort $(wildcard seeds/*.txt tests/gold/*/*.txt tests/gold/*/*.md))

.DEFAULT_GOAL := help
.PHONY: help demo test check format live cassettes baselines bench bench-accuracy pictures docs \
    reference schema constraints clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(READY) ## Summarise both seed documents with the embedded model, nothing recorded
	$(BIN)/summarizer --model local seeds/*.txt

test: $(READY) ## Run the tests: offline, in parallel
	$(BIN)/pytest -n auto $(ARGS)

check: $(READY) ## Formatter, linter, types, layers, published schema, wheel
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/write_schema.py --check
	$(BIN)/python scripts/write_reference.py --check
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet
	sh scripts/check_wheel.sh $(BIN)

format: $(READY) ## Format, and mend what the linter can mend
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

live: $(READY) ## Run the tests that ask the embedded model for real
	$(BIN)/pytest -m live $(ARGS)

# A recording is called after its document, so that no two may have one name.
# The small model is recorded for what it gets wrong: a failed document (1) is as welcome.
cassettes: $(READY) ## Record the seeds and all gold again from the embedded models
	$(BIN)/summarizer --record cassettes --model local/qwen2.5-coder-1.5b $(RELEASES)
	$(BIN)/summarizer --record cassettes --model local/smollm2-135m seeds/*.txt || test $$? -eq 1

baselines: $(READY) ## Record what the baselines answer, where document, prompt or schema changed
	PYTHONPATH=. $(BIN)/python -m bench.baselines.record $(RELEASES)

bench-accuracy: $(READY) ## Score us and the baselines on the published gold; ARGS=--live asks anew
	PYTHONPATH=. $(BIN)/python bench/accuracy.py $(ARGS)

bench: $(READY) ## Print the measured figures, each beside what it is compared with
	for bench in bench/*.py; do PYTHONPATH=. $(BIN)/python $$bench || exit; done

pictures: $(READY) ## Draw the README's pictures again, from the recordings
	$(BIN)/python scripts/screenshot.py
	$(BIN)/python scripts/screenshot_browse.py

docs: $(READY) ## Build the documentation site into build/site
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet

reference: $(READY) ## Write docs/reference from schema and parsers
	$(BIN)/python scripts/write_reference.py

schema: $(READY) ## Write schemas/summary.schema.json from the models
	$(BIN)/python scripts/write_schema.py

constraints: ## Pin the dependencies again; ARGS=--upgrade moves what is pinned
	$$(sh scripts/find_python.sh "$(PYTHON)") -m venv build/uv
	build/uv/bin/python -m pip install -qq --upgrade uv
	UV_CUSTOM_COMPILE_COMMAND="make constraints" build/uv/bin/uv pip compile --quiet --universal \
	    --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
	    --group dev pyproject.toml -o constraints.txt $(ARGS)

clean: ## Remove the environments and everything built
	rm -rf .venv* build dist .hypothesis .*_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): constraints.txt pyproject.toml
	sh scripts/make_venv.sh $(VENV) "$(PYTHON)"
	@touch $@
