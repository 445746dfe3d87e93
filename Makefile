# `make demo` and `make test` are all that a newcomer needs: each installs what is missing, builds and runs.

SWIFT ?= swift
PREFIX ?= /usr/local
BUILD_PACKAGES = libsodium-dev libyaml-dev pkg-config
TEST_PACKAGES = $(BUILD_PACKAGES) zlib1g-dev age openssl chromium
# The release binary brings Swift with it; libsodium stays the system's, which patches it.
RELEASE = --configuration release --static-swift-stdlib --scratch-path .build-release --product troth

.PHONY: demo test lint release install needs-build needs-test

demo: needs-build
	$(SWIFT) build --product troth
	@"$$($(SWIFT) build --show-bin-path)/troth" demo

test: needs-test
	$(SWIFT) test

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Plugins Package.swift

release: needs-build
	$(SWIFT) build $(RELEASE)

install: release
	install -D -m 755 "$$($(SWIFT) build $(RELEASE) --show-bin-path)/troth" "$(DESTDIR)$(PREFIX)/bin/troth"

needs-build:
	@sh Scripts/install-missing $(BUILD_PACKAGES)

needs-test:
	@sh Scripts/install-missing $(TEST_PACKAGES)
