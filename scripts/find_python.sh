#!/bin/sh
# Prints a Python that this project runs on (3.11 to 3.14, able to make virtual environments).
# With an argument, only that one is tried. Explains itself on stderr where there is none.
set -eu

fits='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))'
without_venv=

if [ -n "${1:-}" ]; then
    set -- "$1"
else
    set -- python3 python3.14 python3.13 python3.12 python3.11 python \
        "${HOME:-}"/.pyenv/versions/3.1[1-4]*/bin/python
fi
for candidate; do
    "$candidate" -c "$fits" 2>/dev/null || continue
    if "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
        command -v "$candidate"
        exit
    fi
    without_venv="$without_venv $candidate"
done

if [ -n "$without_venv" ]; then
    echo "Python without ensurepip or venv:$without_venv." >&2
    echo "Install what is missing (Debian, Ubuntu: apt-get install python3-venv)." >&2
else
    echo "No Python 3.11 to 3.14 among: $*." >&2
    echo "Install one, or name it: make PYTHON=/path/to/python3.12 ..." >&2
fi
exit 1
