#!/usr/bin/python3
"""Help texts against the golden files in help/. After a wanted change: SPINEWALK_PROGRAM=... help_test.py --update"""
import sys
from pathlib import Path

from program import PROGRAM, ProgramTest, main

GOLDEN = Path(__file__).parent / "help"
SWEEP = ["plan", "run", "retry", "status", "merge", "show", "submit"]
ALONE = ["run", "check", "init", "info", "compare", "export", "import", "list", "schema", "cite", "validate", "evidence", "completion"]
COMMANDS = ["", *ALONE, "sweep", *(f"sweep {name}" for name in SWEEP)]


def words(command):
    return [*command.split(), "--help"]


def golden(command):
    return GOLDEN / f"{command.replace(' ', '_') or 'spinewalk'}.txt"


class Help(ProgramTest):
    def test_help_is_as_reviewed(self):
        for command in COMMANDS:
            with self.subTest(command):
                self.assertEqual(self.succeed(*words(command)), golden(command).read_text())

    def test_every_command_has_a_golden_file(self):
        listed = self.succeed("--help").split("Subcommands:\n")[1]
        self.assertEqual(sorted(line.split()[0] for line in listed.splitlines() if line),
                         sorted(ALONE + ["sweep", "play", "plot", "render", "report", "sensitivity"]))  # spinewalk-viz and -uq print theirs
        listed = self.succeed("sweep", "--help").split("Subcommands:\n")[1]
        self.assertEqual(sorted(line.split()[0] for line in listed.splitlines() if line), sorted(SWEEP))


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        import subprocess
        GOLDEN.mkdir(exist_ok=True)
        for name in COMMANDS:
            golden(name).write_text(subprocess.run([PROGRAM, *words(name)], capture_output=True, text=True).stdout)
    else:
        main()
