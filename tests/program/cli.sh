#!/bin/sh
# The command line as a user meets it: exit statuses, what goes to stdout and what to stderr, the
# language of messages, folders, names that collide, files that are none of ours, outputs that cannot
# be written.
#     cli.sh NIANBAO
cd "$(dirname "$0")/../.." || exit 1
top=$(pwd)
case $1 in /*) nianbao=$1 ;; *) nianbao=$top/$1 ;; esac
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT || exit 1
passed=0 failed=0 skipped=0
LC_ALL=C.UTF-8 && export LC_ALL
corpus=$top/corpus
good=$corpus/2019-plain-libreoffice.docx
failing=$corpus/2023-printed-errors.docx
dump=$corpus/2020-text-dump.txt
numbered=$corpus/2020-automatic-numbers.docx
cd "$work" || exit 1

# ---- small helpers ---------------------------------------------------------------------------------
# run STATUS ARGUMENTS...: runs the program and holds its exit status; stdout and stderr are in files.
as_others= # what makes the program run without root's rights
run() {
    expected=$1
    shift
    what="nianbao $*"
    $as_others "$nianbao" "$@" >stdout 2>stderr </dev/null
    hold_status $? "$expected"
}

hold_status() {
    if [ "$1" -eq "$2" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $what: exit status $1, not $2"
        cat stderr
    fi
}

# hold WHAT COMMAND...: the command must succeed.
hold() {
    says=$1
    shift
    if "$@" >/dev/null 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $what: $says"
        head -c 600 stdout
        cat stderr
    fi
}

empty() { [ ! -s "$1" ]; }
lacks() { ! grep -q "$@"; }
is_json() { /usr/bin/python3 -c 'import json, sys; json.load(open(sys.argv[1]))' "$1"; }
# The outputs of a folder; what stands beside them is held in tests/batch.
same_tree() { [ "$(cd "$1" && find . -type f ! -name run.jsonl ! -name problems.csv ! -name '*-sha256.txt' | LC_ALL=C sort | tr '\n' ' ')" = "$2" ]; }

# ---- usage -----------------------------------------------------------------------------------------
for wrong in '' frob 'convert' 'convert --frob x' 'convert -o' 'check -o out x' 'tables' 'tables a b' \
    'schema x' 'help frob' 'convert --mappings' 'explain a b'; do
    # shellcheck disable=SC2086 # words
    run 64 $wrong
    hold 'nothing on stdout' empty stdout
    hold 'one line on stderr' grep -q '^nianbao: ' stderr
done
run 64 convert "$good" "$dump"
hold 'says to use -o' grep -q -- '-o out' stderr
run 64 convert "$corpus"
hold 'says to use -o' grep -q -- '-o out' stderr
hold 'nothing on stdout' empty stdout

run 0 --help
hold 'opens with examples' sh -c 'head -n 1 stdout | grep -q "^Examples:"'
hold 'nothing on stderr' empty stderr
run 0 help
run 0 -h
for command in convert check tables explain schema; do
    hold "names $command" grep -q "^  $command " stdout
done
for command in convert check tables explain schema; do
    run 0 help $command
    hold 'opens with examples' sh -c 'head -n 1 stdout | grep -q "^Example"'
    cp stdout help
    run 0 $command --help
    hold 'is the same help' cmp -s help stdout
    run 0 $command -h
done
run 0 --version
hold 'its version' grep -q '^nianbao [0-9]*\.[0-9]*\.[0-9]*$' stdout
for library in libzip Expat libxml2 ICU cJSON nettle; do
    hold "the version of $library" grep -q "^$library [0-9]" stdout
done

# ---- language --------------------------------------------------------------------------------------
# language LC_ALL LC_MESSAGES LANG WORD
language() {
    what="LC_ALL=$1 LC_MESSAGES=$2 LANG=$3"
    LC_ALL=$1 LC_MESSAGES=$2 LANG=$3 "$nianbao" help >stdout 2>stderr
    hold "speaks $4" grep -q "$4" stdout
}
language '' '' zh_CN.UTF-8 退出状态
language '' zh_TW.UTF-8 en_US.UTF-8 退出状态
language zh_CN.UTF-8 C C 退出状态
language C zh_CN.UTF-8 zh_CN.UTF-8 'Exit status'
language '' '' '' 'Exit status'
language '' '' de_DE.UTF-8 'Exit status'
what='every help in Chinese'
for command in convert check tables explain schema; do
    LC_ALL=zh_CN.UTF-8 "$nianbao" help $command >stdout 2>stderr
    hold "$command" grep -q '^例：' stdout
done

# ---- one file --------------------------------------------------------------------------------------
run 0 convert "$good"
hold 'nothing on stderr' empty stderr
hold 'JSON on stdout' is_json stdout
hold 'the name without its folder' grep -q '"name": "2019-plain-libreoffice.docx"' stdout
cp stdout good.json
run 0 convert "$good"
hold 'the same bytes again' cmp -s good.json stdout
what='convert - <FILE'
"$nianbao" convert - <"$good" >stdout 2>stderr
hold_status $? 0
hold 'the same but the name' sh -c 'grep -v "\"name\":" good.json >unnamed; grep -v "\"name\":" stdout | cmp -s - unnamed'
cp "$good" ./-x.docx
run 64 convert -x.docx
run 0 convert -- -x.docx
run 0 convert "$failing" # a sum that fails is the report's fault
hold 'the check fails in the JSON' grep -q '"state": "fails"' stdout
run 0 convert "$dump"

run 0 tables "$numbered"
hold 'automatic numbers are printed' grep -q '"text": "一、本年新收政府信息公开申请数量"' stdout
run 0 tables --without-numbers "$numbered"
hold 'automatic numbers are left out' grep -q '"text": "本年新收政府信息公开申请数量"' stdout
run 64 convert --without-numbers "$numbered"

run 66 convert none.docx
hold 'nothing on stdout' empty stdout
hold 'names the file' grep -q 'none.docx' stderr
run 66 tables none.docx
run 66 explain none.docx
run 66 check none.json
run 66 tables "$corpus"
mkdir folder folder/none
run 66 check folder
hold 'a folder without reports' grep -q 'no report' stderr

# ---- files that are none of ours -------------------------------------------------------------------
mkdir bad
: >bad/empty.docx
printf 'PK\003\004 but no zip' >bad/broken.docx
printf '\320\317\021\340\241\261\032\341 old' >bad/legacy.doc
printf '%%PDF-1.7\n' >bad/paper.pdf
printf '\211PNG\r\n\032\n' >bad/picture.png
head -c 3000 "$good" >bad/truncated.docx
head -c 3000 /dev/zero >bad/zeros.docx
for file in bad/*; do
    for command in convert tables explain; do
        run 1 $command $file
        hold 'nothing on stdout' empty stdout
        hold 'a code and advice' grep -q "^nianbao: $file: \[[a-z-]*\] ..*" stderr
    done
done
run 1 check bad/empty.docx
run 1 check "$good"

# ---- many files ------------------------------------------------------------------------------------
run 0 convert -o out "$good" "$dump"
hold 'nothing on stdout' empty stdout
hold 'both are there' same_tree out './2019-plain-libreoffice.json ./2020-text-dump.json '
hold 'the same as alone' cmp -s good.json out/2019-plain-libreoffice.json
hold 'a summary' grep -q '2 files: 2 converted' stderr
run 0 convert -oattached "$good"
hold 'is there' cmp -s good.json attached/2019-plain-libreoffice.json
run 0 convert "$good" -o deep/er/out
hold 'is there' cmp -s good.json deep/er/out/2019-plain-libreoffice.json
run 0 convert -o deep/er/out/ "$good"
hold 'written again, nothing else left' same_tree deep './er/out/2019-plain-libreoffice.json '

mkdir -p tree/2019/local tree/.hidden tree/__MACOSX tree/empty
cp "$good" tree/2019/report.docx
cp "$failing" tree/2019/local/report.bin # told by content
cp "$dump" tree/dump.txt
cp "$good" 'tree/~$report.docx'
cp "$good" tree/.hidden/report.docx
cp "$good" tree/__MACOSX/report.docx
cp good.json tree/report.json
echo 'Read me' >tree/README.md
: >tree/.DS_Store
ln -s . tree/loop
run 0 convert -o tree-out tree
hold 'the tree is kept' same_tree tree-out './2019/local/report.json ./2019/report.json ./dump.json '
hold 'the rest is counted' grep -q '3 files: 3 converted.*; 7 skipped' stderr
hold 'the sums that fail are named' grep -q 'sums fail.*tree-out/2019/local/report.json' stderr
run 0 convert -o tree-out tree
hold 'again, over the old outputs' grep -q '3 files: 3 converted.*; 7 skipped' stderr
cp bad/picture.png bad/legacy.doc tree/
run 1 convert -o tree-out2 tree
hold 'the others are converted' same_tree tree-out2 './2019/local/report.json ./2019/report.json ./dump.json '
hold 'names the picture' grep -q 'not converted  tree/picture.png: \[' stderr
hold 'names the old document' grep -q 'not converted  tree/legacy.doc: \[' stderr
run 66 convert -o tree-out3 tree/2019 none.docx "$dump"
hold 'the others are converted' same_tree tree-out3 './2020-text-dump.json ./local/report.json ./report.json '
mkdir nothing
run 0 convert -o nothing-out nothing
hold 'says that nothing was found' grep -q 'no report was found in nothing' stderr

mkdir a b
cp "$good" a/report.docx
cp "$failing" b/report.docx
cp "$dump" report-2.txt
cp "$dump" b/REPORT.TXT
run 0 convert -o told a/report.docx b/report.docx report-2.txt b/REPORT.TXT
hold 'each has its own' sh -c 'ls told | tr "\\n" " " | grep -Eq "REPORT-[0-9a-f]{8}.json .*report-2.json report-[0-9a-f]{8}.json report.json "'
hold 'the first has the plain name' cmp -s told/report.json tree-out/2019/report.json
hold 'says so' grep -Eq 'b/report.docx goes to told/report-[0-9a-f]{8}.json' stderr
cp "$good" 2.0版.v1
cp "$good" 'a b.docx'
run 0 convert -o stems 2.0版.v1 'a b.docx' ./-x.docx
hold 'only an extension is taken off' same_tree stems './-x.json ./2.0版.json ./a b.json '

# ---- outputs that cannot be written ----------------------------------------------------------------
: >file
mkdir -p blocked/2019-plain-libreoffice.json
run 73 convert -o file "$good"
LC_ALL=zh_CN.UTF-8 "$nianbao" convert -o file "$good" >stdout 2>stderr
hold 'says why in Chinese' grep -q '无法建立 file：路径中有一段不是文件夹' stderr
run 73 convert -o file/under "$good"
run 73 convert -o blocked "$good"
hold 'no half of a file' same_tree blocked ''
what='closed stdout'
cp "$good" good.docx
for arguments in 'convert good.docx' 'tables good.docx' 'explain good.docx' schema help "help convert" --version; do
    what="nianbao $arguments >&-"
    # shellcheck disable=SC2086
    "$nianbao" $arguments >&- 2>stderr
    hold_status $? 74
    what="nianbao $arguments >/dev/full"
    # shellcheck disable=SC2086
    "$nianbao" $arguments >/dev/full 2>stderr
    hold_status $? 74
done
what='a reader that went away'
{
    sleep 0.2
    "$nianbao" convert "$good" 2>stderr
    echo $? >status
} | :
hold_status "$(cat status)" 74
mkdir locked && chmod 500 locked
cp "$good" unreadable.docx && chmod 0 unreadable.docx
[ "$(id -u)" -ne 0 ] || as_others='setpriv --bounding-set=-dac_override,-dac_read_search'
if $as_others true && ! $as_others cat unreadable.docx >/dev/null 2>&1; then
    run 73 convert -o locked "$good"
    run 66 convert unreadable.docx
else
    echo 'skipped: what may not be written or read; root may do both, and cannot give that up here'
    skipped=$((skipped + 1))
fi
as_others=
chmod 700 locked

# ---- check, tables, explain, schema ----------------------------------------------------------------
"$nianbao" convert "$failing" >failing.json 2>/dev/null
run 0 check good.json
hold 'says that it is sound' grep -q '^good.json: satisfies the schema; [0-9]* checks, none of them fails' stdout
run 1 check good.json failing.json
hold 'both are named' grep -q '^good.json: ' stdout
hold 'the formula with its numbers' grep -q 'requests.handled_sum .* ≠ ' stdout
hold 'nothing on stderr' empty stderr
what='check in Chinese'
LC_ALL=zh_CN.UTF-8 "$nianbao" check failing.json >stdout 2>stderr
hold_status $? 1
hold 'is Chinese' grep -q '核对不成立' stdout
run 66 check none.json failing.json
hold 'the other is checked' grep -q '≠' stdout

printf '2021年某局政府信息公开工作年度报告\n\n\t本年制发件数\n\t现行有效件数\n\n\n' >tableless.txt
"$nianbao" convert tableless.txt >tableless.json 2>stderr
run 0 check tableless.json
hold 'what the conversion recorded' grep -q '\[table-missing\]' stdout
hold 'nothing could be assessed' grep -q 'cannot be assessed' stdout

run 0 tables "$good"
hold 'JSON' is_json stdout
hold 'tables' grep -q '"tables"' stdout
run 0 explain "$corpus/2020-three-pieces.docx"
hold 'the form' grep -q 'form chosen: 2019' stdout
hold 'what was stitched' grep -q '\[table-stitched\]' stdout
what='explain in Chinese'
LC_ALL=zh_CN.UTF-8 "$nianbao" explain "$corpus/2020-three-pieces.docx" >stdout 2>stderr
hold 'is Chinese' grep -q '选用格式 2019' stdout
run 0 schema
hold 'as in the source' cmp -s stdout "$top/converter/output/report.schema.json"

# ---- mappings --------------------------------------------------------------------------------------
run 0 convert --mappings "$top/mappings" "$good"
hold 'the same as those compiled in' cmp -s stdout good.json
run 0 convert "--mappings=$top/mappings" "$good"
hold 'the same as those compiled in' cmp -s stdout good.json
run 0 explain --mappings "$top/mappings" "$good"
run 0 check --mappings "$top/mappings" good.json
run 66 convert --mappings nowhere "$good"
mkdir forms
run 64 convert --mappings forms "$good"
echo '{"schema": "nianbao.mapping/1", "frob": 1}' >forms/x.json
run 64 convert --mappings forms "$good"
hold 'names the file' grep -q 'x.json' stderr
hold 'nothing on stdout' empty stdout
rm forms/x.json
cp "$top"/mappings/shanghai-2008.json "$top"/mappings/values.json forms/
run 1 check --mappings forms good.json
hold 'the form is not loaded' grep -q 'form-not-loaded' stdout

echo "$passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
