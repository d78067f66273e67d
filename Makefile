# Two commands: `make run` and `make test`. Everything they need is installed into this folder.
PORT ?= 8000
HOST ?= 127.0.0.1
export PORT HOST
# Where it is set (images, some CI), each of our processes would compile TensorFlow and Rasa anew: nine seconds.
unexport PYTHONDONTWRITEBYTECODE

# A working uv of the machine, else one of our own (no pip into the system's Python: PEP 668).
UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo .tools/bin/uv)
PYTHON ?= $(shell command -v python3.11 || command -v python3)
RUN := $(UV) run --frozen --no-sync

.PHONY: run test check drill timing fuzz outage widget pictures install train clean

run: install
	exec .venv/bin/vigie serve

test: install
	$(RUN) pytest

check: install
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy bot actions api
	$(RUN) vigie incidents check
	RASA_TELEMETRY_ENABLED=false $(RUN) rasa data validate --fail-on-warnings
	$(RUN) pytest tests/parity tests/test_boundaries.py

# A thousand addresses guess 200,000 times; about three minutes.
drill: install
	VIGIE_DRILL_GUESSES=200000 $(RUN) pytest tests/bot/verification/test_enumeration.py

# The time of 2,000 answers each to hits, misses and locked; six minutes.
timing: install
	VIGIE_TIMING_ATTEMPTS=6000 $(RUN) pytest -s tests/api/test_verification_timing.py

# A hundred thousand texts through triage; about ten minutes.
fuzz: install
	VIGIE_FUZZ_EXAMPLES=100000 $(RUN) pytest tests/bot/triage/test_bounded_time.py

# A provider is down for a minute under twenty messages a second; two and a half minutes.
outage: install
	VIGIE_OUTAGE_SECONDS=60 $(RUN) pytest -s tests/api/channels/test_outage.py

# The script that sites include, from api/widget/source; needs Node. It is committed: nobody else needs this.
widget: install
	$(RUN) vigie widget strings
	npm --prefix api/widget ci --no-audit --no-fund --silent
	npm --prefix api/widget run --silent build

# The pictures of README and docs, and the figures of docs/widget.md, by the browser; five minutes.
pictures: install
	VIGIE_PICTURES=docs/pictures $(RUN) pytest tests/browser

train: install
	$(RUN) vigie train

install: .venv/installed

.venv/installed: pyproject.toml uv.lock | uv
	$(UV) sync --frozen --python $(PYTHON)
	@touch $@

.PHONY: uv
uv:
	@if [ "$(UV)" != uv ] && ! .tools/bin/uv --version >/dev/null 2>&1; then \
	  $(PYTHON) -m venv .tools && .tools/bin/pip install --quiet --disable-pip-version-check uv; fi

clean:
	rm -rf .venv .tools .rasa models var build *.egg-info
