#!/bin/sh
# check_wheel.sh BIN: builds the wheel from the tree and from the sdist, offline, and looks into
# both. The linked folders can drop out of either without a word
# (docs/decisions/folders-and-links.md).
set -eu

bin=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for folder in schemas prompts; do
    if [ ! -d "summarizer/$folder" ]; then
        echo "summarizer/$folder is no link to a folder: see CONTRIBUTING.md on symbolic links" >&2
        exit 1
    fi
done
"$bin/python" -m pip wheel -qq --no-index --no-deps --no-build-isolation -w "$work/tree" .
"$bin/hatchling" build -t sdist -d "$work" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
"$bin/python" -m pip wheel -qq --no-index --no-deps --no-build-isolation \
    -w "$work/sdist" "$work"/summarizer-*.tar.gz
"$bin/check-wheel-contents" --package summarizer --toplevel summarizer "$work/tree" "$work/sdist"
