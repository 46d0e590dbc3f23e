#!/usr/bin/python3
"""spinewalk import and export --to mot: what they print, where, and what they leave."""
import json
import math
import unittest
import xml.etree.ElementTree

from program import SCENARIO, SOURCE, ProgramTest, main

WALK = SOURCE / "scenarios/recordings/walk_1.3mps.mot"


def accelerometer(seconds=12, rate=100, bottom=-math.inf, unit=1.0):
    """x sideways, y down, z forward; 2 steps a second, tilted by 0.3 rad."""
    rows = ["time,acc_x,acc_y,acc_z"]
    for k in range(seconds * rate):
        up = max(bottom, 1 - 0.25 * math.cos(4 * math.pi * k / rate))
        rows.append(f"{k / rate:.3f},{0.01 * unit:.4f},{-up * math.cos(0.3) * unit:.4f},{up * math.sin(0.3) * unit:.4f}")
    return "\n".join(rows) + "\n"


class Import(ProgramTest):
    def test_a_force_recording_becomes_a_scenario_and_a_picture(self):
        text = self.succeed("import", WALK)
        self.assertIn("kind        ground_reaction_force, from ground_force_r_vy, ground_force_l_vy", text)
        self.assertRegex(text, r"strides     \d+, 0 dropped, 1\.0\d\d \+- 0\.\d+ s")
        self.assertIn("in a row    10 (replay: raw)", text)
        self.assertIn("walking", text)
        self.assertEqual(self.files(), ["walk_1.3mps.svg", "walk_1.3mps.yaml"])
        root = xml.etree.ElementTree.parse(self.folder / "walk_1.3mps.svg").getroot()
        self.assertGreaterEqual(len(root.findall("{*}polyline")), 2)
        self.assertIn("valid scenario", self.succeed("check", "walk_1.3mps.yaml"))
        self.succeed("run", "walk_1.3mps.yaml", "--set", "start=supine_equilibrium", "--set",
                     "timeline[0].measured.for=30 s", "--quiet")
        self.assertIn("exists already", self.refuse(5, "import", WALK))

    def test_an_accelerometer_says_what_was_decided(self):
        self.write("back.csv", accelerometer(unit=9.80665))
        json_text = self.succeed("import", "back.csv", "--json", "-o", "s.yaml")
        found = json.loads(json_text)
        self.assertEqual((found["kind"], found["unit"], found["unit_origin"]), ("acceleration", "m/s2", "found by the mean"))
        self.assertAlmostEqual(found["period"], 1.0, delta=0.01)
        for got, wanted in zip(found["gravity"]["up"], (0.01, -math.cos(0.3), math.sin(0.3))):
            self.assertAlmostEqual(got, wanted, delta=0.01)
        self.assertIn("valid scenario", self.succeed("check", "s.yaml"))

    def test_what_import_was_told_stands_in_the_scenario(self):
        self.write("raw.csv", accelerometer().replace("time,acc_x,acc_y,acc_z", "n,a,b,c"))
        sets = ["kind=acceleration", "rate=100 Hz", "columns.x=a", "columns.y=b", "columns.z=c", "unit=g", "from=2 s"]
        self.succeed("import", "raw.csv", *(word for s in sets for word in ("--set", s)))
        text = (self.folder / "raw.yaml").read_text()
        for line in ("file: raw.csv", "rate: 100 Hz", "from: 2 s", "x: a"):
            self.assertIn(line, text)
        self.assertIn("valid scenario", self.succeed("check", "raw.yaml"))

    def test_a_clipped_recording_is_shown_and_refused(self):
        self.write("cut.csv", accelerometer(bottom=0.85))
        done = self.run_program("import", "cut.csv")
        self.assertEqual(done.returncode, 3)
        self.assertRegex(done.stdout, r"clipping    \d\d\.\d % of the samples")
        self.assertRegex(done.stderr, r"cannot load a spine: clipped: \d\d\.\d % of the samples stand at")
        self.assertEqual(self.files(), ["cut.csv", "cut.svg"])

    def test_a_wrong_word_is_a_command_line_error(self):
        self.assertIn("did you mean \"columns\"", self.refuse(2, "import", WALK, "--set", "column.x=a"))
        self.assertIn("is not known", self.refuse(2, "import", WALK, "--set", "kind=video"))

    def test_a_file_of_two_gigabytes_is_refused_at_once(self):
        with open(self.folder / "huge.csv", "wb") as file:
            file.truncate(2 << 30)
        self.assertIn("the recording has 2048 MiB, more than 512 MiB\n  hint: cut out the minutes of gait",
                      self.refuse(3, "import", "huge.csv"))


class ExportMot(ProgramTest):
    GAITS = SCENARIO.replace("standing: {for: 1 min}", "standing: {for: 30 s}\n  - walking: {for: 30 s, speed: 1.3 m/s}\n"
                             "  - running: {for: 30 s, speed: 3 m/s}")
    BACK = SCENARIO.replace("standing: {for: 1 min}", "standing: {for: 30 s}\n"
                            "  - measured: {for: 30 s, file: walk.mot, kind: ground_reaction_force}\n"
                            "  - measured: {for: 30 s, file: run.mot, kind: ground_reaction_force}")

    def test_measured_on_an_exported_phase_gives_the_same_disc_forces(self):
        self.write("gaits.yaml", self.GAITS)
        self.succeed("run", "gaits.yaml", "-o", "gaits.h5")
        for phase, name in ((2, "walk.mot"), (3, "run.mot")):
            self.succeed("export", "gaits.h5", "--to", "mot", "--phase", phase, "-o", name)
        self.write("back.yaml", self.BACK)
        self.succeed("run", "back.yaml", "-o", "back.h5")
        there, back = (json.loads(self.succeed("compare", name, "--json")) for name in ("gaits.h5", "back.h5"))
        for before, after in zip(there, back):
            for key in ("force_min", "force_mean", "force_max"):
                with self.subTest(phase=before["phase"], level=before["level"], force=key):
                    self.assertAlmostEqual(after[key] / before[key], 1, delta=0.01)

    def test_what_cannot_be_exported(self):
        self.write("s.yaml", SCENARIO)
        self.succeed("run", "s.yaml", "-o", "r.h5")
        self.assertIn("give --phase", self.refuse(2, "export", "r.h5", "--to", "mot", "-o", "x.mot"))
        self.assertIn("--phase belongs to", self.refuse(2, "export", "r.h5", "--to", "csv", "--phase", 1, "-o", "x.csv"))
        self.assertIn("phase 1 standing has no strides to write",
                      self.refuse(3, "export", "r.h5", "--to", "mot", "--phase", 1, "-o", "x.mot"))
        self.assertIn("there is no phase 2", self.refuse(3, "export", "r.h5", "--to", "mot", "--phase", 2, "-o", "x.mot"))
        self.assertEqual(self.files(), ["r.h5", "s.yaml"])


if __name__ == "__main__":
    main()
