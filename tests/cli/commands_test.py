#!/usr/bin/python3
"""Every command once, on a minute of standing: what it prints, where, and what it leaves."""
import csv
import io
import json
import re
import shutil
import subprocess
import time
import unittest

import h5py

from program import PROGRAM, SCENARIO, SOURCE, ProgramTest, main


class Commands(ProgramTest):
    def result(self):
        self.write("s.yaml", SCENARIO)
        self.succeed("run", "s.yaml", "-o", "r.h5")
        return self.folder / "r.h5"

    def test_run_writes_the_result_and_nothing_else(self):
        self.write("s.yaml", SCENARIO)
        self.assertRegex(self.succeed("run", "s.yaml"), r"^s\.h5: 1 min simulated in [0-9.]+ s\n$")
        self.assertEqual(self.files(), ["s.h5", "s.yaml"])
        with h5py.File(self.folder / "s.h5") as file:
            self.assertEqual(file.attrs["complete"], 1)

    def test_run_json(self):
        self.write("s.yaml", SCENARIO)
        out = json.loads(self.succeed("run", "s.yaml", "--json"))
        self.assertEqual(list(out), ["result", "complete", "wall_time", "summary"])
        self.assertEqual([row["level"] for row in out["summary"]], ["L1L2", "L2L3", "L3L4", "L4L5", "L5S1"])

    def test_set_changes_the_result_and_the_digest(self):
        self.write("s.yaml", SCENARIO)
        weights, digests = [], []
        for mass in ("70 kg", "140 kg"):
            self.succeed("run", "s.yaml", "-o", "r.h5", "--set", f"subject.mass={mass}")
            weights.append(json.loads(self.succeed("compare", "r.h5", "--json"))[0]["force_mean"])
            digests.append(self.succeed("info", "--digest", "r.h5"))
        self.assertAlmostEqual(weights[1] / weights[0], 2, delta=1e-6)
        self.assertNotEqual(*digests)

    def test_equal_runs_have_equal_digests(self):
        self.write("s.yaml", SCENARIO)
        for name in ("a.h5", "b.h5"):
            self.succeed("run", "s.yaml", "-o", name)
        digest = self.succeed("info", "--digest", "a.h5")
        self.assertRegex(digest, r"^[0-9a-f]{64}\n$")
        self.assertEqual(digest, self.succeed("info", "--digest", "b.h5"))

    def test_check_is_quick_and_its_resolved_form_is_a_scenario(self):
        self.write("s.yaml", SCENARIO)
        start = time.monotonic()
        self.assertEqual(self.succeed("check", "s.yaml"),
                         "s.yaml: valid scenario, 1 phases, 1 min, model adult_male_50\n")
        self.assertLess(time.monotonic() - start, 0.2 * 3)  # 0.2 s promised; a loaded test machine is slower
        resolved = self.succeed("check", "s.yaml", "--resolved")
        self.write("again.yaml", resolved)
        self.assertEqual(self.succeed("check", "again.yaml", "--resolved"), resolved)
        self.assertEqual(self.files(), ["again.yaml", "s.yaml"])

    def test_check_shows_what_excites_the_spine(self):
        self.write("s.yaml", SCENARIO.replace("timeline:", """timeline:
  - walking: {for: 1 min, speed: 2.2 m/s, footwear: maximal, incline: 5 %, load: {mass: 10 kg, at: shoulders}}
  - lifting: {for: 1 min, technique: close}"""))
        resolved = self.succeed("check", "s.yaml", "--resolved")
        self.assertRegex(resolved, r"# timeline\[0\]\.walking: period 0\.8\d+ s, 1[45]\d\.?\d* steps/min, flight 0\.00, "
                                   r"acceleration/g 0\.7\d\d .*, impact 0\.\d+ BW, bursts to 0\.\d+ BW; tone 0\.240 BW, "
                                   r"lean \d+\.\d deg, offset 15 mm, inclination 0 deg, load 10 kg at -\d+ mm\n"
                                   r"#   warning: walking at 2\.2 m/s is outside 0\.6-2\.1 m/s")
        self.assertIn("# timeline[1].lifting: period 10 s, acceleration/g 0", resolved)
        self.assertIn("# timeline[2].standing: steady; tone 0.220 BW", resolved)
        rows = list(csv.DictReader(io.StringIO(self.succeed("check", "s.yaml", "--excitation"))))
        self.assertEqual(len(rows), 201)
        force = [float(row["ground_force [N]"]) for row in rows[:100]]
        self.assertAlmostEqual(sum(force) / 100, 80 * 9.80665, delta=2)

    def test_check_takes_models(self):
        for model in ("adult_male_50", "adult_female_50"):
            self.assertIn(f"valid model {model}", self.succeed("check", SOURCE / f"models/{model}.yaml"))

    def test_every_shipped_scenario_is_valid(self):
        for file in sorted((SOURCE / "scenarios").glob("*.yaml")):
            with self.subTest(file.name):
                self.assertIn("valid scenario", self.succeed("check", file))

    def test_init_gives_a_scenario_that_checks(self):
        self.assertIn("schema: spinewalk/1", self.succeed("init"))
        self.succeed("init", "day", "-o", "mine.yaml")
        self.succeed("check", "mine.yaml")
        self.assertIn("exists already", self.refuse(5, "init", "-o", "mine.yaml"))
        self.assertIn("did you mean \"day\"", self.refuse(2, "init", "dya"))

    def test_compare_fits_a_terminal_and_agrees_with_its_csv_and_json(self):
        self.result()
        table = self.succeed("compare", "r.h5")
        self.assertLessEqual(max(map(len, table.splitlines())), 120)
        rows = list(csv.DictReader(io.StringIO(self.succeed("compare", "r.h5", "--csv"))))
        data = json.loads(self.succeed("compare", "r.h5", "--json"))
        self.assertEqual([row["level"] for row in rows], ["L1L2", "L2L3", "L3L4", "L4L5", "L5S1"])
        self.assertEqual([float(row["force_mean [N]"]) for row in rows], [row["force_mean"] for row in data])
        with h5py.File(self.folder / "r.h5") as file:
            self.assertEqual(data[3]["force_max"], file["summary/force_max"][0, 3])

    def test_info_names_where_a_result_comes_from(self):
        self.result()
        text = self.succeed("info", "r.h5")
        self.assertIn("A minute of standing", text)
        info = json.loads(self.succeed("info", "r.h5", "--json"))
        self.assertEqual((info["complete"], info["simulated"]), (True, 60))
        self.assertEqual(info["phases"], [{"label": "1 standing", "start": 0, "end": 60}])

    def test_export(self):
        self.result()
        self.succeed("export", "r.h5", "--to", "csv", "-o", "disc.csv")
        rows = list(csv.DictReader(io.StringIO((self.folder / "disc.csv").read_text())))
        self.assertEqual(float(rows[-1]["time [s]"]), 60)
        self.succeed("export", "r.h5", "--to", "csv", "-o", "tables")
        self.assertIn("tables/summary.csv", self.files())

    def test_start_from_a_result(self):
        self.result()
        after = SCENARIO.replace("supine_equilibrium", "{from: r.h5, at: 60 s}")
        self.write("after.yaml", after)
        self.succeed("run", "after.yaml", "-o", "after.h5")
        with h5py.File(self.folder / "r.h5") as before, h5py.File(self.folder / "after.h5") as file:
            difference = abs(before["disc/fluid_volume"][-1] - file["disc/fluid_volume"][0])
            self.assertLess(max(difference / before["disc/fluid_volume"][-1]), 1e-9)
        self.write("late.yaml", after.replace("60 s", "2 h"))
        self.assertIn("holds no state at 2 h", self.refuse(3, "run", "late.yaml"))

    def test_list(self):
        names = lambda what: [row["name"] for row in json.loads(self.succeed("list", what, "--json"))]
        self.assertEqual(names("activities"), ["lying", "sitting", "standing", "walking", "running", "stairs",
                                               "stretching", "lifting", "measured", "custom"])
        self.assertEqual(names("models"), ["adult_female_50", "adult_male_50"])
        self.assertIn("stand_walk_run", names("scenarios"))
        parameters = {row["path"]: row for row in json.loads(self.succeed("list", "parameters", "--json"))}
        self.assertEqual(parameters["subject.mass"]["range"], "30 kg to 200 kg")
        for path, row in parameters.items():
            if path.startswith("model."):
                self.assertTrue(row["status"] and row["source"], path)

    def test_listed_model_paths_are_what_resolved_prints_and_set_takes(self):
        import yaml
        self.write("s.yaml", SCENARIO)
        resolved = yaml.safe_load(self.succeed("check", "s.yaml", "--resolved"))
        for row in json.loads(self.succeed("list", "parameters", "--json")):
            if row["path"].startswith(("model.", "subject.", "solver.", "record.")):
                place = resolved
                for word in row["path"].split("."):
                    self.assertIn(word, place, row["path"])
                    place = place[word]
        self.succeed("check", "s.yaml", "--set", "model.discs.*.nucleus.permeability.M=2")

    def test_schema_accepts_the_shipped_files(self):
        import jsonschema
        import yaml
        for kind, folder in (("scenario", "scenarios"), ("model", "models")):
            schema = json.loads(self.succeed("schema", kind))
            for file in (SOURCE / folder).glob("*.yaml"):
                with self.subTest(file.name):
                    jsonschema.validate(yaml.safe_load(file.read_text()), schema)

    def test_cite(self):
        self.result()
        self.assertIn("spinewalk contributors", self.succeed("cite", "r.h5"))
        self.assertEqual(self.succeed("cite", "r.h5"), self.succeed("cite", "adult_male_50"))

    def render_alone(self, *arguments, path="/nowhere"):
        """A copy of the program with no spinewalk-viz beside it."""
        alone = self.folder / "alone" / "spinewalk"
        alone.parent.mkdir(exist_ok=True)
        shutil.copy(PROGRAM, alone)
        return subprocess.run([alone, "render", *arguments], cwd=self.folder, capture_output=True, text=True,
                              env={"PATH": path})

    def test_render_says_what_to_install(self):
        done = self.render_alone("r.h5", "-o", "r.png")
        self.assertEqual(done.returncode, 5)
        self.assertIn("SPINEWALK_VIZ=ON", done.stderr)

    def test_render_hands_the_line_to_spinewalk_viz_and_its_exit_code_back(self):
        viz = self.write("bin/spinewalk-viz", "#!/bin/sh\necho \"$@\"\nexit 3\n")
        viz.chmod(0o755)
        done = self.render_alone("a b.h5", "--time", "2 s", "-o", "r.png", "--help", path=str(viz.parent))
        self.assertEqual((done.returncode, done.stdout), (3, "render a b.h5 --time 2 s -o r.png --help\n"))

    def test_info_of_a_figure_prints_the_line_that_makes_it(self):
        origin = {"line": ["spinewalk", "render", "a b.h5", "-o", "x.png"], "version": "0.1.0",
                  "results": [{"title": "A day\u001b[2J", "scenario_sha256": "ab12", "code_version": "0.1.0"}]}
        self.write("x.png", b"\x89PNG\0tEXtComment\0spinewalk-origin " + json.dumps(origin).encode() + b"\0IEND")
        out = self.succeed("info", "x.png")
        self.assertEqual(out.splitlines()[-1], "spinewalk render 'a b.h5' -o x.png")
        self.assertIn("sha256 ab12", out)
        self.assertNotIn("\x1b", out)
        self.assertEqual(json.loads(self.succeed("info", "x.png", "--json"))["line"], origin["line"])
        self.write("y.png", b"\x89PNG")
        self.assertIn("y.png: does not say where it comes from", self.refuse(5, "info", "y.png"))

    def test_version(self):
        self.assertRegex(self.succeed("--version"), r"^spinewalk \d+\.\d+\.\d+ \((\w{40}|unknown)\)\n")
        libraries = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True).stdout
        self.assertIsNone(re.search("vtk|openturns|libOT", libraries, re.I))

    def test_quiet_and_redirected_output_have_no_bar(self):
        self.write("s.yaml", SCENARIO)
        done = self.run_program("run", "s.yaml", "--quiet")
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_full_disk_behind_stdout(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([PROGRAM, "list", "activities"], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 5)
        self.assertIn("standard output", done.stderr)


if __name__ == "__main__":
    main()
