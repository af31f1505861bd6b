#!/bin/sh
# Replays what fuzzing found, and sound files, through every target: tests/fuzz/replay.sh BUILD
set -u
cd "$(dirname "$0")/../.." || exit 1
BUILD=$1
passed=0 failed=0
for replay in "$BUILD"/fuzz/replay-*; do
    target=${replay##*/replay-}
    case $target in *.*) continue ;; esac # what the compiler leaves beside it
    set -- tests/regressions/"$target"/*
    [ -e "$1" ] || set --
    case $target in
    file | package) set -- "$@" corpus/*.docx corpus/*.txt ;;
    html) set -- "$@" corpus/*.txt ;;
    text) set -- "$@" corpus/*.txt ;;
    mapping) set -- "$@" mappings/*.json ;;
    report) set -- "$@" corpus/*.json ;;
    esac
    if "$replay" "$@" 2>"$BUILD/replay-$target.log" >/dev/null; then
        passed=$((passed + $#))
    else
        failed=$((failed + 1))
        echo "FAIL $target:"
        tail -n 30 "$BUILD/replay-$target.log"
    fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
