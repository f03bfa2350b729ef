# Each target prepares what is missing by itself; `python3 dev.py` does the same where there is no make.
PYTHON ?= $(or $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$p" && break; done),python3)

.PHONY: run demo test quick format golden accuracy bench screenshots lock
run demo test quick format golden accuracy bench screenshots lock:
	@$(PYTHON) dev.py $@
