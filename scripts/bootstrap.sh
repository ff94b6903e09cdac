#!/usr/bin/env bash
# From a bare machine to .venv with exactly the locked packages. Safe to run as often as you like:
# when the lock has not changed since the last run it does nothing.
#   scripts/bootstrap.sh          what running Sijak needs
#   scripts/bootstrap.sh --dev    and what checking it needs (Chromium, CJK fonts, gettext)
set -euo pipefail
cd "$(dirname "$0")/.."

group=run
[ "${1:-}" = "--dev" ] && group=dev
lock="requirements/$group.txt"

say() { printf '%s\n' "$*" >&2; }

fits() {
    # ssl and sqlite3 are missing from a Python that was compiled without their headers.
    "$1" -c 'import sys, ssl, sqlite3, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' \
        >/dev/null 2>&1
}

find_python() {
    local minor place
    for minor in 14 13 12; do
        for place in "python3.$minor" "/usr/bin/python3.$minor" "/usr/local/bin/python3.$minor" \
            "$HOME/.pyenv/versions/3.$minor"*/bin/python \
            "$HOME/.local/share/uv/python/cpython-3.$minor"*/bin/python3; do
            if command -v "$place" >/dev/null 2>&1 && fits "$place"; then
                printf '%s\n' "$place"
                return 0
            fi
        done
    done
    if fits python3; then
        printf 'python3\n'
        return 0
    fi
    return 1
}

fetch_python() {
    # uv brings a Python of its own; a throw-away venv of the old Python is enough to run uv.
    local nest found
    command -v python3 >/dev/null 2>&1 || return 1
    nest="$(mktemp -d)"
    found="$(
        python3 -m venv "$nest" >/dev/null 2>&1 &&
            "$nest/bin/pip" install --quiet --disable-pip-version-check uv >&2 &&
            "$nest/bin/uv" python install 3.13 >&2 &&
            "$nest/bin/uv" python find 3.13
    )" || true
    rm -rf "$nest"
    [ -n "$found" ] && printf '%s\n' "$found"
}

choose_python() {
    find_python && return 0
    say "No Python 3.12 or newer with ssl and sqlite3 found; trying to fetch one."
    fetch_python && return 0
    say "Sijak needs Python 3.12 or newer. Install it (Debian 13: apt install python3-venv;"
    say "elsewhere: python.org or pyenv) and run the same command again."
    return 1
}

as_root_install() {
    # $1: why, the rest: Debian packages
    local why="$1"
    shift
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
        say "Missing: $why. On Debian or Ubuntu: sudo apt install $*"
        return 1
    fi
    say "Installing $*: $why."
    DEBIAN_FRONTEND=noninteractive timeout 120 apt-get update -qq >/dev/null </dev/null
    DEBIAN_FRONTEND=noninteractive timeout 300 apt-get install -y -qq --no-install-recommends "$@" \
        >/dev/null </dev/null
}

system_packages() {
    local failed=0
    if ! command -v chromium-headless-shell >/dev/null; then
        if command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
            || command -v google-chrome >/dev/null; then
            [ "$(id -u)" != 0 ] || as_root_install "the journeys take half the time in a browser without windows" \
                chromium-headless-shell || say "Not to be had here: the journeys walk in the whole browser."
        else
            as_root_install "the journeys walk through a real browser" chromium-headless-shell \
                || as_root_install "the journeys walk through a real browser" chromium || failed=1
        fi
    fi
    if [ -z "$(find /usr/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts" \
        -iname '*noto*cjk*' -print -quit 2>/dev/null || true)" ]; then
        as_root_install "pictures need Korean and Chinese letters" fonts-noto-cjk || failed=1
    fi
    if ! command -v xgettext >/dev/null; then
        as_root_install "the message check reads the sources with it" gettext || failed=1
    fi
    return "$failed"
}

html_validator() {
    # One jar that reads every public page. Without npm or Java the test says why it was left out.
    [ ! -e audit/html/node_modules/vnu-jar/build/dist/vnu.jar ] || return 0
    command -v npm >/dev/null && command -v java >/dev/null || return 0
    (cd audit/html && timeout 120 npm ci --ignore-scripts --no-audit --no-fund --silent </dev/null >/dev/null 2>&1) \
        || say "The HTML validator could not be had; its test says so."
}

stamp=".venv/.installed-$group"
sum="$(cksum <"$lock")"

if [ ! -x .venv/bin/python ] || ! fits .venv/bin/python; then
    python="$(choose_python)"
    say "Making .venv with $("$python" --version)."
    "$python" -m venv --clear .venv
fi

if [ "$(cat "$stamp" 2>/dev/null || true)" != "$sum" ]; then
    say "Installing the packages of $lock (hashes checked)."
    .venv/bin/python -m pip --version >/dev/null 2>&1 || .venv/bin/python -m ensurepip >/dev/null
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
        --require-hashes --no-deps -r "$lock" </dev/null
    printf '%s\n' "$sum" >"$stamp"
fi

if [ "$group" = dev ]; then
    system_packages
    html_validator
fi
