#!/bin/sh
# make install puts everything where PREFIX and DESTDIR say, and a stranger's program of ten lines
# builds against it with nothing but pkg-config and the one public header.
cd "$(dirname "$0")/../.." || exit 1
stage=$(mktemp -d) && trap 'rm -rf "$stage"' EXIT || exit 1
BUILD=${BUILD#"$(pwd)"/} # make takes no path with a space in it
passed=0 failed=0 skipped=0

verify() {
    what=$1
    shift
    if "$@" >"$stage/log" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $what"
        cat "$stage/log"
    fi
}

# An administrator's umask of 077 is no reason to install for root alone.
install_everything() {
    (umask 077 && make --no-print-directory -s BUILD="$BUILD" PREFIX=/opt/nianbao DESTDIR="$stage" install)
}
is_for_everybody() {
    kept=$(find "$stage/opt" '(' -type f ! -perm -444 ')' -o '(' -type d ! -perm -555 ')')
    echo "$kept"
    [ -z "$kept" ]
}
verify 'make install' install_everything
verify 'others may read it' is_for_everybody
for file in bin/nianbao lib/libnianbao.a lib/pkgconfig/nianbao.pc include/nianbao.h \
    share/man/man1/nianbao.1; do
    verify "$file" test -s "$stage/opt/nianbao/$file"
done

export PKG_CONFIG_PATH="$stage/opt/nianbao/lib/pkgconfig" PKG_CONFIG_SYSROOT_DIR=
flags=$(pkg-config --define-variable=prefix="$stage/opt/nianbao" --cflags --libs nianbao)
verify 'pkg-config' test -n "$flags"
# shellcheck disable=SC2086 # the flags are words
verify 'a program against the library' \
    ${CC:-cc} -std=c17 -Wall -Wextra -Wpedantic -Werror -o "$stage/program" tests/project/install_program.c $flags
if command -v c++ >/dev/null; then
    verify 'the header for C++' \
        sh -c 'echo "#include \"converter/nianbao.h\"" | c++ -x c++ -Wall -Werror -fsyntax-only -I. -'
else
    echo 'skipped: the header for C++, there is no C++ compiler (g++)'
    skipped=$((skipped + 1))
fi
report=$(find corpus -name '*.docx' | sort | head -n 1)
verify 'the program converts' sh -c '"$1" "$2" | grep -q "\"schema\": \"nianbao.report/1\""' - \
    "$stage/program" "$report"
verify 'the version of the package' \
    sh -c '"$1" --version | grep -qF "$(pkg-config --modversion nianbao)"' - "$NIANBAO"
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
