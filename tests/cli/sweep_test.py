#!/usr/bin/python3
"""Sweeps as a user meets them: plan, run, status, merge, show."""
import csv
import hashlib
import json
import os
import shlex
import shutil
import subprocess

import h5py
import jsonschema
import numpy
import xarray
import yaml

from program import PROGRAM, SOURCE, main
from sweep_program import COLUMN, PLAN, SweepTest


class Sweep(SweepTest):
    def test_plan_run_merge_show(self):
        self.assertIn("plan: 12 samples of 2 parameters", self.plan())
        self.assertEqual([name for name in self.files() if name.startswith("plan/")],
                         ["plan/plan.json", "plan/samples.csv", "plan/scenario.yaml"])
        self.assertEqual(self.status()["pending"], 12)
        self.assertIn("task-1-0: 12 done, 0 failed of 12 samples", self.succeed("sweep", "run", "plan", "-j", "2"))
        self.assertEqual(self.tasks(), ["task-1-0.h5", "task-1-0.ledger", "task-1-0.log"])
        self.assertEqual(self.status()["done"], 12)
        self.merged()
        line = self.succeed("sweep", "show", "plan", "--sample", "7")
        self.assertRegex(line, r"^spinewalk run plan/scenario.yaml --set 'rig.column.solid.shear_modulus=500000 Pa' --set ")
        self.succeed(*shlex.split(line)[1:])
        with h5py.File(self.folder / "all.h5") as table, h5py.File(self.folder / "sample-7.h5") as alone:
            for metric, values in alone["summary"].items():
                if metric in table["summary"] and metric not in ("phase", "level"):
                    numpy.testing.assert_array_equal(table["summary"][metric][7], values[()])

    def test_the_table_opens_in_xarray(self):
        self.plan()
        self.succeed("sweep", "run", "plan")
        self.merged()
        for engine in ("h5netcdf", "netcdf4"):
            with xarray.open_dataset(self.folder / "all.h5", group="summary", engine=engine) as summary:
                self.assertEqual(summary["height_change"].dims, ("sample", "phase", "level"))
                self.assertEqual(summary["height_change"].attrs["units"], "m")
                self.assertTrue(numpy.all(summary["height_change"].sel(level="column") < 0))
            with xarray.open_dataset(self.folder / "all.h5", group="parameters", engine=engine) as parameters:
                self.assertEqual(len(parameters["rig.column.permeability.k0"]), 12)

    def test_digests_do_not_depend_on_threads_or_shards(self):
        digests = set()
        for name, shards, threads in (("a", 1, 1), ("b", 3, 1), ("c", 7, 2)):
            self.plan(name)
            for index in range(shards):
                self.succeed("sweep", "run", name, "--shard", f"{index}/{shards}", "-j", threads)
            digests.add(self.merged(name, f"{name}.h5"))
        self.assertEqual(len(digests), 1)

    def test_a_finished_task_computes_nothing_again(self):
        self.plan()
        self.succeed("sweep", "run", "plan", "--shard", "0/2")
        before = (self.folder / "plan/tasks/task-2-0.h5").stat().st_mtime_ns
        self.succeed("sweep", "run", "plan", "--shard", "0/2")
        self.assertEqual((self.folder / "plan/tasks/task-2-0.h5").stat().st_mtime_ns, before)
        self.succeed("sweep", "run", "plan")  # another division takes up what is there
        self.assertIn("6 of 12 samples to compute", (self.folder / "plan/tasks/task-1-0.log").read_text())
        self.merged()

    def test_points_of_a_csv_keep_their_order_and_units(self):
        self.write("column.yaml", COLUMN)
        self.write("points.csv", "rig.column.solid.shear_modulus [kPa],rig.column.solid_fraction\n500,0.2\n300,0.25\n400,0.1\n")
        self.write("p.yaml", "schema: spinewalk-sweep/1\nbase: column.yaml\npoints: points.csv\n")
        self.succeed("sweep", "plan", "p.yaml", "-o", "p")
        with open(self.folder / "p/samples.csv") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([row["rig.column.solid.shear_modulus [kPa]"] for row in rows], ["500", "300", "400"])
        self.assertEqual(len({row["seed"] for row in rows}), 3)
        self.succeed("sweep", "run", "p")
        self.merged("p")
        with h5py.File(self.folder / "all.h5") as table:
            self.assertEqual(table["parameters/rig.column.solid.shear_modulus"].attrs["units"], "kPa")

    def test_zip_and_list(self):
        self.plan("z", PLAN + "sample: {method: zip}\n", 3)
        self.assertEqual(self.status("z")["samples"], 3)
        self.plan("l", "schema: spinewalk-sweep/1\nbase: column.yaml\npoints:\n  - {rig.column.solid.law: neo_hookean}\n"
                       "  - {rig.column.solid.law: neo_hookean}\n")
        self.assertEqual(self.status("l")["samples"], 2)

    def test_a_plan_is_complete_and_never_changed(self):
        self.plan()
        self.assertIn("exists already, and a plan is never changed", self.refuse(5, "sweep", "plan", "plan.yaml", "-o", "plan"))
        shutil.move(self.folder / "plan", self.folder / "moved")
        (self.folder / "column.yaml").unlink()
        self.succeed("sweep", "run", "moved", "--shard", "0/6")
        for name, text in (("samples.csv", "was changed after the plan was made"), ("plan.json", "was changed after it was made")):
            copy = self.folder / f"broken-{name}"
            shutil.copytree(self.folder / "moved", copy)
            path = copy / name
            path.write_text(path.read_text().replace("1e-16", "2e-16").replace('"samples": 12', '"samples": 11'))
            self.assertIn(text, self.refuse(3, "sweep", "run", copy))

    def test_plans_of_the_day(self):
        """The shipped plans can be made; their samples are days, so none is computed here."""
        for file in sorted((SOURCE / "scenarios/sweeps").glob("*.yaml")):
            if "spinewalk-sweep/1" in file.read_text():
                with self.subTest(file.name):
                    self.succeed("sweep", "plan", file, "-o", file.stem, "--no-probe")
                    self.assertIn("models/adult_male_50.yaml", "".join(self.files()))


    def test_the_schema_takes_the_shipped_plans_and_no_others(self):
        validator = jsonschema.Draft7Validator(json.loads(self.succeed("schema", "sweep")))
        jsonschema.Draft7Validator.check_schema(validator.schema)
        plans = [yaml.safe_load(file.read_text()) for file in sorted((SOURCE / "scenarios/sweeps").glob("*.yaml"))]
        plans = [plan for plan in plans if plan["schema"] == "spinewalk-sweep/1"]
        self.assertGreaterEqual(len(plans), 5)
        for plan in plans:
            validator.validate(plan)
        head = "{schema: spinewalk-sweep/1, base: a.yaml, "
        for text in ("vary: {mass: [1 kg]}}", "vary: {}}", "varry: {subject.mass: [70 kg]}}", "vary: {subject.mass: []}}",
                     "vary: {subject.mass: {uniform: [1 kg]}}}", "vary: {subject.mass: {normal: [70 kg, 5 kg]}}}",
                     "vary: {subject.mass: [70 kg]}, sample: {method: gird}}", "points: [{mass: 70 kg}]}", "title: nothing varies}"):
            self.assertFalse(validator.is_valid(yaml.safe_load(head + text)), text)

    def test_loads_of_a_disc_are_forces(self):
        disc = "schema: spinewalk/1\nmodel: adult_male_50\nrig: {disc: L4L5, load: [{mean: 500 N, amplitude: 200 N, frequency: 1 Hz, for: 2 s}]}\n"
        self.write("disc.yaml", disc)
        self.plan("plan", "schema: spinewalk-sweep/1\nbase: disc.yaml\nvary:\n  rig.load[0].mean: [400 N, 0.6 kN]\n"
                          "  rig.load[0].amplitude: [100 N, 300 N]\n  rig.load[0].frequency: [1 Hz, 2 Hz]\n")
        self.succeed("sweep", "run", "plan")
        self.merged()
        with h5py.File(self.folder / "all.h5") as table:
            mean, amplitude = table["parameters/rig.load[0].mean"][:], table["parameters/rig.load[0].amplitude"][:]
            self.assertEqual(table["parameters/rig.load[0].mean"].attrs["units"], "N")
            numpy.testing.assert_allclose(table["summary/force_max"][:, 0, 0], mean + amplitude, rtol=0.02)


    def test_a_plan_of_someone_else_reads_nothing_outside(self):
        """Hashes are no defence: who writes a plan writes them too."""
        self.write("disc.yaml", "schema: spinewalk/1\nmodel: adult_male_50\nrig: {disc: L4L5, load: [{force: 500 N, for: 2 s}]}\n")
        self.plan("plan", "schema: spinewalk-sweep/1\nbase: disc.yaml\nvary: {subject.mass: [70 kg, 80 kg]}\n")
        secret = self.write("secret.yaml", "password: 1234\n")
        for name, old, new in (("scenario.yaml", "base: adult_male_50", f"base: {secret}"),
                               ("scenario.yaml", "schema:", f"extends: {secret}\nschema:"),
                               ("models/adult_male_50.yaml", "conditions: conditions/degeneration.yaml", f"conditions: {secret}"),
                               ("models/adult_male_50.yaml", "conditions: conditions/degeneration.yaml", "conditions: ../../secret.yaml")):
            with self.subTest(new):
                copy = self.folder / "forged"
                shutil.rmtree(copy, ignore_errors=True)
                shutil.copytree(self.folder / "plan", copy)
                text = (copy / name).read_text()
                self.assertIn(old, text)
                (copy / name).write_text(text.replace(old, new, 1))
                plan = json.loads((copy / "plan.json").read_text())
                plan["files"][name] = hashlib.sha256((copy / name).read_bytes()).hexdigest()
                bare = {key: value for key, value in plan.items() if key not in ("hash", "estimate")}
                plan["hash"] = hashlib.sha256(json.dumps(bare, separators=(",", ":")).encode()).hexdigest()
                (copy / "plan.json").write_text(json.dumps(plan))
                error = self.refuse(3, "sweep", "run", copy)
                self.assertIn("lies outside the plan", error)
                self.assertNotIn("1234", error)

    def test_a_table_of_someone_else_reads_no_other_file(self):
        self.plan()
        self.succeed("sweep", "run", "plan")
        self.merged()
        whole = self.folder / "all.h5"
        (self.folder / "secret").write_bytes(bytes(8 * 12))
        seal = whole.read_bytes().rindex(b"spinewalk-result ")
        for kind, said in (("link", "/summary/force_min"), ("storage", "lies in another file")):
            with self.subTest(kind):
                forged = self.folder / f"{kind}.h5"
                forged.write_bytes(whole.read_bytes()[:seal])
                with h5py.File(forged, "r+") as table:
                    del table["summary/force_min"]
                    if kind == "link":
                        table["summary/force_min"] = h5py.ExternalLink(str(whole), "/summary/force_max")
                    else:
                        table["summary"].create_dataset("force_min", (12, 1, 1), "f8", external=[(str(self.folder / "secret"), 0, 96)])
                data = forged.read_bytes()
                forged.write_bytes(data + b"spinewalk-result 1.0 sha256=" + hashlib.sha256(data).hexdigest().encode() + b"\n")
                shutil.copy(forged, self.folder / "plan/tasks/task-1-0.h5")
                self.assertIn(said, self.refuse(5, "sweep", "merge", "plan", "-o", "new.h5"))


class BadPlans(SweepTest):
    def refused(self, text, code=3):
        self.write("column.yaml", COLUMN)
        self.write("p.yaml", text)
        error = self.refuse(code, "sweep", "plan", "p.yaml", "-o", "p")
        self.assertEqual([name for name in self.files() if name.startswith("p/") or "part" in name], [])
        return error

    def test_each_says_what_is_wrong(self):
        head = "schema: spinewalk-sweep/1\nbase: column.yaml\n"
        for text, expected in (
            ("vary: {rig.column.solid.shear_modlus: [1 MPa]}\n", 'did you mean "rig.column.solid.shear_modulus"?'),
            ("vary: {rig.column.solid.shear_modulus: [1 km]}\n", "p.yaml:3:"),
            ("vary: {rig.column.solid_fraction: [0.2, 1.4]}\n", "rig.column.solid_fraction: 1.4 lies outside"),
            ("vary: {rig.column.solid_fraction: {uniform: [0.1, 3]}}\nsample: {method: lhs, n: 4}\n", "3 lies outside"),
            ("vary: {rig.column.solid_fraction: {normal: [0.2, 0.1]}}\nsample: {method: lhs, n: 4}\n", "cut it with `within"),
            ("vary: {rig.column.solid_fraction: {uniform: [0.1, 0.2]}}\n", "is a distribution, but grid takes values"),
            ("vary:\n  rig.load[0].mean: [400 N]\n", "rig.load[i].mean: "),
            ("vary: {}\n", "varies nothing"),
            ("vary: {rig.column.solid_fraction: []}\n", "has no values"),
            ("vary:\n  timeline[0].walking.speed: [1 m/s]\n", "sample 0:"),
            ("vary: {rig.column.solid_fraction: [0.2]}\nsample: {method: gird}\n", 'did you mean "grid"'),
            ("vary: {rig.column.solid_fraction: [0.2]}\nvarry: 1\n", 'did you mean "vary"'),
        ):
            with self.subTest(text):
                self.assertIn(expected, self.refused(head + text))

    def test_csv(self):
        plan = "schema: spinewalk-sweep/1\nbase: column.yaml\npoints: q.csv\n"
        for text, expected in (
            ("rig.column.height\n5\n", "the column rig.column.height has no unit"),
            ("rig.column.height [kg]\n5\n", "write the header as: rig.column.height [m]"),
            ("rig.column.height [mm]\n5\n-1\n", "q.csv:3:1: rig.column.height: -1 mm lies outside"),
            ("rig.column.height [mm]\n5\nfive\n", 'q.csv:3:1: "five" is not a number'),
            ("rig.column.height [mm]\n5,6\n", "2 cells under 1 names"),
            ("rig.column.height [mm]\n", "has no points"),
            ("", "the table is empty"),
            ('"rig.column.height [mm]\n5\n', "never closed"),
        ):
            with self.subTest(text):
                self.write("q.csv", text)
                self.assertIn(expected, self.refused(plan))

    def test_designs_without_their_program(self):
        text = "schema: spinewalk-sweep/1\nbase: column.yaml\nvary: {rig.column.solid_fraction: {uniform: [0.1, 0.2]}}\n" \
               "sample: {method: sobol, n: 4}\n"
        self.write("column.yaml", COLUMN)
        self.write("p.yaml", text)
        alone = self.folder / "alone"
        alone.mkdir()
        shutil.copy(PROGRAM, alone / "spinewalk")
        done = subprocess.run([alone / "spinewalk", "sweep", "plan", "p.yaml", "-o", "p"], cwd=self.folder, capture_output=True,
                              text=True, env={**os.environ, "PATH": "/nowhere"})
        self.assertEqual(done.returncode, 5)
        self.assertIn("spinewalk-uq", done.stderr)


main()
