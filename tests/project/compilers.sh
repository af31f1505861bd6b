#!/bin/sh
# Both compilers are silent about every C file of the project, at the warnings of the Makefile. The
# build has shown it for gcc but in tools/bench; clang is not a need of the build and is left out where
# it is not installed.
cd "$(dirname "$0")/../.." || exit 1
warnings=$(sed -n 's/^WARNINGS := \(.*\) \$(WERROR)$/\1 -Werror/p' Makefile)
passed=0 failed=0 skipped=0
everything='converter/*/*.c tests/unit/*.c tools/*.c tools/bench/*.c'
for compiler in gcc clang; do
    files=$everything
    [ $compiler = clang ] || files='tools/bench/*.c'
    if ! command -v $compiler >/dev/null 2>&1; then
        echo "skipped: $compiler is not installed"
        skipped=$((skipped + 1))
        continue
    fi
    # shellcheck disable=SC2086 # words
    if $compiler -std=c17 -D_GNU_SOURCE -Iconverter $(pkg-config --cflags libxml-2.0) $warnings \
        -fsyntax-only $files; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
