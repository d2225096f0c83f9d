# make build   sets everything up and writes the whole site to site/
# make test    sets everything up, lints and runs the tests
# make lint    looks at the code alone
# make preview serves the site on this machine and reloads it on every change
# make check   looks for mistakes in data and pages
# make impact  shows what was changed since BASE, as a page in .cache/pull-request/
# make generate makes the files again that follow from data and pages
# make links   asks whether the addresses outside the site still answer
# make bench   measures speed and search beside stock Material
# make accessibility checks every page again and records it for the accessibility statement
# make engines builds the site with other site generators too, and compares what readers find
# make form    fetches the editing form; the build then publishes it at /admin/
# make font    makes the font of the site anew, after a change to its letters
# make audit   looks at the lock for known weaknesses, at coverage, and whether tests notice faults
# make advisories renews what is known of the weaknesses of packages
# make lock    renews the pinned dependencies
# make release packs the built site for keeping, with checksums and a bill of materials
# make wheelhouse keeps all packages of the lock, to build without a registry one day
# make annotations, summary, packages and remember serve .github/workflows/

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
# The lock names everything, and most of it is never imported.
INSTALL := $(RUN) -m pip install --quiet --require-hashes --no-deps --no-compile
ENGINES := .venv-engines
# Browsers leave time to spare; the tests of one file share what they make.
TESTERS := $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
PACKAGES := import sysconfig; print(sysconfig.get_path("purelib"))
HOST ?= 127.0.0.1:8000
BASE ?= main
ADVISORIES ?= https://github.com/pypa/advisory-database
PULL_REQUEST := .cache/pull-request

unexport PYTHONDONTWRITEBYTECODE
export BASE
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: build test lint preview check annotations impact summary generate remember links packages bench accessibility engines font form screens lock release wheelhouse audit advisories clean
.DELETE_ON_ERROR:

build: $(VENV)/ready
	$(RUN) -m toolkit build

test: $(VENV)/ready-for-tests
	sh deploy/system-packages.sh test
	{ $(MAKE) --no-print-directory $(ENGINES)/ready || \
	  echo "Without other engines: their tests are skipped." >&2; } & \
	$(MAKE) --no-print-directory lint; code=$$?; wait; exit $$code
	$(RUN) -m pytest --numprocesses $(TESTERS) --dist loadfile --no-loadscope-reorder

lint: $(VENV)/ready-for-tests
	$(VENV)/bin/ruff check --quiet .
	$(VENV)/bin/ruff format --quiet --check .
	$(VENV)/bin/mypy --no-error-summary
	$(VENV)/bin/vulture

preview: $(VENV)/ready
	OPEN_PREVIEW=1 $(RUN) -m mkdocs serve --dev-addr $(HOST)

check: $(VENV)/ready
	$(RUN) -m toolkit check

annotations: $(VENV)/ready
	$(RUN) -m toolkit check --format annotations

impact: $(VENV)/ready
	mkdir -p $(PULL_REQUEST)
	$(RUN) -m toolkit impact "$$BASE" --format html > $(PULL_REQUEST)/changes.html

summary: $(VENV)/ready
	mkdir -p $(PULL_REQUEST)
	$(RUN) -m toolkit summary "$$BASE" > $(PULL_REQUEST)/summary.md

generate: $(VENV)/ready
	$(RUN) -m toolkit generate

remember: generate
	git add --all
	git diff --cached --quiet || \
	  git -c user.name="github-actions[bot]" \
	    -c user.email="41898282+github-actions[bot]@users.noreply.github.com" \
	    commit --quiet --message "Make the generated files again"
	git push --quiet

links: $(VENV)/ready
	$(RUN) -m toolkit check external --format annotations

packages:
	sh deploy/system-packages.sh build $(PYTHON)
	sh deploy/system-packages.sh test

bench: $(VENV)/ready-for-tests
	sh deploy/system-packages.sh test
	$(RUN) benchmarks/run.py
	$(RUN) benchmarks/scale.py
	$(RUN) benchmarks/programme.py
	$(RUN) benchmarks/preview.py
	$(RUN) benchmarks/check.py
	$(RUN) benchmarks/search.py
	$(RUN) benchmarks/weight.py
	$(RUN) benchmarks/serve.py
	$(RUN) benchmarks/lighthouse.py

accessibility: build $(VENV)/ready-for-tests
	sh deploy/system-packages.sh test
	$(RUN) tests/browser/record_accessibility.py

engines: $(VENV)/ready-for-tests $(ENGINES)/ready
	$(RUN) -m pytest tests/test_other_engines.py

font: $(VENV)/ready
	$(RUN) deploy/font.py

form:
	sh deploy/form.sh

screens: form $(VENV)/ready-for-tests
	sh deploy/system-packages.sh test
	$(RUN) deploy/screens.py

audit: $(VENV)/ready-for-tests
	sh deploy/system-packages.sh test
	$(RUN) deploy/advisories.py
	$(RUN) -m pytest --numprocesses auto -m "not slow and not thorough" --ignore tests/browser --ignore tests/site --cov
	$(RUN) -m pytest --numprocesses auto -m thorough
	$(RUN) tests/mutation.py

advisories: $(VENV)/ready-for-tests
	rm -rf .cache/advisories
	git clone --quiet --depth 1 $(ADVISORIES) .cache/advisories
	$(RUN) deploy/advisories.py .cache/advisories
	rm -rf .cache/advisories

lock: $(VENV)/ready
	$(RUN) -m pip install --quiet pip-tools
	for extra in "" test engines; do \
	  $(VENV)/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	    $${extra:+--extra $$extra --constraint requirements.txt} \
	    --output-file requirements$${extra:+-$$extra}.txt pyproject.toml; \
	done

release: build
	$(RUN) deploy/release.py site release

wheelhouse: $(VENV)/ready
	rm -rf .wheelhouse.building
	for lock in requirements.txt requirements-test.txt requirements-engines.txt; do \
	  $(RUN) -m pip download --quiet --require-hashes --no-build-isolation \
	    --dest .wheelhouse.building -r $$lock || exit; \
	done
	cd .wheelhouse.building && sha256sum -- * > SHA256SUMS
	rm -rf wheelhouse
	mv .wheelhouse.building wheelhouse

$(VENV)/bin/python:
	sh deploy/system-packages.sh build $(PYTHON)
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: requirements.txt pyproject.toml | $(VENV)/bin/python
	awk '/^[^ #]/ { builds = /^setuptools==/ } builds' requirements.txt > $(VENV)/builder.txt
	$(INSTALL) -r $(VENV)/builder.txt
	$(INSTALL) --no-build-isolation -r requirements.txt
	$(RUN) -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/ready-for-tests: requirements-test.txt $(VENV)/ready | $(VENV)/bin/python
	$(INSTALL) --no-build-isolation -r requirements-test.txt
	touch $@

# It sees the packages of the site; the site does not see these.
$(ENGINES)/ready: requirements-engines.txt $(VENV)/ready
	$(RUN) -m venv --clear --without-pip $(ENGINES)
	echo "import site; site.addsitedir('$$($(RUN) -c '$(PACKAGES)')')" \
	  > "$$($(ENGINES)/bin/python -c '$(PACKAGES)')/project.pth"
	$(INSTALL:pip=pip --python $(ENGINES)/bin/python) --no-build-isolation \
	  -r requirements-engines.txt
	touch $@

clean:
	rm -rf site .site.* release .release.* .wheelhouse.building $(VENV) $(ENGINES)
