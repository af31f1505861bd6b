#!/bin/sh
# The one real filled report that there is (a text dump) against its figures, which the corpus holds
# under prose of its own: every field, value, raw text, state and place must be the same.
#   sample_test.sh PROGRAM [SAMPLE]
set -eu
program=$1
here=$(cd "$(dirname "$0")/../.." && pwd)
sample=${2:-$here/../shared/reports/sample-2020.txt}
if [ ! -f "$sample" ]; then
    echo "skipped: the sample is not here: $sample"
    echo "0 passed, 0 failed, 1 skipped"
    exit 0
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$program" convert "$sample" >"$scratch/sample.json"
# place and raw text are compared; `sed` takes the cells, one a line
cells() { sed -n '/^  "cells": \[/,/^  \]/p' "$1"; }
cells "$scratch/sample.json" >"$scratch/got"
cells "$here/corpus/2020-text-dump.json" >"$scratch/expected"
if [ "$(grep -c '"field"' "$scratch/got")" = 198 ] &&
    diff "$scratch/expected" "$scratch/got" >"$scratch/diff" &&
    grep -q '"agency": "宁波市江北区人民政府办公室"' "$scratch/sample.json"; then
    echo "1 passed, 0 failed"
else
    head -20 "$scratch/diff"
    echo "0 passed, 1 failed"
    exit 1
fi
