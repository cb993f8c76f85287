#!/bin/sh
# Makes .venv with the package in it, or brings it up to date. `setup.sh` for users, `setup.sh dev` for those who change
# the code. Quick when nothing changed: a stamp in .venv is newer than pyproject.toml. PYTHON names another interpreter.
set -eu
cd "$(dirname "$0")/.."
what=${1:-user}
stamp=.venv/.ready-$what

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
        if new_enough "$candidate"; then echo "$candidate"; return; fi
    done
    echo "palabre: needs Python 3.11 or newer; found: $(python3 --version 2>/dev/null || echo 'no python3')." >&2
    echo "Install one, or name it: make demo PYTHON=/path/to/python3.12" >&2
    exit 1
}

if [ ! -x .venv/bin/python ] || ! new_enough .venv/bin/python; then
    python=$(find_python)
    echo "palabre: making .venv with $("$python" --version) ..."
    rm -rf .venv
    if ! "$python" -m venv .venv; then
        rm -rf .venv
        echo "palabre: $python cannot make a virtual environment; on Debian or Ubuntu: apt install python3-venv" >&2
        exit 1
    fi
fi

if [ ! -e "$stamp" ] || [ pyproject.toml -nt "$stamp" ]; then
    echo "palabre: installing (a minute or two the first time) ..."
    .venv/bin/python -m pip install -qq --disable-pip-version-check --upgrade "pip>=25.1"
    if [ "$what" = dev ]; then
        .venv/bin/python -m pip install -qq --disable-pip-version-check --editable . --group dev
    else
        .venv/bin/python -m pip install -qq --disable-pip-version-check --editable .
    fi
    touch .venv/.ready-user "$stamp"
fi
