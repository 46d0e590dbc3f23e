#!/usr/bin/python3
"""From a plan with distributions to a table of indices and a picture, by the commands a user types."""
import json
import sys
import xml.etree.ElementTree
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "cli"))
from program import main
from sweep_program import SweepTest

PLAN = """\
schema: spinewalk-sweep/1
base: column.yaml
vary:
  rig.column.solid.shear_modulus: {uniform: [0.3 MPa, 0.7 MPa]}
  rig.column.permeability.k0: {loguniform: [1e-16 m4/N/s, 1e-14 m4/N/s]}
  rig.column.solid_fraction: {normal: [0.2, 0.02], within: [0.1, 0.3]}
sample: {method: METHOD, n: 32, seed: 3}
"""


class Sensitivity(SweepTest):
    def table(self, method):
        self.plan("plan", PLAN.replace("METHOD", method))
        self.succeed("sweep", "run", "plan", "-j", "2")
        return self.merged()

    def test_saltelli(self):
        self.table("saltelli")
        text = self.succeed("sensitivity", "all.h5", "--metric", "height_change", "-o", "t.svg")
        self.assertIn("height_change [m], 1 steady, column: 160 of 160 samples", text)
        self.assertEqual(text.splitlines()[3].split()[0], "rig.column.permeability.k0")
        picture = (self.folder / "t.svg").read_text()
        self.assertTrue(xml.etree.ElementTree.fromstring(picture).tag.endswith("svg"))
        self.assertIn("spinewalk sensitivity all.h5 --metric height_change -o t.svg", self.succeed("info", "t.svg"))
        found = json.loads(self.succeed("sensitivity", "all.h5", "--json"))
        self.assertEqual(found["method"], "saltelli")
        by_metric = {output["metric"]: output for output in found["outputs"]}
        self.assertFalse(by_metric["force_min"]["varies"])
        stiffness, permeability, _ = by_metric["net_inflow"]["parameters"]
        self.assertGreater(permeability["total"]["value"], stiffness["total"]["value"])
        self.assertLess(permeability["rank"]["high"], -0.9)

    def test_other_designs(self):
        for method, key in (("lhs", "rank"), ("random", "partial_rank"), ("sobol", "rank"), ("morris", "effects")):
            with self.subTest(method):
                for path in ("plan", "all.h5"):
                    if (self.folder / path).exists():
                        (self.folder / path).rename(self.folder / f"{path}.{method}")
                self.table(method)
                found = json.loads(self.succeed("sensitivity", "all.h5", "--metric", "height_change", "--json"))
                for parameter in found["outputs"][0]["parameters"]:
                    self.assertIsNotNone(parameter[key])
                    self.assertIsNone(parameter["total"])

    def test_what_cannot_be_asked(self):
        self.table("lhs")
        for words, expected in ((("--metric", "glucose"), 'there is no metric "glucose"'), (("--phase", "walking"), "there is no phase"),
                                (("--level", "L4L5"), "there is no level"), (("-o", "t.svg"), "a picture shows one figure"),
                                (("--metric", "height_change", "-o", "t.png"), "name it .svg"), (("--metrics", "x"), "--help` shows")):
            with self.subTest(words):
                self.assertIn(expected, self.refuse(2, "sensitivity", "all.h5", *words))
        self.assertIn("no picture of force_min: it does not vary",
                      self.run_program("sensitivity", "all.h5", "--metric", "force_min", "-o", "t.svg").stderr)
        self.succeed("run", "column.yaml", "-o", "one.h5")
        self.assertIn("one.h5:", self.refuse(5, "sensitivity", "one.h5"))
        self.assertIn("no seal at the end", self.refuse(5, "sensitivity", "column.yaml"))

    def test_correlations_want_a_design_that_has_them(self):
        text = PLAN + "correlate: [{paths: [rig.column.solid_fraction, rig.column.permeability.k0], rank: 0.5}]\n"
        self.plan("plan", text.replace("METHOD", "lhs"))
        self.write("p.yaml", text.replace("METHOD", "saltelli"))
        self.assertIn("p.yaml:8:12: saltelli has no correlations\n  hint: choose random, lhs or sobol", self.refuse(3, "sweep", "plan", "p.yaml", "-o", "q"))


main()
