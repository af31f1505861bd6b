#!/bin/sh
# SECURITY.md names every ceiling of limits.h with its value.
set -u
cd "$(dirname "$0")/../.." || exit 1
passed=0 failed=0
for limit in $(sed -n 's/^ *\(LIMIT_[A-Z_]*\) = .*/\1/p' converter/base/limits.h); do
    value=$(($(sed -n "s/^ *$limit = \(.*\),.*/\1/p" converter/base/limits.h)))
    shown=$(sed -n "s/^| .*(\`$limit\`) | \(.*\) |\$/\1/p" SECURITY.md | tr -d ,)
    if [ "$shown" = "$value" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: SECURITY.md says '$shown' for $limit, limits.h $value"
    fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
