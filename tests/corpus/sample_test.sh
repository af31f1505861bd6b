#!/bin/sh
# A report under other prose has the same figures: every field, value, raw text, state and place is that of
# corpus/2020-text-dump.json. The other prose is that of the real report, where it is at hand (its figures
# are in the corpus, its words are not), and else the corpus's own with each sentence replaced.
#   sample_test.sh PROGRAM [SAMPLE]
set -eu
program=$1
here=$(cd "$(dirname "$0")/../.." && pwd)
sample=${2:-$here/../shared/reports/sample-2020.txt}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
if [ ! -f "$sample" ]; then
    sample=$scratch/sample.txt
    sed '/^[^\t]*。/s/[^。]*。/各项工作有序推进，成效明显。/g' "$here/corpus/2020-text-dump.txt" >"$sample"
    ! cmp -s "$sample" "$here/corpus/2020-text-dump.txt"
fi
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
