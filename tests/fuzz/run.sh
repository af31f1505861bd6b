#!/bin/sh
# Fuzzes every target for FUZZ_SECONDS each (make fuzz): BUILD is where the fuzzers were built. What
# is worth keeping gathers in BUILD/found/TARGET; a file that crashes one is BUILD/crash-TARGET-*.
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=$1
seconds=${FUZZ_SECONDS:-60}
status=0
export UBSAN_OPTIONS=print_stacktrace=1
for target in ${FUZZ_TARGETS:?names of targets}; do
    seeds=$BUILD/seeds/$target regressions=tests/regressions/$target
    mkdir -p "$BUILD/found/$target"
    /usr/bin/python3 -m tests.fuzz.seeds "$target" "$seeds" || exit 1
    [ ! -d "$regressions" ] || cp "$regressions"/* "$seeds/"
    "$BUILD/fuzz-$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1500 -max_len=100000 \
        -print_final_stats=1 -artifact_prefix="$BUILD/crash-$target-" -dict=tests/fuzz/words.dict \
        "$BUILD/found/$target" "$seeds" 2>"$BUILD/$target.log" || status=1
    grep -E 'DONE|SUMMARY|number_of_executed_units|peak_rss_mb' "$BUILD/$target.log" | sed "s/^/$target: /"
done
exit $status
