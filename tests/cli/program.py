"""Runs the program under test in a scratch folder and says what it left there."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(os.environ["SPINEWALK_PROGRAM"])
SOURCE = Path(__file__).resolve().parents[2]

SCENARIO = """\
schema: spinewalk/1
title: A minute of standing
model: adult_male_50
subject: {mass: 70 kg, stature: 1.75 m}
start: supine_equilibrium
timeline:
  - standing: {for: 1 min}
record: {every: 30 s}
"""


class ProgramTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name) / "work"
        self.cache = Path(scratch.name) / "cache"
        self.folder.mkdir()

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def files(self):
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*") if path.is_file())

    def run_program(self, *arguments, **environment):
        return subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=60,
                              env={**os.environ, "XDG_CACHE_HOME": str(self.cache), **environment})

    def succeed(self, *arguments, **environment):
        done = self.run_program(*arguments, **environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def refuse(self, code, *arguments):
        done = self.run_program(*arguments)
        self.assertEqual(done.returncode, code, f"stdout: {done.stdout}\nstderr: {done.stderr}")
        self.assertEqual(done.stdout, "")
        return done.stderr


def main():
    sys.exit(unittest.main())
