# The two commands a fresh machine needs: `make run` and `make test`.

# One environment for every call: SwiftPM compiles its manifests anew for each it has not seen.
export LC_ALL := C.UTF-8

PLUMBLINE := .build/debug/plumbline
EXAMPLES := $(sort $(wildcard docs/examples/*.json docs/examples/*.yaml docs/examples/*.ndjson))

.PHONY: run test build lint libyaml clean

## run: build, and evaluate the sample inspections with the policy that we ship
run: build
	$(PLUMBLINE) evaluate $(EXAMPLES)

## test: build without warnings, lint, run every test, check and test the shipped policy
test: build lint
	swift test --disable-xctest
	$(PLUMBLINE) check
	$(PLUMBLINE) test

build: libyaml
	swift build

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

## libyaml: install libyaml's headers where they are missing
libyaml:
	@pkg-config --exists yaml-0.1 2>/dev/null || test -e /usr/include/yaml.h || { \
	  echo "installing libyaml-dev"; \
	  if [ "$$(id -u)" = 0 ]; then as=; else as=sudo; fi; \
	  $$as apt-get update -qq && $$as apt-get install -y -qq libyaml-dev pkg-config; }

clean:
	rm -rf .build
