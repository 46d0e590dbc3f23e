#!/usr/bin/python3
"""A run that is killed, stopped or robbed of its disk goes on where it was and ends as if nothing had happened.

kill_test.py                    a few kills, seconds
kill_test.py --kills 30         as many kills as wanted, and a longer scenario
"""
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import h5py

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
from program import PROGRAM, ProgramTest, main

KILLS = int(sys.argv.pop(sys.argv.index("--kills") + 1)) if "--kills" in sys.argv else 4
if "--kills" in sys.argv:
    sys.argv.remove("--kills")

HEAD = """\
schema: spinewalk/1
title: Every kind of phase
model: adult_male_50
start: supine_equilibrium
record: {every: 1 min, bursts: 1 strides}
timeline:
"""
PHASES = """\
  - standing: {for: 5 min}
  - walking: {for: 10 min, speed: 1.3 m/s}
  - lying: {for: 1 h}
  - running: {for: 2 min, speed: 2.8 m/s}
"""
SCENARIO = HEAD + PHASES
LONG = HEAD + 10 * PHASES  # still busy after three signals
RESOLVED = """\
schema: spinewalk/1
model: adult_male_50
start: supine_equilibrium
timeline:
  - standing: {for: 1 min}
  - walking: {for: 30 s, speed: 1.3 m/s}
solver: {method: resolved}
record: {every: 10 s, bursts: 1 strides}
"""
RIG = """\
schema: spinewalk/1
model: adult_male_50
rig: {disc: L4L5, load: [{force: 1000 N, for: 1 h}, {mean: 500 N, amplitude: 200 N, frequency: 1 Hz, for: 60 s}]}
record: {every: 10 s, bursts: 2 strides}
"""
OFTEN = ("--checkpoint-every", "10 ms")


class KillTest(ProgramTest):
    def start(self, *arguments, **kinds):
        return subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=self.folder, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True,
                                env={**os.environ, "XDG_CACHE_HOME": str(self.cache)}, **kinds)

    def end(self, process):
        """Exit code and what was said; a negative code is the signal that killed it."""
        _, said = process.communicate(timeout=60)
        return process.returncode, said

    def digest(self, file):
        return self.succeed("info", file, "--digest")

    def checkpoints(self):
        return [name for name in self.files() if name.endswith((".ck0", ".ck1"))]

    def stopped_run(self, checkpoints=1, number=signal.SIGTERM):
        """Stops a run once it has written so many checkpoints; returns what it said."""
        def stamps():
            return {name: (self.folder / name).stat().st_mtime_ns for name in self.checkpoints()}
        process = self.start("run", "s.yaml", "-o", "r.h5", *OFTEN)
        for _ in range(checkpoints):
            before = stamps()
            while process.poll() is None and stamps() == before:
                time.sleep(0.001)
        process.send_signal(number)
        begin = time.monotonic()
        code, said = self.end(process)
        self.assertEqual(code, 75, said)
        self.assertLess(time.monotonic() - begin, 2)
        return said

    def undisturbed(self, text=SCENARIO):
        self.write("s.yaml", text)
        begin = time.monotonic()
        self.succeed("run", "s.yaml", "-o", "whole.h5")
        self.duration = time.monotonic() - begin
        return self.digest("whole.h5")

    def kill_again_and_again(self, text, kills, seed):
        expected = self.undisturbed(text)
        chance = random.Random(seed)
        killed = resumed = 0
        while killed < kills:
            process = self.start("run", "s.yaml", "-o", "r.h5", *OFTEN)
            time.sleep(chance.uniform(0.2, 1.0) * self.duration)
            process.kill()
            code, said = self.end(process)
            killed += code == -signal.SIGKILL
            resumed += "going on from" in said
            if code == 0:  # it was done first
                self.assertEqual(self.digest("r.h5"), expected)
                (self.folder / "r.h5").unlink()
        self.succeed("run", "s.yaml", "-o", "r.h5", *OFTEN)
        self.assertEqual(self.digest("r.h5"), expected)
        self.assertEqual(self.checkpoints(), [])
        return resumed

    def test_killed_at_random_moments_and_started_again(self):
        resumed = self.kill_again_and_again(SCENARIO, KILLS, 1)
        print(f"{KILLS} kills, {resumed} times gone on from a checkpoint", file=sys.stderr)
        self.assertGreater(resumed, 0 if KILLS < 10 else KILLS // 2)

    def test_resolved_strides_and_a_rig_go_on_too(self):
        for text in (RESOLVED, RIG):
            expected = self.undisturbed(text)
            self.stopped_run()
            self.stopped_run(2)
            self.succeed("run", "s.yaml", "-o", "r.h5")
            self.assertEqual(self.digest("r.h5"), expected)

    def test_stop_signals_leave_a_checkpoint_that_opens(self):
        expected = self.undisturbed(LONG)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGUSR1):
            said = self.stopped_run(2, number)
            self.assertRegex(said, r"stopped at .* of 12 h 50 min; r.h5.ck[01] holds the rest: run the same line again")
        newest = max(self.checkpoints(), key=lambda name: (self.folder / name).stat().st_mtime_ns)
        self.assertIn("incomplete", self.succeed("info", newest).splitlines()[0])
        with h5py.File(self.folder / newest) as file:
            self.assertEqual(file.attrs["complete"], 0)
            self.assertGreater(len(file["time"]), 0)
        self.succeed("run", "s.yaml", "-o", "r.h5")
        self.assertEqual(self.digest("r.h5"), expected)
        self.assertEqual(self.files(), ["r.h5", "s.yaml", "whole.h5"])

    def test_stopped_while_the_start_is_sought(self):
        self.write("s.yaml", SCENARIO.replace("supine_equilibrium", "morning"))
        process = self.start("run", "s.yaml", "-o", "r.h5", "--no-cache")
        status = Path(f"/proc/{process.pid}/status")
        caught = 1 << (signal.SIGTERM - 1)
        while not int(status.read_text().split("SigCgt:")[1].split()[0], 16) & caught:
            time.sleep(0.001)
        process.terminate()
        code, said = self.end(process)
        self.assertEqual((code, self.files()), (75, ["s.yaml"]), said)
        self.assertIn("stopped before the first step: run the same line again", said)

    def test_a_broken_checkpoint_is_passed_over(self):
        expected = self.undisturbed()
        self.stopped_run(3)
        newest, older = sorted(self.checkpoints(), key=lambda name: -(self.folder / name).stat().st_mtime_ns)
        whole = (self.folder / newest).read_bytes()
        flipped = bytearray(whole)
        flipped[len(whole) // 2] ^= 4
        for broken, complaint in ((bytes(flipped), "the seal is broken"), (whole[:-1000], "cut off")):
            (self.folder / newest).write_bytes(broken)
            kept = (self.folder / older).read_bytes()
            done = self.run_program("run", "s.yaml", "-o", "r.h5")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertRegex(done.stderr, f"warning: {newest} is left out: .*{complaint}")
            self.assertIn(f"going on from {older} at", done.stderr)
            self.assertEqual(self.digest("r.h5"), expected)
            (self.folder / older).write_bytes(kept)
        (self.folder / newest).write_bytes(b"")
        (self.folder / older).write_bytes(whole[: len(whole) // 3])
        done = self.run_program("run", "s.yaml", "-o", "r.h5")
        self.assertIn("no checkpoint can be used: starting from the beginning", done.stderr)
        self.assertEqual(self.digest("r.h5"), expected)

    def test_the_checkpoint_of_another_scenario_is_left_alone(self):
        self.undisturbed()
        self.stopped_run()
        self.write("s.yaml", SCENARIO.replace("5 min", "6 min"))
        done = self.run_program("run", "s.yaml", "-o", "r.h5")
        self.assertIn("belongs to another scenario, model, input file or version of the program", done.stderr)
        self.assertIn("starting from the beginning", done.stderr)
        with h5py.File(self.folder / "r.h5") as file:
            self.assertEqual(file["phases/end"][0], 6 * 60)

    def test_a_full_disk_loses_nothing(self):
        expected = self.undisturbed()
        size = (self.folder / "whole.h5").stat().st_size
        self.stopped_run()
        limit = f"ulimit -f {size // 1024 - 30}; exec \"$@\""  # room for what there is, not for what comes
        done = subprocess.run(["bash", "-c", limit, "bash", PROGRAM, "run", "s.yaml", "-o", "r.h5", *OFTEN],
                              cwd=self.folder, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertIn("no checkpoint could be written, the run goes on: r.h5.ck", done.stderr)
        self.assertIn("File too large", done.stderr)
        self.assertEqual(len(self.checkpoints()), 2)
        self.assertIn("going on from", self.run_program("run", "s.yaml", "-o", "r.h5").stderr)
        self.assertEqual(self.digest("r.h5"), expected)


main()
