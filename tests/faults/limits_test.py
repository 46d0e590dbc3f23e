#!/usr/bin/python3
"""A run that gives up names time, phase and the worst components, and keeps what it computed."""
import sys
from pathlib import Path

import h5py

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
from program import SOURCE, ProgramTest, main

SCENARIO = """\
schema: spinewalk/1
model: adult_male_50
start: supine_equilibrium
timeline:
  - walking: {for: 1 h, speed: 1.3 m/s}
  - standing: {for: 1 h}
"""
TEN = r"L\dS?L?\d [^,]+ \([^)]+\)(, L\dS?L?\d [^,]+ \([^)]+\)){9}"


class LimitsTest(ProgramTest):
    def gives_up(self, expected, *sets):
        self.write("s.yaml", SCENARIO)
        error = self.refuse(4, "run", "s.yaml", "-o", "r.h5", *[word for one in sets for word in ("--set", one)])
        self.assertRegex(error, expected)
        with h5py.File(self.folder / "r.h5") as file:
            self.assertEqual(file.attrs["complete"], 0)
            self.assertRegex(file["solver/stop_reason"][()].decode(), expected)
            self.assertGreater(len(file["time"]), 0)
            self.assertGreater(len(file["phases/end"]), 0)
        self.assertIn("incomplete", self.succeed("info", "r.h5").splitlines()[0])
        self.assertEqual(self.files(), ["r.h5", "s.yaml"])

    def test_evaluations(self):
        self.gives_up(rf"in phase 1 walking: gave up at \S+ s after \d+ evaluations, more than solver.evaluation_limit; "
                      rf"raise the limit or the tolerance. Worst components by weighted error: {TEN}",
                      "solver.evaluation_limit=1000")

    def test_computing_time(self):
        self.gives_up(rf"in phase \d \w+: gave up at \S+ s: more than solver.wall_limit, 0.001 s, of computing; raise the "
                      rf"limit or the tolerance. Worst components by weighted error: {TEN}", "solver.wall_limit=1 ms")

    def test_computing_time_of_the_start(self):
        self.write("s.yaml", SCENARIO.replace("supine_equilibrium", "morning"))
        error = self.refuse(4, "run", "s.yaml", "-o", "r.h5", "--no-cache", "--set", "solver.wall_limit=10 ms")
        self.assertIn("gave up while solving for the start state: more than solver.wall_limit, 0.01 s", error)

    def test_a_layer_that_no_stride_leaves_standing(self):
        """Within the range of every parameter, but Newton's method, which once met a pivot of zero here, finds no stride: no crash,
        and no NaN as a result."""
        self.write("s.yaml", SCENARIO.replace("standing: {for: 1 min}", "walking: {for: 1 min, speed: 1.3 m/s}")
                   .replace("supine_equilibrium", "morning").replace("subject: {mass: 70 kg, stature: 1.75 m}\n", ""))
        sets = []
        for path, value in (("model.discs.*.mechanics.stiffness", "4788584.395287597 N/m"),
                            ("model.discs.*.mechanics.stiffening", "84435278517.84596 N/m2"),
                            ("model.discs.*.mechanics.reference_force", "681.7981700970117 N"),
                            ("model.discs.*.nucleus.permeability.k0", "3.796484687296001e-14 m4/N/s"),
                            ("model.discs.*.nucleus.fixed_charge", "371.23747931209533 mol/m3"),
                            ("model.discs.*.nucleus.aggregate_modulus", "2093.193378320474 Pa"),
                            ("model.discs.*.nucleus.solid_fraction", "0.4574632961780635"),
                            ("model.discs.*.geometry.height", "0.012814242774697948 m"),
                            ("subject.mass", "173.43989815862423 kg"), ("model.spine.muscle_gain", "1.0120310891820812"),
                            ("model.spine.co_contraction", "1.7946555022341601")):
            sets += ["--set", f"{path}={value}"]
        self.assertRegex(self.refuse(4, "run", "s.yaml", "-o", "r.h5", *sets),
                         "disc L5S1: the layer at the bone finds no periodic state: defect [0-9.e-]+")

    def test_a_column_that_collapses(self):
        error = self.refuse(4, "run", SOURCE / "scenarios/rigs/column_creep.yaml", "-o", "r.h5", "--set",
                            "rig.load[0].traction=5 MPa", "--set", "rig.column.solid_fraction=0.3")
        self.assertRegex(error, r"in phase 1 steady: the fluid of the column cannot be advanced at \S+ s: step below 1e-10 s "
                                r".*Worst components by weighted error: column cell \d+ \(nucleus\) \(\S+\)"
                                r"(, column cell [^,]+){4,9}")
        with h5py.File(self.folder / "r.h5") as file:
            self.assertEqual(file.attrs["complete"], 0)
            self.assertEqual(len(file["phases/end"]), 1)


main()
