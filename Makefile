# Everything is installed in .venv, from the locks, and nothing twice: each step leaves a stamp that the next looks at.
#
#   make demo      set up, read the example reports, show the picture of one
#   make test      what continuous integration runs: style, types, tests (make check is the same)
#   make bench     words a second against the bare language pipeline, start-up time, memory
#   make accuracy  scores against the gold of the shared corpora, where those are at hand
#   make figures   the same, written into docs/accuracy.md and README.md
#   make docs      write the reference pages anew from the program itself
#   make golden    write anew how the example reports are read (review the difference)
#   make picture   take the picture in the README anew (needs Chromium)
#   make lock      resolve the locks anew from pyproject.toml (needs the network)
#   make clean     remove what make has made

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
EXAMPLES := $(sort $(wildcard examples/*.txt examples/*.html examples/*.pdf examples/*.jsonl))
SHOWN := examples/iraq-shirqat-2016-08.txt
# What the installed package is made of besides the sources, which are used in place.
BUILD := pyproject.toml $(wildcard hatch_build.py)
CHROMIUM ?= chromium

.PHONY: demo test check bench accuracy figures docs golden picture lock clean

demo: $(VENV)/run.stamp
	@mkdir -p out
	$(BIN)/frontlines read $(EXAMPLES) --format jsonl > out/examples.jsonl
	$(BIN)/frontlines read $(SHOWN)
	@$(BIN)/frontlines read $(SHOWN) -o out/picture.html
	@echo
	@echo "The same picture with the article beside it: file://$(CURDIR)/out/picture.html"
	@echo "All example reports as JSON lines:           $(CURDIR)/out/examples.jsonl"

test: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/pytest

check: test

bench: $(VENV)/run.stamp
	$(BIN)/python benchmarks/speed.py

accuracy: $(VENV)/run.stamp
	$(BIN)/python benchmarks/accuracy.py

figures: $(VENV)/run.stamp
	$(BIN)/python benchmarks/accuracy.py --write

docs: $(VENV)/run.stamp
	$(BIN)/python docs/generate_reference.py

golden: $(VENV)/run.stamp
	$(BIN)/python tests/golden/update.py

# Headless and with a profile of its own, thrown away afterwards; every flag keeps it from the network.
picture: $(VENV)/run.stamp
	@mkdir -p out docs/images
	$(BIN)/frontlines read $(SHOWN) -o out/picture.html
	@profile=$$(mktemp -d) && $(CHROMIUM) --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
		--disable-background-networking --disable-component-update --disable-sync --user-data-dir=$$profile \
		--hide-scrollbars --window-size=1400,900 --screenshot=docs/images/picture.png \
		"file://$(CURDIR)/out/picture.html" 2>/dev/null; status=$$?; rm -rf "$$profile"; exit $$status

# Both locks carry hashes of every file, so a changed upload of any package is refused. They hold what builds the
# package too (hatchling, what it needs for an editable install, the packages the place index is made of): the build
# fetches nothing of its own.
lock: $(VENV)/venv.stamp
	$(PIP) uv
	@mkdir -p out
	$(BIN)/python -c "import tomllib; needs = tomllib.load(open('pyproject.toml', 'rb'))['build-system']['requires']; \
		print(*needs, 'editables', sep='\n')" > out/build.in
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--no-annotate pyproject.toml out/build.in -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--no-annotate --extra dev --constraint requirements.lock pyproject.toml out/build.in -o requirements-dev.lock

clean:
	rm -rf $(VENV) out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests benchmarks examples docs -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/venv.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Frontlines needs Python 3.11 or newer; '$(PYTHON)' is: $$($(PYTHON) --version 2>&1)." >&2; \
		echo "Install one (Debian 12, Ubuntu 24.04: sudo apt-get install python3 python3-venv), or name it: make demo PYTHON=python3.12" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "This Python cannot make virtual environments: Debian and Ubuntu keep that apart." >&2; \
		echo "Install it: sudo apt-get install $$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" >&2; \
		exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.stamp: $(VENV)/venv.stamp requirements.lock $(BUILD)
	@echo "Installing Frontlines and what it needs in $(VENV) (a minute or two, once) ..."
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
