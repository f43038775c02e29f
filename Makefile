# Two commands do everything: `make demo` and `make test`. Both install the system packages that are missing.
SWIFT ?= swift
DEMO ?= .build/demo
REDIAL := .build/release/redial
# On Linux the program carries the Swift runtime: it runs where no Swift is installed, and calls into the runtime are direct,
# which a run of `apply` feels (7 %). Debug information is left out, names stay.
ifeq ($(shell uname -s),Linux)
RELEASE := --static-swift-stdlib -Xlinker --strip-debug
endif

.PHONY: demo test deps build lint bench clean

demo: build
	@./Scripts/demo $(REDIAL) $(DEMO)

test: deps
	$(SWIFT) build --build-tests -Xswiftc -warnings-as-errors
	$(SWIFT) test --skip-build

build: deps
	$(SWIFT) build -c release $(RELEASE) --product redial -Xswiftc -warnings-as-errors

# Debian: apt; macOS: Homebrew. Says nothing when all is there.
deps:
	@./Scripts/deps

lint:
	$(SWIFT) format lint --strict --configuration .swift-format -r Package.swift Sources Tests Benchmarks Fuzzing

bench: deps
	cd Benchmarks && $(SWIFT) package --disable-sandbox benchmark --no-progress

clean:
	rm -rf .build Benchmarks/.build
