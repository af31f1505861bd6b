#!/bin/sh
# The corpus, byte for byte: every report corpus/NAME.docx (or .txt, ...) and corpus/series/AGENCY/YEAR.docx
# converts to exactly the .json beside it. Whatever differs is shown.
#     corpus_test.sh NIANBAO            compares
#     corpus_test.sh --update NIANBAO   writes the expected JSON instead (read the diff!)
cd "$(dirname "$0")/../.." || exit 1
update=no
if [ "$1" = --update ]; then
    update=yes
    shift
fi
nianbao=$1
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT || exit 1
passed=0 failed=0

fail() {
    echo "FAILED $report: $1"
    failed=$((failed + 1))
}

convert() {
    "$nianbao" convert "$report" >"$work/json" 2>"$work/messages"
    status=$?
    # 1: the report has an error that its JSON names; anything else is not an answer.
    if [ $status -gt 1 ] || [ ! -s "$work/json" ]; then
        cat "$work/messages"
        fail "exit status $status"
        return 1
    fi
}

for report in corpus/* corpus/series/*/*; do
    case $report in *.json | *.md) continue ;; esac
    [ -f "$report" ] || continue
    expected=${report%.*}.json
    convert || continue
    if [ $update = yes ]; then
        cp "$work/json" "$expected" && passed=$((passed + 1))
    elif [ ! -f "$expected" ]; then
        fail "there is no $expected"
    elif ! cmp -s "$expected" "$work/json"; then
        diff -u "$expected" "$work/json" | head -n 40
        fail "differs from $expected"
    else
        passed=$((passed + 1))
    fi
done
# An expected JSON without its report would never be compared.
for expected in corpus/*.json corpus/series/*/[0-9]*.json; do
    ls "${expected%.json}".[!j]* >/dev/null 2>&1 || { report=$expected && fail "has no report"; }
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
