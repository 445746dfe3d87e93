# `make demo` and `make test` are all that a newcomer needs: each installs what is missing, builds and runs.

SWIFT ?= swift
PREFIX ?= /usr/local
BUILD_PACKAGES = libsodium-dev libyaml-dev pkg-config
TEST_PACKAGES = $(BUILD_PACKAGES) zlib1g-dev age openssl

.PHONY: test lint needs-build needs-test

test: needs-test
	$(SWIFT) test

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Plugins Package.swift

needs-build:
	@sh Scripts/install-missing $(BUILD_PACKAGES)

needs-test:
	@sh Scripts/install-missing $(TEST_PACKAGES)
