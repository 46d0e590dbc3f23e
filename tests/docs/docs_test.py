#!/usr/bin/python3
"""The manual does what it says: every block of the tutorial runs, in order; the examples open a result and draw; the site builds."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ["SPINEWALK_PROGRAM"])
PICTURE = 5000  # bytes; an empty page is smaller


def run(words, folder, **more):
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, env=more.get("env", os.environ))
    if done.returncode != 0:
        raise AssertionError(f"{words}\n{done.stdout}\n{done.stderr}")
    return done.stdout


class Docs(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.env = {**os.environ, "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}", "XDG_CACHE_HOME": str(self.folder / "cache"),
                    "MPLCONFIGDIR": str(self.folder / "mpl")}

    def tearDown(self):
        shutil.rmtree(self.folder)

    def small_result(self):
        (self.folder / "s.yaml").write_text(
            "schema: spinewalk/1\nmodel: adult_male_50\nstart: supine_equilibrium\n"
            "timeline: [{standing: {for: 10 min}}, {walking: {for: 10 min, speed: 1.2 m/s}}]\nrecord: {every: 1 min}\n")
        run([PROGRAM, "run", "s.yaml", "-o", "s.h5", "--quiet"], self.folder, env=self.env)
        return "s.h5"

    def test_every_block_of_the_tutorial_runs(self):
        text = (ROOT / "docs/tutorial.md").read_text()
        blocks = re.findall(r"^```(\w+)\n(.*?)^```", text, flags=re.S | re.M)
        self.assertEqual({kind for kind, _ in blocks}, {"yaml", "sh", "python"})
        plan = [b for b in blocks if "# file: plan.yaml" in b[1]]
        self.assertEqual(len(plan), 1)
        files = [b for b in blocks if b[0] == "yaml"]
        for _, block in files:
            name = re.match(r"# file: (\S+)\n", block).group(1)
            (self.folder / name).write_text(block)
        for kind, block in blocks:
            with self.subTest(block.splitlines()[0]):
                if kind == "sh":
                    run(["bash", "-euc", block], self.folder, env=self.env)
                elif kind == "python":
                    run(["/usr/bin/python3", "-c", block], self.folder, env=self.env)
        self.assertGreater((self.folder / "height.png").stat().st_size, PICTURE)
        self.assertIn("mean load", (self.folder / "why.txt").read_text())

    def test_python_examples_draw(self):
        result = self.small_result()
        for script in sorted((ROOT / "docs/examples").glob("*.py")):
            with self.subTest(script.name):
                run(["/usr/bin/python3", script, result, "x.png"], self.folder, env=self.env)
                self.assertGreater((self.folder / "x.png").stat().st_size, PICTURE)
                (self.folder / "x.png").unlink()

    @unittest.skipUnless(shutil.which("octave-cli") and Path("/usr/share/octave/packages").is_dir()
                         and list(Path("/usr/share/octave/packages").glob("netcdf-*")), "Octave with netcdf is not here")
    def test_octave_reads_what_python_reads(self):
        import h5py
        result = self.small_result()
        text = run(["octave-cli", "--no-init-file", ROOT / "docs/examples/height.m", result], self.folder, env=self.env)
        with h5py.File(self.folder / result) as file:
            height = 1e3 * file["disc/height"][:, 3]
        self.assertIn(f"rows {len(height)}, first {height[0]:.6f} mm, last {height[-1]:.6f} mm", text)

    def test_links_of_the_manual_lead_somewhere(self):
        for page in (ROOT / "docs").glob("*.md"):
            for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text()):
                with self.subTest(f"{page.name}: {link}"):
                    self.assertTrue((page.parent / link).exists())

    def test_the_manual_names_what_exists(self):
        for page in (ROOT / "docs").glob("*.md"):
            for path in re.findall(r"`((?:src|tests|scenarios|models|tools)/[\w./]+)`", page.read_text()):
                with self.subTest(f"{page.name}: {path}"):
                    self.assertTrue((ROOT / path).exists() or list((ROOT / path).parent.glob(Path(path).name + "*")))

    def test_theory_has_the_numbers_of_the_model(self):
        listed = json.loads(run([PROGRAM, "list", "parameters", "--json"], self.folder, env=self.env))
        value = {row["path"]: float(str(row["default"]).split()[0]) for row in listed
                 if re.match(r"-?[\d.]+", str(row["default"]))}
        table = re.findall(r"^\| (nucleus|annulus|endplate) \| (.*) \|$", (ROOT / "docs/theory.md").read_text(), flags=re.M)
        self.assertEqual(len(table), 3)
        for tissue, cells in table:
            base = f"model.discs.L4L5.{tissue}" + (".tissue" if tissue == "endplate" else "")
            names = ("permeability.k0", "permeability.M", "aggregate_modulus", "fixed_charge", "osmotic_factor")
            factors = (1, 1, 1e-6, 1, 1)  # MPa; mol/m3 is mM
            for name, factor, cell in zip(names, factors, cells.split(" | ")):
                with self.subTest(f"{base}.{name}"):
                    self.assertAlmostEqual(float(cell) / (value[f"{base}.{name}"] * factor), 1, places=6)

    @unittest.skipUnless(shutil.which("lowdown"), "lowdown is not here")
    def test_one_command_builds_site_and_man_pages(self):
        copy = self.folder / "project"
        copy.mkdir()
        for part in ("docs", "tools", "models"):
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("*.png", "*.mp4", "*.gif", "*.webm"))
        run([copy / "tools/docs", PROGRAM], copy, env=self.env)
        parameters = (copy / "out/docs/parameters.html").read_text()
        self.assertIn("model.spine.muscle_gain", parameters)
        self.assertIn("spinewalk sweep submit", (copy / "out/docs/commands.html").read_text())
        for page in (copy / "out/docs").glob("*.html"):
            for link in re.findall(r'href="([\w./-]+)"', page.read_text()):
                with self.subTest(f"{page.name}: {link}"):
                    self.assertTrue((page.parent / link).exists())
        man = run(["man", "-l", copy / "out/man/man1/spinewalk-run.1"], copy, env=self.env) if shutil.which("man") else "--set"
        self.assertIn("--set", man)


if __name__ == "__main__":
    sys.exit(unittest.main())
