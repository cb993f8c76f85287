# `make demo` shows Palabre at work on the example desk; `make test` runs every check. Both set up .venv by themselves.
# Another interpreter: make demo PYTHON=/path/to/python3.12

BIN := .venv/bin
PALABRE := $(BIN)/palabre
EXAMPLE := examples/mali-2020
WEEK := 2020-W44
JOBS ?= 2

.PHONY: help demo test setup dev lint types layers tests docs speed reading-speed accuracy origin training clean

help:
	@echo "make demo      set up, then build the record of the example desk and print its summary of a week"
	@echo "make test      set up, then run every check"
	@echo "make docs      write what is generated in the documentation again"
	@echo "make speed     articles a second and memory as the record grows (minutes)"
	@echo "make reading-speed   articles a second from text to reading; BESIDE=1 installs and times what one might use instead"
	@echo "make accuracy BENCH=path   figures of the bench of annotated articles"
	@echo "make origin ORIGIN=path    the facts of the origin article, one by one"
	@echo "make training BENCH=path   make the weights that ship again (hours)"
	@echo "make clean     remove .venv, demo/ and caches"

setup:
	@scripts/setup.sh

dev:
	@scripts/setup.sh dev

demo: setup
	@rm -rf demo && mkdir demo && cp $(EXAMPLE)/desk.toml demo/desk.toml
	@$(PALABRE) init demo
	@echo
	@echo "palabre add $(EXAMPLE)/articles"
	@$(PALABRE) add $(EXAMPLE)/articles --desk demo/desk.toml --record demo/desk.palabre
	@echo
	@$(PALABRE) brief --week $(WEEK) --lang en --record demo/desk.palabre
	@$(PALABRE) brief --week $(WEEK) --lang en --format html --output demo/brief.en.html --record demo/desk.palabre >/dev/null
	@$(PALABRE) brief --week $(WEEK) --lang fr --format html --output demo/brief.fr.html --record demo/desk.palabre >/dev/null
	@echo
	@echo "The same week as a page, in English and in French; each sentence opens on its evidence:"
	@echo "  $(CURDIR)/demo/brief.en.html"
	@echo "  $(CURDIR)/demo/brief.fr.html"
	@echo "Ask the record more:  cd demo && ../$(PALABRE) --help"

test: dev lint types layers tests

lint: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: dev
	$(BIN)/mypy

layers: dev
	$(BIN)/lint-imports

tests: dev
	$(BIN)/pytest -m timing || [ $$? -eq 5 ]
	$(BIN)/pytest -m "not timing" -n $(JOBS) --cov --cov-report=term:skip-covered --durations=10

docs: dev
	$(BIN)/python -m scripts.reference
	$(BIN)/python -m scripts.consoles
	$(BIN)/python -m scripts.readme

speed: dev
	$(BIN)/python -m benchmarks.speed

reading-speed: dev
	$(BIN)/python -m benchmarks.reading_speed $(if $(BESIDE),--beside)

accuracy: dev
	$(BIN)/python -m benchmarks.floors
	$(BIN)/python -m benchmarks.accuracy --floors benchmarks/pinned.toml $(if $(BENCH),--bench $(BENCH))
	$(BIN)/python -m benchmarks.calibration $(if $(BENCH),--bench $(BENCH))
	$(BIN)/python -m benchmarks.aside $(if $(BENCH),--bench $(BENCH))

origin: dev
	$(BIN)/python -m benchmarks.origin $(if $(ORIGIN),--origin $(ORIGIN))

training:
	@BENCH="$(BENCH)" scripts/training.sh

clean:
	rm -rf .venv demo .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage
