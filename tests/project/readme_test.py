"""The documentation does what it says.

Every fenced `sh` block of the README files and of docs/*.md, and every line of the man page's
EXAMPLES, is run in a clean copy of the tree with the program that was built. In a block's info
string `exit=N` states its exit status (else 0) and `norun` exempts it (commands that install, and
the two that would run this very test). A block that follows one and whose info string ends in
`output` must be exactly what the commands printed. Besides: the Chinese README runs the same
commands as the English one, relative links lead somewhere, every option of --help is in the man page.

    python3 -m tests.project.readme_test            compares
    python3 -m tests.project.readme_test --update   writes what the commands print into the output blocks (read the diff!)
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from tests.lib.tree import ROOT as TOP

NIANBAO = (TOP / os.environ.get("NIANBAO", "build/nianbao")).resolve()
UPDATE = sys.argv[1:] == ["--update"]
MANUAL = "docs/nianbao.1"
passed = failed = 0


def verdict(good, what):
    """Counts one test, and says what failed."""
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print("FAILED", what)


def read_blocks(text):
    """Yields (line, info string, content) of each fenced block."""
    lines = text.split("\n")
    start = info = None
    for number, line in enumerate(lines, 1):
        fence = re.match(r"```(.*)$", line)
        if not fence:
            continue
        if start is None:
            start, info = number, fence.group(1).strip()
        else:
            yield start, info, "\n".join(lines[start : number - 1]) + "\n"
            start = None


def make_copy(folder):
    """A clean copy of the tree in folder, with the program at build/nianbao and samples to name."""
    away = shutil.ignore_patterns(".git", "build", "out", "__pycache__")
    copy = pathlib.Path(folder) / "nianbao"
    shutil.copytree(TOP, copy, ignore=away)
    (copy / "build").mkdir()
    shutil.copy2(NIANBAO, copy / "build" / "nianbao")
    return copy


def make_samples(copy):
    """What the pages and the man page call report.docx and reports/: one sound, one misprinted."""
    (copy / "reports").mkdir()
    for name in ("2020-three-pieces.docx", "2023-printed-errors.docx"):
        shutil.copy(copy / "corpus" / name, copy / "reports")
    shutil.copy(copy / "corpus" / "2020-three-pieces.docx", copy / "report.docx")


def run(commands, copy, chinese):
    environment = dict(os.environ, LC_ALL="zh_CN.UTF-8" if chinese else "C.UTF-8")
    environment["PATH"] = f"{copy / 'build'}:{environment['PATH']}"
    return subprocess.run(
        ["sh", "-e"], input=commands.encode(), cwd=copy, env=environment, capture_output=True
    )


def show(result):
    print((result.stdout[-2000:] + result.stderr[-2000:]).decode(errors="replace"))


def check_page(page):
    """Runs the blocks of one page, in order, in one copy."""
    chinese = ".zh-CN." in page.name
    with tempfile.TemporaryDirectory() as folder:
        copy = make_copy(folder)
        make_samples(copy)
        printed = None
        shown = []
        for line, info, content in read_blocks(page.read_text(encoding="utf-8")):
            words = info.split()
            if words[-1:] == ["output"]:
                shown.append((line, content, printed))
                good = printed == content or UPDATE
                verdict(good, f"{page.name}:{line}: the commands above print otherwise:")
                if not good:
                    print(printed)
                continue
            printed = None
            if words[:1] != ["sh"] or "norun" in words:
                continue
            wanted = int((re.search(r"exit=(\d+)", info) or [0, "0"])[1])
            result = run(content, copy, chinese)
            printed = result.stdout.decode(errors="replace")
            good = result.returncode == wanted
            verdict(good, f"{page.name}:{line}: exit status {result.returncode}, not {wanted}")
            if not good:
                show(result)
    if UPDATE:
        update_page(page, shown)


def update_page(page, shown):
    """Puts what was printed in the place of what stands in the output blocks."""
    lines = page.read_text(encoding="utf-8").split("\n")
    for line, content, printed in reversed(shown):
        lines[line : line + content.count("\n") - (content == "\n")] = printed.rstrip("\n").split("\n")
    page.write_text("\n".join(lines), encoding="utf-8")


def check_links(page):
    for link in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in link:
            verdict((page.parent / link).exists(), f"{page.name}: no {link}")


def check_translation():
    """Both README files tell the same story: the same commands in the same order."""

    def commands(name):
        blocks = read_blocks((TOP / name).read_text(encoding="utf-8"))
        return [re.sub(r"\s+#.*", "", content) for _, info, content in blocks if "sh" in info.split()]

    def sections(name):
        return len(re.findall(r"^#+ ", (TOP / name).read_text(encoding="utf-8"), re.M))

    english, chinese = "README.md", "README.zh-CN.md"
    verdict(commands(english) == commands(chinese), "the README files differ in their commands")
    verdict(sections(english) == sections(chinese), "the README files differ in their sections")


def check_manual():
    manual = (TOP / MANUAL).read_text(encoding="utf-8")
    plain = manual.replace("\\-", "-")
    commands = ["--help", *(f"help {name}" for name in ("convert", "check", "compare", "export", "tables", "explain", "schema"))]
    helps = [
        subprocess.run([NIANBAO, *command.split()], capture_output=True, encoding="utf-8").stdout
        for command in commands
    ]
    options = set(re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)", "\n".join(helps)))
    words = set()
    for line in re.findall(r"^\.It Fl .*", plain, re.M):
        words |= {"-" * (len(flags) // 3) + name for flags, name in re.findall(r"((?:Fl )+)([\w-]+)", line)}
    verdict(len(options) > 3, "--help lists options")
    for option in sorted(options):
        verdict(option in words, f"{MANUAL}: no {option}, which --help has")
    examples = re.search(r"^\.Sh EXAMPLES\n(.*?)^\.Sh", plain, re.S | re.M)[1]
    with tempfile.TemporaryDirectory() as folder:
        copy = make_copy(folder)
        make_samples(copy)
        for line in re.findall(r"^\.Dl (.*)$", examples, re.M):
            result = run(line + "\n", copy, False)
            verdict(result.returncode == 0, f"{MANUAL}: {line}: exit status {result.returncode}")
            if result.returncode != 0:
                show(result)


def main():
    pages = [TOP / "README.md", TOP / "README.zh-CN.md", *sorted((TOP / "docs").glob("*.md"))]
    if (TOP / "mappings/README.md").exists():
        pages.append(TOP / "mappings/README.md")
    for page in pages:
        check_links(page)
        check_page(page)
    check_translation()
    check_manual()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
