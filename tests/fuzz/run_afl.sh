#!/bin/sh
# The same with AFL++ (make fuzz-afl): BUILD is where afl-clang-fast built the targets. What it
# finds is in BUILD/found/TARGET/default/crashes and hangs; a target that has any fails the run.
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=$1
seconds=${FUZZ_SECONDS:-60}
status=0
# It cannot read what the kernel does with core files, and needs no other governor, to be of use.
export AFL_NO_UI=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_AFFINITY=1
for target in ${FUZZ_TARGETS:?names of targets}; do
    seeds=$BUILD/seeds/$target found=$BUILD/found/$target
    /usr/bin/python3 -m tests.fuzz.seeds "$target" "$seeds" || exit 1
    mkdir -p "$BUILD/found"
    # It tries every seed for long before it begins: the smaller ones are enough.
    find "$seeds" -size +40k -delete
    AFL_AUTORESUME=1 afl-fuzz -i "$seeds" -o "$found" -V "$seconds" -t 5000+ -m none -x tests/fuzz/words.dict \
        "$BUILD/fuzz-$target" >"$BUILD/$target.log" 2>&1 || status=1
    sed -n -E "s/^(execs_done|edges_found|total_edges|saved_crashes|saved_hangs) +:/$target: \1/p" \
        "$found/default/fuzzer_stats" || status=1
    # what it kept there is one file and more
    ls "$found"/default/crashes/id* "$found"/default/hangs/id* >/dev/null 2>&1 && status=1
done
exit $status
