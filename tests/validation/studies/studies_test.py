#!/usr/bin/python3
"""`spinewalk validate` on the shipped studies: the rows outside their bands are exactly those that ../misses.yaml lists,
each within 1 % of its listed value (a new miss, a healed one and a moved value all fail until the list is edited); and every
row of the two tables of validation targets is asked by a study or stands in UNASKED."""
import importlib.machinery
import importlib.util
import json
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

import yaml

PROGRAM = os.environ["SPINEWALK_PROGRAM"]
ROOT = Path(__file__).resolve().parents[3]
SCIENCE = ROOT.parent / "shared/science"  # the sources beside the project; not part of it
# Rows that no study can ask, with the reason.
UNASKED = {
    "disc 25": "transport through endplate under dynamic against static load (Sampson 2019) needs mechanical dispersion, whose "
               "length would have to be fitted to this row; the model has none, and refuses solutes of 1 to 3 nm",
}


def tool():
    """tools/validation as a module."""
    loader = importlib.machinery.SourceFileLoader("validation", str(ROOT / "tools/validation"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("validation", loader))
    loader.exec_module(module)
    return module


def without_numbers(text):
    return re.sub(r"-?\d[\d.]*", "#", text)


def targets(document, heading):
    """Numbers of the rows of the table that follows a heading of loads.md or disc.md: {"loads 1", ...}."""
    lines = (SCIENCE / f"{document}.md").read_text().split(heading, 1)[1].splitlines()
    rows = set()
    for line in lines[1:]:
        if line.startswith("#"):
            break
        found = re.match(r"\|\s*(\d+)\s*\|", line)
        if found:
            rows.add(f"{document} {found.group(1)}")
    return rows


class Studies(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        done = subprocess.run([PROGRAM, "validate", "--json"], cwd=ROOT, capture_output=True, text=True)
        table = json.loads(done.stdout)
        cls.code, cls.rows = done.returncode, {row["row"]: row for row in table}
        cls.table = table
        cls.listed = {miss["row"]: miss for miss in yaml.safe_load((ROOT / "tests/validation/misses.yaml").read_text())["misses"]}
        for row in cls.rows.values():
            band = "-" if row["low"] is None else f"{row['low']:g} to {row['high']:g}"
            print(f"{row['row']:22} {row['what']:82} {row['value']:9.4g} {row['unit']:8} {band:16} {row['verdict']}")

    def test_a_row_has_one_name(self):
        self.assertEqual(len(self.table), len(self.rows))

    def test_rows_outside_are_exactly_the_listed_misses(self):
        outside = {name for name, row in self.rows.items() if row["verdict"] == "OUTSIDE"}
        self.assertEqual(outside - set(self.listed), set(), "new misses: enter them, and CHANGELOG.md")
        self.assertEqual(set(self.listed) - outside, set(), "healed, or computed by no study: take them off the list")

    def test_listed_values_have_not_moved(self):
        for name, miss in self.listed.items():
            with self.subTest(name):
                row = self.rows[name]
                self.assertTrue(miss["reason"].strip())
                self.assertEqual(miss["band"], [row["low"], row["high"]])
                self.assertAlmostEqual(row["value"], miss["value"], delta=0.01 * abs(miss["value"]))

    def test_the_exit_code_says_whether_a_row_is_outside(self):
        self.assertEqual(self.code, 7 if self.listed else 0)

    def test_what_the_manual_and_the_readme_show_is_of_this_version(self):
        """But for the digits: values are held by the bands and the list of misses."""
        validation, hint = tool(), "run tools/validation"
        page = validation.page(self.table, list(self.listed.values()))
        self.assertEqual(without_numbers(page), without_numbers((ROOT / "docs/validation.md").read_text()), hint)
        readme = (ROOT / "README.md").read_text()
        self.assertEqual(without_numbers(validation.with_table(readme, validation.summary(self.table))), without_numbers(readme), hint)
        for row in self.table:
            self.assertIn(row["what"], (ROOT / "docs/validation.md").read_text(), hint)

    @unittest.skipUnless(SCIENCE.exists(), "the sources do not lie beside the project")
    def test_every_target_of_the_sources_is_asked(self):
        wanted = targets("loads", "## Recommended validation targets") | targets("disc", "## 7. Recommended validation targets")
        self.assertGreater(len(wanted), 40)
        names = [name for row in self.rows.values() for name in (row["row"], row["also"]) if name]
        asked = {" ".join(name.split()[:2]) for name in names}
        self.assertEqual(wanted - asked - set(UNASKED), set(), "no study asks for them: add one, or the reason to UNASKED")
        self.assertEqual(asked & set(UNASKED), set(), "asked: take them off UNASKED")
        self.assertEqual(set(UNASKED) - wanted, set(), "no such target")


if __name__ == "__main__":
    sys.exit(unittest.main())
