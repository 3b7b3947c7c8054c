# The two commands a fresh machine needs: `make run` and `make test`.

# One environment for every call: SwiftPM compiles its manifests anew for each it has not seen.
export LC_ALL := C.UTF-8

EXAMPLES := $(sort $(wildcard docs/examples/*.json docs/examples/*.yaml docs/examples/*.ndjson))

# What SwiftPM remembers of a package beside the one it builds: it would not see files that are new.
forget = rm -f $(1)/*.yaml

# Runs a program of the package that sees only what is public.
EMBEDDING := swift run --quiet --package-path Tests/Embedding --scratch-path .build/embedding

# The public conformance cases of the DMN standard, where they are at hand.
CASES := ../shared/tck
CONFORMANCE := $(if $(wildcard $(CASES)/*.jsonl), \
  .build/debug/feel-conformance --at-least 2393 $(wildcard $(CASES)/*.jsonl), \
  @echo "skipped: the conformance cases are not at $(CASES)")

# More for the comparison of both ways of evaluating, as in
# `make agreement AGREEMENT="--count 2000000 --seed 7"`.
AGREEMENT :=

# Installs packages of Debian: $(call install,PACKAGES).
install = echo "installing $(1)"; \
  as=; test "$$(id -u)" = 0 || as=sudo; \
  install="$$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(1)"; \
  $$install || { $$as apt-get update -qq && $$install; }

# More for the benchmarks, as in `make bench BENCH="--records 500 --rounds 3"`.
BENCH :=

.PHONY: run test agreement lint bench peers libyaml clean

## run: build, and evaluate the sample inspections with the policy that we ship
#
# The release build takes a minute longer, once; from then on each command is four times as fast.
run: libyaml
	swift build -c release --product plumbline
	.build/release/plumbline evaluate $(EXAMPLES)

## test: build without warnings, lint, run every test, check and test the shipped policy
#
# It takes some ten minutes on two cores.
test: libyaml lint agreement
	swift build --build-tests
	swift test --skip-build --disable-xctest
	$(CONFORMANCE)
	.build/debug/plumbline check
	.build/debug/plumbline test
	$(call forget,.build/embedding)
	test "$$($(EMBEDDING) Embedding)" = "fire.exits major 2026-05-12"
	$(EMBEDDING) Formulas | diff - Tests/Embedding/Formulas.txt

## agreement: compare what batches and the reference evaluator make of random inspections
#
# The last number is how many of a hundred must have been answered from columns, so that what is
# compared does not come from one place twice.
agreement: libyaml
	swift build -c release --product policy-agreement
	.build/release/policy-agreement --by-column 33 $(AGREEMENT)
	.build/release/policy-agreement --policy . --by-column 50 $(AGREEMENT)
	.build/release/policy-agreement --policy Tests/Benchmarks/w1 --by-column 60 $(AGREEMENT)

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

## bench: measure the release build beside other programs; docs/performance.md says what and how
bench: libyaml peers
	swift build -c release --product plumbline
	$(call forget,.build-bench/build)
	swift build -c release --package-path Tests/Benchmarks --scratch-path .build-bench/build
	.build-bench/build/release/Benchmarks $(BENCH)

## peers: install what the C++ program of the benchmarks needs, where its source is at hand
peers:
	@test ! -e ../shared/bench/w1 || \
	  { command -v g++ && command -v python3 && test -e /usr/include/simdjson.h; } >/dev/null || \
	  { $(call install,g++ python3 libsimdjson-dev); } || echo "the C++ program is left out"

## libyaml: install libyaml's headers, and what finds them, where they are missing
libyaml:
	@pkg-config --exists yaml-0.1 2>/dev/null || { $(call install,libyaml-dev pkg-config); }

clean:
	rm -rf .build .build-bench
