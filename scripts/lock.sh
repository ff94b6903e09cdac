#!/usr/bin/env bash
# Writes requirements/*.txt from pyproject.toml: every package by version and hash, and by no address,
# so that a lock installs from whichever index a machine is set up with.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=.venv/bin/uv
[ -x "$uv" ] || { echo "Run scripts/bootstrap.sh --dev first: it brings uv." >&2; exit 1; }
mkdir -p requirements
lock() {
    # --no-config and --no-header: nothing of this machine's own set-up may reach the file.
    "$uv" pip compile pyproject.toml --quiet --no-config --universal --python-version 3.12 \
        --generate-hashes --no-header \
        --custom-compile-command "make lock" "${@:2}" --output-file "requirements/$1.txt"
}
lock run ${UPGRADE:+--upgrade}
lock dev --group dev ${UPGRADE:+--upgrade}
