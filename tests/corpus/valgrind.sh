#!/bin/sh
# Every report of the corpus through memcheck: tests/corpus/valgrind.sh NIANBAO
# Fails where memory is read that was not written, or is lost. About two seconds a report.
set -u
cd "$(dirname "$0")/../.." || exit 1
command -v valgrind >/dev/null || { echo "valgrind is not installed" && exit 77; }
WRONG=99 passed=0 failed=0
for report in corpus/*.docx corpus/*.txt; do
    said=$(valgrind -q --leak-check=full --suppressions=tests/corpus/valgrind.supp --error-exitcode=$WRONG \
        "$1" convert "$report" 2>&1 >/dev/null)
    if [ $? -ne $WRONG ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $report" "$said"
    fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
