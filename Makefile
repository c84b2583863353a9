# Everything a newcomer types. PYTHON=python3.12 names another interpreter.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PIP_FLAGS := -qq --disable-pip-version-check --no-input --root-user-action=ignore
# Three for two cores: one of them mostly waits for servers. Files go out in the order of tests/conftest.py.
PYTEST_FLAGS ?= -n 3 --dist loadfile --no-loadscope-reorder
ARGS ?=
# Some machines forbid compiled code; a hundred child processes of the tests would each compile the project anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test up bench faults mutants lock env clean FORCE

help:
	@echo "make demo    environment, then twelve sample cases from prompt to close"
	@echo "make test    lint, types, import rules and every test"
	@echo "make up      server, worker and pages on this machine"
	@echo "make bench   what an action costs, as ratios measured in one run"
	@echo "make faults  the whole cross product of faults (long)"
	@echo "make mutants how many mutants of the rules the tests kill (hours; ARGS=\"--sample 500\")"
	@echo "make lock    resolve requirements.lock again (wants uv)"

demo: env
	@$(BIN)/zhifa demo $(ARGS)

up: env
	@$(BIN)/zhifa up $(ARGS)

# pytest comes last, so that its summary is the last thing on the screen.
test: env
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest $(PYTEST_FLAGS) $(ARGS)

bench: env
	@$(BIN)/python -m benchmarks.run $(ARGS)

# The cross product takes as long as it takes: no limit per test.
faults: env
	$(BIN)/pytest tests -m full --timeout 0 $(PYTEST_FLAGS) $(ARGS)

mutants: env
	@$(BIN)/python -m tests.mutation.run $(ARGS)

# The file must install from any mirror, so no index address goes into it.
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header -q -o requirements.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

env: $(STAMP)

# The stamp holds the folder's path: scripts in an environment that was moved or copied point to the old place.
ifneq ($(shell cat $(STAMP) 2>/dev/null),$(CURDIR))
$(STAMP): FORCE
endif

# -qq hides pip's remarks on the machine's own pip.conf; errors are still shown.
# Debian's python3 comes without ensurepip: then the system's pip installs into the environment.
$(STAMP): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "zhifa needs Python 3.11 or newer: '$(PYTHON)' was not found." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "zhifa needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) -V 2>&1)." >&2; \
	    echo "Name another one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@echo "Preparing $(VENV): installing $$(grep -c '^[a-z0-9].*==' requirements.lock) locked packages; minutes the first time, seconds later ..."
	@set -e; \
	was="$$(cat $(STAMP) 2>/dev/null || echo "$(CURDIR)")"; \
	if [ "$$was" = "$(CURDIR)" ] && $(BIN)/python -c '' 2>/dev/null; then fresh=; else fresh=--clear; fi; \
	rm -f $(STAMP); \
	if $(PYTHON) -c 'import ensurepip' 2>/dev/null; then \
	    $(PYTHON) -m venv $$fresh $(VENV); pip="$(BIN)/python -m pip"; \
	else \
	    $(PYTHON) -m venv $$fresh --without-pip $(VENV); pip="$(PYTHON) -m pip --python $(BIN)/python"; \
	fi; \
	$$pip install $(PIP_FLAGS) --require-hashes -r requirements.lock; \
	$$pip install $(PIP_FLAGS) --no-deps --no-build-isolation -e .; \
	printf '%s' "$(CURDIR)" > $(STAMP)
