# Everything from a fresh clone: Python 3.11 or later, make and git are enough.
# The set-up is done once and again only when pyproject.toml or constraints.txt change.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
HAYSTACK ?= ../shared/data/news_haystack
ARTICLES ?= ../shared/data/zone_news.jsonl
SOAK ?= 0
DATABASE ?= sqlite
WORKERS ?= 2
ROWS ?= ../shared/bad_inputs.jsonl
REPORTS ?= 1000
.DEFAULT_GOAL := help

.PHONY: help serve install index test check lint types eval evaluate gate bench search-eval update-eval growth engines peers ingest-eval layout-eval tokens \
	bad-inputs fuzz load replicas sweep fit docs catalogs names clean

help:  ## say what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

serve: index  ## install, build model and index, serve http://127.0.0.1:8000
	$(BIN)/zoneqa serve

install: .venv/installed  ## what zoneqa needs, in .venv

index: .venv/installed  ## build the index of corpus/ if anything has changed
	@$(BIN)/zoneqa index

test: check  ## install and run every check and test, in WORKERS=2 processes
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile

check: lint types  ## ruff, mypy, import-linter

lint: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/tested
	$(BIN)/mypy

eval: .venv/tested  ## ask our own questions for reporting and print the table
	$(BIN)/zoneqa-eval run own

evaluate: .venv/tested  ## run specs of eval/specs/, SPECS="own cmrc …"; without any, list them
	$(BIN)/zoneqa-eval run $(SPECS)

gate: .venv/tested  ## ask a small sample again; fails if quality fell since the baseline
	$(BIN)/zoneqa-eval --gate eval/baseline.json

search-eval: .venv/tested  ## nDCG@10, hit@1 and more on a folder in BEIR's layout, HAYSTACK=…
	$(BIN)/zoneqa-eval run beir --data $(HAYSTACK)

bench: .venv/tested index  ## speed, memory and disk beside sentence-transformers and FAISS by hand
	$(BIN)/zoneqa-eval bench $(if $(wildcard $(ARTICLES)),--articles $(ARTICLES))

update-eval: .venv/tested  ## the cost of an update beside a full build of ARTICLES=….jsonl
	$(BIN)/zoneqa-eval updates $(ARTICLES)

growth: .venv/tested  ## time, memory and disk at 10 k, 100 k and 1 M passages (an hour)
	$(BIN)/zoneqa-eval growth $(HAYSTACK)/corpus.jsonl

engines: .venv/tested  ## how far a Milvus and the files of the index agree, on 200 questions of ARTICLES=….jsonl
	@$(PIP) install -c constraints.txt -e '.[milvus]'
	$(BIN)/zoneqa-eval engines --data $(dir $(ARTICLES))

ingest-eval: .venv/tested  ## builds by one process, two and Ray, some killed: speed, memory, digests
	$(BIN)/zoneqa-eval ingest $(ARTICLES) --size 300

peers: .venv/tested  ## zoneqa beside six peers on REPORTS=1000 of HAYSTACK, into docs/peers.md (hours)
	$(BIN)/zoneqa-eval peers $(HAYSTACK) --reports $(REPORTS)

layout-eval: .venv/tested  ## how correctly 200 made documents are read: characters, cells, headers
	$(BIN)/zoneqa-eval layout

tokens: .venv/tested  ## compare sentencepiece with the library tokenizers on 20,000 made texts
	$(BIN)/python -m tests.embedding.compare_tokenizers

bad-inputs: .venv/tested index  ## read every malformed file and send every bad request of ROWS=….jsonl
	$(BIN)/python -m tests.bad_inputs --rows $(ROWS)
	$(BIN)/python -m tests.bad_requests --rows $(ROWS)

fuzz: .venv/tested  ## send the API a thousand made-up requests for each operation
	ZONEQA_FUZZED=1000 $(BIN)/python -m pytest tests/api/test_fuzzed.py

load: .venv/tested index  ## find the rate that is held, overload it, stream to 500; SOAK=30 minutes more; DATABASE=postgresql
	$(BIN)/python -m tests.load --soak $(SOAK) --database $(DATABASE)

replicas: .venv/tested  ## two replicas behind nginx: kill one, switch generations, restart both (10 minutes)
	$(BIN)/python -m tests.replicas

sweep: .venv/tested  ## kill, fill and damage the index, the database and documents at every point (20 minutes)
	OMP_NUM_THREADS=1 $(BIN)/python -m tests.sweeps

fit: .venv/tested index  ## fit weights, confidence and threshold on the questions for tuning
	$(BIN)/zoneqa-eval fit

docs: .venv/tested  ## write docs/cli.md, docs/settings.md and the examples of the API from the code
	$(BIN)/python -m tests.docs.generate

catalogs: .venv/tested  ## sort the texts of the pages and write those in traditional script
	$(BIN)/python -m tests.catalogs.generate

names: .venv/tested  ## list names used twice, tiny files, and count classes and patterns
	$(BIN)/python -m tests.names

clean:  ## remove what was installed and built, but no article and no index
	rm -rf .venv .peers build dist .mypy_cache .ruff_cache .pytest_cache

.venv/bin/python:
	@echo "Making a virtual environment in .venv"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "zoneqa needs Python 3.11 or later; set PYTHON=…"; exit 2; }
	@$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml constraints.txt
	@echo "Installing zoneqa and what it needs (some minutes the first time)"
	@$(PIP) install -c constraints.txt -e .
	@touch $@

.venv/tested: .venv/installed eval/pyproject.toml
	@echo "Installing what the tests need"
	@$(PIP) install -c constraints.txt -e '.[telemetry,test]' -e eval
	@touch $@
