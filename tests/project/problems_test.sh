#!/bin/sh
# docs/problems.md is what converter/base/problem_list.h says, code for code and word for word; no
# code stands there twice.
cd "$(dirname "$0")/../.." || exit 1
failed=0
"$BUILD/problems-doc" | diff docs/problems.md - || {
    echo "docs/problems.md is not up to date: make docs"
    failed=$((failed + 1))
}
twice=$("$BUILD/problems-doc" | sed -n 's/^| \(`[^`]*`\) .*/\1/p' | sort | uniq -d)
[ -z "$twice" ] || {
    echo "codes that stand in problem_list.h twice: $twice"
    failed=$((failed + 1))
}
echo "$((2 - failed)) passed, $failed failed"
[ $failed -eq 0 ]
