# serve: the release site at http://127.0.0.1:8080      test: everything that must hold
# dist:  the static site in dist/ [BASE=/path/]         dev:  rebuild on every change
# Each installs what is missing first, and says so.
BASE ?= /
PORT ?= 8080

.PHONY: serve test dist dev
.DEFAULT_GOAL := serve

serve: BASE = /
serve: dist
	@bash -c '. scripts/env && exec node scripts/serve.mjs --port $(PORT)'

dist:
	@scripts/setup site
	@scripts/build $(BASE)

dev:
	@scripts/setup site
	@scripts/dev $(PORT)

test:
	@scripts/test
