# The portal's commands. On a fresh machine: Python 3.11 or newer with venv, and make; the rest is set up here.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8000
CODE := amazon history inquiries inventory mcf_portal orders reimbursements returns sandbox sellers sync tracking
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Settings for tools that only read the code: no server is needed
TOOLS := DEBUG=true
PRODUCTION := DEBUG=false HTTPS=true SECRET_KEY=only-to-check-the-settings-0123456789-abcdefghijklmnopqrstuvwxyz ALLOWED_HOSTS=portal.example \
	DATABASE_URL=postgresql://portal@db/portal REDIS_URL=redis://redis:6379/0

.PHONY: help run test check bench messages clean format

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

run: $(VENV)/run.stamp ## the whole portal with a demo seller, on http://127.0.0.1:8000 (or PORT=…)
	@PORT=$(PORT) exec $(PY) -m mcf_portal.launch

test: $(VENV)/dev.stamp ## all tests
	@$(PY) -m pytest $(ARGS)

bench: $(VENV)/dev.stamp ## how fast: lists, sweep, polling, beside their floors
	@LOG_LEVEL=WARNING $(PY) manage.py bench $(ARGS)

check: $(VENV)/dev.stamp ## style, types, import contract, templates, migrations, production settings
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(TOOLS) $(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports
	@$(VENV)/bin/djlint --quiet --lint templates
	@$(TOOLS) $(PY) manage.py makemigrations --check --dry-run
	@$(PRODUCTION) $(PY) manage.py check --deploy --fail-level WARNING

format: $(VENV)/dev.stamp ## bring code into the house's style
	@$(VENV)/bin/ruff check --fix .
	@$(VENV)/bin/ruff format .

messages: $(VENV)/dev.stamp ## collect and compile the translations (needs gettext)
	@$(TOOLS) $(PY) manage.py makemessages --locale zh_Hans --no-wrap --no-location --no-obsolete --ignore .venv --ignore var --ignore tests --ignore sandbox
	@$(TOOLS) $(PY) manage.py compilemessages --locale zh_Hans --ignore .venv

clean: ## remove what was installed and gathered; data under var/ stays
	@rm -rf $(VENV) var/static .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; choose one with: make PYTHON=python3.12 ..."; exit 1; }
	@echo "  Virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "Python's venv is missing; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

$(VENV)/run.stamp: requirements.txt | $(PY)
	@echo "  Installing packages (about half a minute the first time)"
	@$(PY) -m pip install --quiet -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt | $(PY)
	@echo "  Installing packages for development (about a minute the first time)"
	@$(PY) -m pip install --quiet -r requirements-dev.txt
	@touch $@
