#!/bin/sh
# make_venv.sh FOLDER [PYTHON]: a virtual environment with the pinned dependencies and, on top,
# the project itself, editable. A folder that holds a working environment is brought up to date.
set -eu

venv=$1
if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    python=$(sh scripts/find_python.sh "${2:-}")
    echo "Making $venv with $("$python" --version) ($python)"
    "$python" -m venv --clear "$venv"
fi
echo "Installing the pinned dependencies into $venv: a minute or two, the first time"
"$venv/bin/python" -m pip install -qq --disable-pip-version-check \
    --require-hashes -r constraints.txt
# No isolation: the build backend is pinned too, so that nothing unpinned is ever fetched.
"$venv/bin/python" -m pip install -qq --no-deps --no-build-isolation -e .
