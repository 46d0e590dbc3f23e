#!/usr/bin/python3
"""What the house promises and a compiler does not check (CONTRIBUTING.md): folders look left only, only cli prints or
exits, files stay short, numbers have sources, the text is finished."""
import re
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 400

LEFT_OF = {
    "units": set(),
    "model": {"units"},
    "loading": {"units", "model"},
    "disc": {"units", "model", "loading"},
    "spine": {"units", "model", "loading", "disc"},
    "solve": {"units", "model", "loading", "disc", "spine"},
    "results": {"units", "model", "loading", "disc", "spine", "solve"},
    "sweep": {"units", "model", "loading", "disc", "spine", "solve", "results"},
    "evidence": {"units", "model", "loading", "disc", "spine", "solve", "results", "sweep"},
    "cli": {"units", "model", "loading", "disc", "spine", "solve", "results", "sweep", "evidence"},
    "uq": {"model", "results", "cli"},  # an executable of its own
}
# viz reads results only; a result is made of the shapes that solve and model declare, in units.
VIZ_READS = {"results", "solve", "model", "units", "viz"}

PRINTS_OR_EXITS = re.compile(
    r"\bstd::(cout|cerr|clog)\b|\b(printf|fprintf|puts|fputs|perror)\s*\(|\bfmt::print\b|"
    r"\bstd::(exit|quick_exit|_Exit|abort|terminate)\b|(?<![\w.:>])(exit|_exit|abort)\s*\(")
# A line at namespace scope that declares or defines a function: a type, a name, an opening bracket.
FUNCTION = re.compile(r"^(?:\[\[\w+\]\] )?(?!using|struct|class|enum|namespace|template|return|static_assert|extern|#)[A-Za-z_][\w:<>,&* ]* [&*]?\w+\([^=]*$|"
                      r"^(?:\[\[\w+\]\] )?(?!using|struct|class|enum|namespace|template|return|static_assert|extern|#)[A-Za-z_][\w:<>,&* ]* [&*]?\w+\(.*[;{]\s*(?://.*)?$")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
# A source: a document's section, a year, or the word that says how the number was come by.
SOURCE = re.compile(r"\.md\b|\b(19|20)\d\d\b|\b(assumed|derived|fitted|defined|measured)\b")


def without_comments(text):
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return re.sub(r"//[^\n]*", "", text)


def only_comments(text):
    return " ".join(re.findall(r"//[^\n]*", text))


def sources(*folders, suffixes=(".cpp", ".hpp")):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in suffixes and "__pycache__" not in path.parts:
                yield path


def includes(path):
    return re.findall(r'^\s*#\s*include\s*"([^"]+)"', path.read_text(), flags=re.M)


class House(unittest.TestCase):
    def complain(self, complaints, rule):
        self.assertFalse(complaints, rule + "\n  " + "\n  ".join(complaints))

    def test_folders_include_only_what_stands_left(self):
        wrong = []
        for path in sources("src"):
            folder = path.relative_to(ROOT / "src").parts[0]
            allowed = LEFT_OF[folder] | {folder}
            wrong += [f"{path.relative_to(ROOT)} includes {name}" for name in includes(path)
                      if name.split("/")[0] not in allowed]
        self.complain(wrong, "a folder includes only what stands left of it")

    def test_viz_reads_results_only(self):
        wrong = [f"{path.relative_to(ROOT)} includes {name}" for path in sources("viz") for name in includes(path)
                 if "/" in name and name.split("/")[0] not in VIZ_READS]
        self.complain(wrong, "viz reads results only")

    def test_vtk_stays_in_viz(self):
        wrong = [str(path.relative_to(ROOT)) for path in sources("src") if re.search(r"#\s*include\s*<vtk", path.read_text())]
        self.complain(wrong, "the solver never links VTK")

    def test_only_cli_prints_or_exits(self):
        wrong = []
        for path in sources("src"):
            if path.is_relative_to(ROOT / "src/cli"):
                continue
            wrong += [f"{path.relative_to(ROOT)}: {match.group(0)}"
                      for match in PRINTS_OR_EXITS.finditer(without_comments(path.read_text()))]
        self.complain(wrong, "only cli prints or exits")

    def test_only_the_terminal_prints_in_cli(self):
        wrong = []
        for path in sources("src/cli"):
            if path.name in ("terminal.cpp",):
                continue
            wrong += [f"{path.relative_to(ROOT)}: {match.group(0)}"
                      for match in PRINTS_OR_EXITS.finditer(without_comments(path.read_text()))]
        self.complain(wrong, "in cli, only terminal.cpp prints and only main returns a code")

    def test_files_are_short(self):
        long = []
        for path in sources("src", "viz", "tests", "tools", suffixes=(".cpp", ".hpp", ".py", ".cmake")):
            lines = len(path.read_text().splitlines())
            if lines > LONGEST_FILE:
                long.append(f"{path.relative_to(ROOT)}: {lines} lines")
        self.complain(long, f"no file above {LONGEST_FILE} lines")

    def test_no_unfinished_marks(self):
        wrong = [f"{path.relative_to(ROOT)}: {match.group(0)}" for path in sources("src", "viz", "tests")
                 for match in UNFINISHED.finditer(path.read_text())]
        self.complain(wrong, "finished text only")

    def test_constants_have_a_source(self):
        """In loading, disc and spine a file that names numbers says where its numbers come from, itself or in its
        header. (Constants of a subject stand in models/, where the reader refuses one without a source.)"""
        constant = re.compile(r"^\s*(?:inline\s+|static\s+)?constexpr\s+double\s+k\w+\s*(?:=|\{)[^;]*\d", re.M)
        wrong = []
        for path in sources("src/loading", "src/disc", "src/spine"):
            text = path.read_text()
            header = path.with_suffix(".hpp")
            comments = only_comments(text) + (only_comments(header.read_text()) if header.exists() else "")
            if constant.search(text) and not SOURCE.search(comments):
                wrong.append(f"{path.relative_to(ROOT)}: {constant.search(text).group(0).strip()}")
        self.complain(wrong, "a constant without a source does not enter")

    def test_what_other_folders_may_call_says_what_it_does(self):
        """Every function that a header of src declares at namespace scope for other folders has a comment: above it, on its line, or
        above the block of lines that it stands in."""
        users = {}
        for path in sources("src", "viz"):
            for name in includes(path):
                users.setdefault(name, set()).add(path.parent.name)
        wrong = []
        for path in sources("src", suffixes=(".hpp",)):
            name = str(path.relative_to(ROOT / "src"))
            if not users.get(name, set()) - {path.parent.name}:
                continue
            said = False  # in this block of lines
            for number, line in enumerate(path.read_text().splitlines(), 1):
                said = bool(line.strip()) and (said or "//" in line)
                if FUNCTION.match(line) and "::" not in line.split("(")[0].split()[-1] and not said:
                    wrong.append(f"{name}:{number}: {line.strip()}")
        self.complain(wrong, "say what it does: shapes, units, what it throws, and the source of an equation")

    def test_every_folder_of_src_has_a_place_in_the_order(self):
        folders = {path.name for path in (ROOT / "src").iterdir() if path.is_dir()}
        self.assertEqual(folders - set(LEFT_OF), set(), "add the folder to LEFT_OF and to CONTRIBUTING.md")


if __name__ == "__main__":
    sys.exit(unittest.main())
