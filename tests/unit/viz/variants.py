"""Tests of spinewalk-viz on the results of write_variants: a folder of them for each class."""
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

VIZ = os.environ["SPINEWALK_VIZ_PROGRAM"]


class OnVariants(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        subprocess.run([os.environ["WRITE_VARIANTS"], cls.folder.name], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def path(self, name):
        return Path(self.folder.name, name)

    def viz(self, *words, code=0, **environment):
        """Runs spinewalk-viz there without a display, and gives what it complained of."""
        here = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
        done = subprocess.run([VIZ, *words], cwd=self.folder.name, env=dict(here, **environment), capture_output=True, text=True)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr
