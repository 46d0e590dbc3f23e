#!/usr/bin/python3
"""Rigs through the program: a result with one level that every reader takes, collapse, broken rigs."""
import csv
import io
import json

import h5py
import numpy
import xarray

from program import SOURCE, ProgramTest, main

RIGS = SOURCE / "scenarios/rigs"
SHORT = ("--set", "rig.load[0].for=2 min")


class Rigs(ProgramTest):
    def run_rig(self, name, *sets):
        self.succeed("run", RIGS / f"{name}.yaml", "-o", f"{name}.h5", *SHORT, *sets)
        return self.folder / f"{name}.h5"

    def test_shipped_rigs_are_valid(self):
        files = sorted(RIGS.glob("*.yaml"))
        self.assertGreaterEqual(len(files), 3)
        for file in files:
            self.assertIn(": valid rig, ", self.succeed("check", file))

    def test_every_reader_takes_one_level(self):
        for name, level in (("column_creep", "column"), ("oconnell", "L4L5"), ("cyclic", "L4L5")):
            with self.subTest(name):
                file = self.run_rig(name)
                self.assertIn("2 min", self.succeed("info", file))
                self.assertRegex(self.succeed("compare", file), rf"(?m)^1 steady +{level} ")
                rows = json.loads(self.succeed("compare", file, "--json"))
                self.assertEqual({row["level"] for row in rows}, {level})
                table = list(csv.DictReader(io.StringIO(self.succeed("compare", file, "--csv"))))
                self.assertEqual(len(table), len(rows))
                self.succeed("export", file, "--to", "csv", "-o", f"{name}.csv")
                lines = (self.folder / f"{name}.csv").read_text().splitlines()
                self.assertTrue(all(f",{level}," in line for line in lines[1:]))

    def test_equal_runs_have_equal_digests(self):
        digests = [self.succeed("info", "--digest", self.run_rig("cyclic")) for _ in range(2)]
        self.assertEqual(*digests)

    def test_xarray_opens_each_group_with_its_coordinates(self):
        file = self.run_rig("column_creep")
        for engine in ("h5netcdf", "netcdf4"):
            with xarray.open_dataset(file, group="disc", engine=engine) as disc:
                self.assertEqual(disc["height"].sel(level="column").dims, ("time",))
                self.assertLess(float(disc["height"][-1, 0]), 5e-3)
                self.assertGreater(float(disc["outflow"].sel(level="column", route="top")[-1]), 0)
                self.assertEqual(float(disc["outflow"].sel(level="column", route="bottom")[-1]), 0)
            with xarray.open_dataset(file, group="profile", engine=engine) as profile:
                c = profile["concentration"].sel(level="column", solute="solute")[-1]
                self.assertTrue(numpy.all(numpy.diff(c) <= 0))  # from the mouth downwards
            with xarray.open_dataset(file, group="playback", engine=engine) as playback:
                numpy.testing.assert_array_equal(playback["position"].sel(segment="base"), 0)

    def test_collapse_keeps_what_there_is(self):
        error = self.refuse(4, "run", RIGS / "column_creep.yaml", "-o", "r.h5", "--set", "rig.load[0].traction=5 MPa",
                            "--set", "rig.column.solid_fraction=0.3", "--set", "record.every=0.1 s")
        self.assertIn("phase 1 steady: the fluid of the column cannot be advanced at", error)
        self.assertIn("lower the load or raise the modulus", error)
        with h5py.File(self.folder / "r.h5") as file:
            self.assertEqual(file.attrs["complete"], 0)
            self.assertGreaterEqual(len(file["time"]), 1)
        self.assertTrue(self.succeed("info", "r.h5").startswith("incomplete: "))

    def test_a_broken_rig_leaves_nothing(self):
        self.write("r.yaml", (RIGS / "column_creep.yaml").read_text().replace("area: 1 mm2", "area: 0 mm2"))
        self.assertIn("r.yaml:8:11: rig.column.area: 0 mm2 lies outside", self.refuse(3, "run", "r.yaml"))
        self.assertEqual(self.files(), ["r.yaml"])

    def test_no_spine_starts_from_a_rig(self):
        self.run_rig("oconnell")
        self.write("s.yaml", "schema: spinewalk/1\nmodel: adult_male_50\nstart: {from: oconnell.h5, at: 1 min}\n"
                             "timeline: [{lying: {for: 1 min}}]\n")
        self.assertIn("is that of a rig", self.refuse(3, "run", "s.yaml"))


if __name__ == "__main__":
    main()
