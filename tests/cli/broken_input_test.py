#!/usr/bin/python3
"""Broken input: each case asserts the exit code, the place, the hint, and that no file was left."""
import re

from program import SCENARIO, SOURCE, ProgramTest, main

STANDING = "  - standing: {for: 1 min}\n"
RECORDING = SOURCE / "scenarios/recordings/walk_1.3mps.mot"
MEASURED = SCENARIO.replace(STANDING, "  - measured: {for: 1 min, file: gait.mot, kind: ground_reaction_force}\n")


def changed(old, new, text=SCENARIO):
    assert old in text, old
    return text.replace(old, new)


def activity(text):
    return changed(STANDING, f"  - {text}\n")


# name: (scenario, place in it, message, hint); exit code 3
BROKEN_SCENARIOS = {
    "unknown key": (activity("walking: {for: 1 min, sped: 1.3 m/s}"), "7:27", 'unknown key "sped"', 'did you mean "speed"'),
    "unknown activity": (activity("wakling: {for: 1 min}"), "7:5", 'unknown key "wakling"', 'did you mean "walking"'),
    "missing unit": (activity("walking: {for: 1 min, speed: 1.3}"), "7:34", '"1.3" has no unit', "m/s"),
    "wrong unit": (activity("walking: {for: 1 min, speed: 1.3 kg}"), "7:34", "cannot be converted", "m/s"),
    "negative mass": (changed("mass: 70 kg", "mass: -70 kg"), "4:17", "-70 kg lies outside 30 kg to 200 kg", "number"),
    "speed of 40 m/s": (activity("walking: {for: 1 min, speed: 40 m/s}"), "7:34", "40 m/s lies outside", "0.5 m/s to 2.2 m/s"),
    "no duration": (activity("standing: {}"), "7:5", "standing.for is missing", "duration"),
    "unreadable YAML": (changed("{for: 1 min}", "{for: 1 min"), "8:7", "not valid YAML", "indentation"),
    "text that is not text": (changed("A minute", "A \x01 minute"), "2:10", "not a text file", "YAML"),
    "newer schema": (changed("spinewalk/1", "spinewalk/2"), "1:9", "newer than this program", "spinewalk 2.0 or later"),
    "no schema": (changed("schema: spinewalk/1\n", ""), "1:1", '"schema" is missing', "spinewalk/1"),
    "missing model": (changed("adult_male_50", "adult_mail_50"), "3:8", 'no model "adult_mail_50"', 'did you mean "adult_male_50"'),
    "duplicate key": (changed("title:", "title: One\ntitle:"), "3:1", 'key "title" appears twice', "line 2"),
    "empty timeline": (changed("timeline:\n" + STANDING, "timeline: []\n"), "6:11", "must be a list of activities", "standing"),
    "unknown start": (changed("supine_equilibrium", "mornign"), "5:8", '"mornign" is not known', 'did you mean "morning"'),
    "missing recording": (MEASURED, "7:34", "there is no file", "starts at the folder"),
    "empty file": ("", None, "name: value", "spinewalk/1"),
}


def recording(change):
    return "".join(change(i, line) for i, line in enumerate(RECORDING.read_text().splitlines(keepends=True)))


def halved(i, line):
    if i < 10:
        return line
    time, *forces = line.split()
    return "\t".join([time] + [str(float(force) / 2) for force in forces]) + "\n"


# name: (recording, place in it, message, hint); exit code 3
BROKEN_RECORDINGS = {
    "truncated in a row": (RECORDING.read_text()[:20000].rsplit("\t", 2)[0], None, "values, but line 10 names 7 columns", "cut off"),
    "truncated to half a second": ("".join(RECORDING.read_text().splitlines(keepends=True)[:59]), "10:1", "no whole stride", "two steps"),
    "NaN": (recording(lambda i, line: re.sub(r"\t\S+", "\tnan", line) if i == 300 else line), "301:10", '"nan" in column', "gap"),
    "mean force is not body weight": (recording(halved), "10:1", "off the body weight", "subject.mass of 35"),
    "no endheader": (RECORDING.read_text().replace("endheader\n", ""), None, 'no line "endheader"', "endheader"),
}


class BrokenInput(ProgramTest):
    def assert_refused(self, code, place, message, hint, *arguments):
        before = self.files()
        stderr = self.refuse(code, *arguments)
        first, _, rest = stderr.partition("\n  hint: ")
        self.assertTrue(rest, "no hint in: " + stderr)
        self.assertIn(message, first)
        self.assertIn(hint, rest)
        if place:
            self.assertIn(place, first)
        self.assertEqual(self.files(), before, "a refused run leaves no file")

    def test_scenarios(self):
        for name, (text, place, message, hint) in BROKEN_SCENARIOS.items():
            with self.subTest(name):
                self.write("s.yaml", text)
                where = f"s.yaml:{place}: " if place else "s.yaml"
                self.assert_refused(3, where, message, hint, "run", "s.yaml", "-o", "r.h5")
                self.assert_refused(3, where, message, hint, "check", "s.yaml")

    def test_recordings(self):
        self.write("s.yaml", MEASURED)
        for name, (text, place, message, hint) in BROKEN_RECORDINGS.items():
            with self.subTest(name):
                self.write("gait.mot", text)
                where = f"gait.mot:{place}: " if place else "gait.mot"
                self.assert_refused(3, where, message, hint, "run", "s.yaml", "-o", "r.h5")

    def test_missing_scenario(self):
        self.assert_refused(3, "nothing.yaml", "", "", "run", "nothing.yaml")

    def test_broken_model(self):
        model = (SOURCE / "models/adult_male_50.yaml").read_text()
        self.write("mine.yaml", re.sub(r", source: [^}]*\}", "}", model, count=1))
        self.write("s.yaml", changed("adult_male_50", "mine.yaml"))
        self.assert_refused(3, "mine.yaml:", "source", "", "run", "s.yaml")

    def test_settings_on_the_command_line(self):
        self.write("s.yaml", SCENARIO)
        for setting, message, hint in [
            ("subject.mas=70 kg", 'unknown key "mas"', 'did you mean "mass"'),
            ("subject.mass=70", "has no unit", "kg"),
            ("timeline[3].standing.for=1 h", "no entry 3", "counted from 0"),
            ("subject.mass", 'no "path=value"', "subject.mass=75 kg"),
        ]:
            with self.subTest(setting):
                self.assert_refused(2, f"--set {setting}", message, hint, "run", "s.yaml", "--set", setting)

    def test_output_that_cannot_be_written(self):
        """Root writes through permission bits, so the folders here cannot take a file from anyone."""
        self.write("s.yaml", SCENARIO)
        self.write("file", "")
        for folder in ("/proc", "nowhere", "file"):
            with self.subTest(folder):
                self.assert_refused(5, f"{folder}/r.h5", "cannot write", "choose another place with -o",
                                    "run", "s.yaml", "-o", f"{folder}/r.h5")

    def test_output_is_a_folder(self):
        self.write("s.yaml", SCENARIO)
        self.assert_refused(5, "", "it is a folder", "-o", "run", "s.yaml", "-o", ".")

    def test_command_line(self):
        self.write("s.yaml", SCENARIO)
        for arguments, message in [
            ((), "which command?"),
            (("rnu", "s.yaml"), "did you mean `run`?"),
            (("run", "s.yaml", "--ouput", "r.h5"), "did you mean `--output`?"),
            (("run",), "SCENARIO is required"),
            (("run", "s.yaml", "more.yaml"), "`more.yaml` is not expected here"),
            (("export", "r.h5", "--to", "xls", "-o", "x"), "xls not in {csv,mot,sto,vtkhdf,vtp,gltf}"),
            (("list", "planets"), "planets not in"),
            (("schema", "result"), "result not in"),
        ]:
            with self.subTest(arguments):
                before = self.files()
                self.assertIn(message, self.refuse(2, *arguments))
                self.assertEqual(self.files(), before)

    def test_results_that_are_none(self):
        self.write("broken.h5", b"\x89HDF\r\n\x1a\n" + b"\0" * 500)
        for arguments in (("info",), ("compare",), ("cite",), ("info", "--digest")):
            for file in ("missing.h5", "broken.h5"):
                with self.subTest(arguments + (file,)):
                    self.assertIn(file, self.refuse(5, arguments[0], file, *arguments[1:]))


if __name__ == "__main__":
    main()
