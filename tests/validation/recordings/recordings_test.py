#!/usr/bin/python3
"""The main job on real input: ground forces of a walker and a runner (../shared/data/grf) through the whole program,
beside the closed forms at the same speed."""
import math
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import h5py

PROGRAM = os.environ["SPINEWALK_PROGRAM"]
FOLDER = Path(os.environ["SPINEWALK_SHARED"]) / "data" / "grf"

SCENARIO = """
schema: spinewalk/1
title: {file} and the closed form
model: adult_male_50
subject: {{mass: {mass} kg, stature: {stature} m}}
start: supine_equilibrium
timeline:
  - measured: {{for: 2 min, file: {folder}/{file}, kind: ground_reaction_force}}
  - {gait}: {{for: 2 min, speed: {speed} m/s}}
record: {{every: 1 min}}
"""


class Recordings(unittest.TestCase):
    def run_both(self, **subject):
        with tempfile.TemporaryDirectory() as folder:
            scenario, result = Path(folder) / "s.yaml", Path(folder) / "r.h5"
            scenario.write_text(SCENARIO.format(folder=FOLDER, **subject))
            done = subprocess.run([PROGRAM, "run", scenario, "-o", result, "--quiet"], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            weight = subject["mass"] * 9.80665
            with h5py.File(result) as file:
                summary = file["summary"]
                return [{name: summary[name][phase, 3] for name in
                         ("force_min", "force_mean", "force_max", "peaks_per_stride", "pressure_max")}
                        for phase in (0, 1)], weight

    def test_walking_at_1_13(self):
        (measured, formed), weight = self.run_both(file="walk_treadmill_subject01_15s_600Hz.csv", mass=72.6, stature=1.80,
                                                   gait="walking", speed=1.13)
        print("walking, measured and closed form, L4L5 [BW]:",
              [[round(row[k] / weight, 3) for k in ("force_min", "force_mean", "force_max")] for row in (measured, formed)])
        for row in (measured, formed):
            self.assertEqual(row["peaks_per_stride"], 2)
        self.assertAlmostEqual(measured["force_max"] / formed["force_max"], 1, delta=0.15)
        self.assertAlmostEqual(measured["force_mean"] / formed["force_mean"], 1, delta=0.05)
        self.assertLess(1.0 * weight, measured["force_max"])
        self.assertLess(measured["force_max"], 2.0 * weight)  # loads.md, target 8

    def test_running_at_3_96(self):
        (measured, formed), weight = self.run_both(file="opensim_hamner_subject02_running_grf.mot", mass=65.9, stature=1.83,
                                                   gait="running", speed=3.96)
        print("running, measured and closed form, L4L5 [BW]:",
              [[round(row[k] / weight, 3) for k in ("force_min", "force_mean", "force_max")] for row in (measured, formed)])
        self.assertAlmostEqual(measured["force_max"] / formed["force_max"], 1, delta=0.15)
        self.assertAlmostEqual(measured["force_mean"] / formed["force_mean"], 1, delta=0.05)

    def peaks_of(self, file, mass, kinds):
        """Peak L4L5 force [BW] of the same seconds, as the ground and as the sacrum marker saw them."""
        phases = "".join(f"  - measured: {{for: 30 s, file: {FOLDER}/{file}, kind: {kind}}}\n" for kind in kinds)
        head = SCENARIO[:SCENARIO.index("timeline:")].format(file=file, mass=mass, stature=1.8)
        with tempfile.TemporaryDirectory() as folder:
            path, result = Path(folder) / "s.yaml", Path(folder) / "r.h5"
            path.write_text(head + "timeline:\n" + phases)
            done = subprocess.run([PROGRAM, "run", path, "-o", result, "--quiet"], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            with h5py.File(result) as data:
                return [float(peak) / (mass * 9.80665) for peak in data["summary/force_max"][:, 3]]

    def test_marker_and_ground_force_load_the_disc_alike(self):
        for file, mass in (("walk_sacrum_marker_60Hz.csv", 72.77), ("run_3.96mps_sacrum_marker_60Hz.csv", 66.01)):
            with self.subTest(file):
                force, marker, acceleration = self.peaks_of(
                    file, mass, ("ground_reaction_force", "marker_position", "acceleration"))
                print(f"{file}: peak L4L5 from force {force:.3f} BW, marker {marker:.3f} ({marker / force - 1:+.1%}), "
                      f"its acceleration as published {acceleration:.3f} ({acceleration / force - 1:+.1%})")
                self.assertAlmostEqual(marker / force, 1, delta=0.15)
                self.assertAlmostEqual(acceleration / force, 1, delta=0.15)

    def test_strides_replayed_one_by_one_vary_about_their_mean(self):
        """A person's strides differ: the peak of the disc force by its SD, the fluid hardly at all."""
        for file, mass in (("walk_treadmill_subject01_15s_600Hz.csv", 72.6), ("opensim_hamner_subject02_running_grf.mot", 65.9)):
            with self.subTest(file):
                summary = self.replayed(file, mass)
                weight = mass * 9.80665
                mean, raw = summary["force_max"][:, 3] / weight
                sd = summary["force_max_sd"][1, 3] / weight
                print(f"{file}: peak L4L5 of the mean stride {mean:.3f} BW, largest of the recorded strides {raw:.3f}, "
                      f"SD over them {sd:.3f}; mean force {summary['force_mean'][1, 3] / summary['force_mean'][0, 3] - 1:+.2%}, "
                      f"energy {summary['energy_absorbed'][1, 3] / summary['energy_absorbed'][0, 3] - 1:+.1%}")
                self.assertTrue(math.isnan(summary["force_max_sd"][0, 3]))
                self.assertGreater(raw, mean + sd)
                self.assertLess(raw, mean + 5 * sd)
                self.assertTrue(0.005 < sd < 0.15, sd)
                self.assertAlmostEqual(summary["force_mean"][1, 3] / summary["force_mean"][0, 3], 1, delta=0.01)
                self.assertEqual(summary["peaks_per_stride"][1, 3], 2)

    def replayed(self, file, mass):
        """Summary of the mean stride (row 0) and of the replay (row 1)."""
        phase = f"  - measured: {{{{for: 1 min, file: {FOLDER}/{file}, kind: ground_reaction_force{{}}}}}}\n"
        head = SCENARIO[:SCENARIO.index("timeline:")].format(file=file, mass=mass, stature=1.8)
        with tempfile.TemporaryDirectory() as folder:
            path, result = Path(folder) / "s.yaml", Path(folder) / "r.h5"
            path.write_text(head + "timeline:\n" + phase.format("") + phase.format(", replay: raw"))
            done = subprocess.run([PROGRAM, "run", path, "-o", result, "--quiet"], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            with h5py.File(result) as data:
                return {name: values[...] for name, values in data["summary"].items() if values.ndim == 2}


if __name__ == "__main__":
    unittest.main()
