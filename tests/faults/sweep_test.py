#!/usr/bin/python3
"""Sweeps under fire: killed, stopped, started twice, broken, full (what users of clusters meet)."""
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import h5py
import numpy

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
from program import PROGRAM, main
from sweep_program import PLAN, SweepTest

OFTEN = ("--save-every", "1 ms")
# A third of the samples is refused by the reader, and some have no chance to finish.
MIXED = """\
schema: spinewalk-sweep/1
base: column.yaml
vary:
  solver.evaluation_limit: [1e9, 3]
  rig.column.solid.shear_modulus: [0.3 MPa, 0.4 MPa, 0.5 MPa]
  rig.load[0].traction: [0.05 MPa, 5 MPa]
  rig.column.solid_fraction: [0.3]
"""


class UnderFire(SweepTest):
    def start(self, *arguments):
        return subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=self.folder, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True, env={**os.environ, "XDG_CACHE_HOME": str(self.cache)})

    def undisturbed(self, count):
        self.plan("calm", count=count)
        begin = time.monotonic()
        self.succeed("sweep", "run", "calm", "-j", "1")
        self.duration = time.monotonic() - begin
        return self.merged("calm", "calm.h5")

    def test_killed_again_and_again(self):
        expected = self.undisturbed(20)
        self.plan("plan", count=20)
        chance = random.Random(2)
        for _ in range(4):
            process = self.start("sweep", "run", "plan", "-j", "2", *OFTEN)
            time.sleep(chance.uniform(0.2, 0.8) * self.duration)
            process.kill()
            process.communicate()
        self.succeed("sweep", "run", "plan", "-j", "2")
        self.assertEqual(self.merged(), expected)
        self.assertEqual([name for name in self.tasks() if ".part" in name or "sample" in name], [])

    def test_what_killed_writers_left_is_removed(self):
        self.plan("plan", count=1000)
        process = self.start("sweep", "run", "plan", "--shard", "0/500", *OFTEN)
        self.assertEqual(process.wait(60), 0, process.communicate()[1])
        ledger = self.folder / "plan/tasks/task-500-0.ledger"
        gone = re.search(r"writer=(\S+)", ledger.read_text()).group(1)
        world = gone.rsplit("-", 1)[1]
        alive = gone.replace(f"-{process.pid}-", f"-{os.getpid()}-")
        left = [f"task-500-1.h5.{gone}.part", f"sample-7.ck0.{gone}.part", "task-500-1.h5.n12.cluster-7-00000000.part.old"]
        kept = [f"task-500-1.h5.{alive}.part", f"task-500-2.h5.{gone}.part", f"sample-99.ck1.{gone}.part", "sample-99.ck0",
                f"task-500-1.h5.elsewhere-{process.pid}-{world}.part",      # another machine
                f"task-500-1.h5.{gone[:-8]}00000000.part"]                  # another container, or before a restart
        for name in left + kept:
            path = self.folder / "plan/tasks" / name.removesuffix(".old")
            path.write_text("half a file")
            if name.endswith(".old"):
                os.utime(path, (time.time() - 400,) * 2)
        self.succeed("sweep", "run", "plan", "--shard", "1/500")
        self.assertEqual([name for name in self.tasks() if ".part" in name or "sample" in name], sorted(kept))

    def test_stopped_by_signals(self):
        expected = self.undisturbed(20)
        self.plan("plan", count=20)
        stopped = 0
        for number in (signal.SIGTERM, signal.SIGINT):
            process = self.start("sweep", "run", "plan", "-j", "1", *OFTEN)
            while process.poll() is None and not (self.folder / "plan/tasks/task-1-0.h5").exists():
                time.sleep(0.005)
            process.send_signal(number)
            begin = time.monotonic()
            said = process.communicate(timeout=60)[1]
            self.assertLess(time.monotonic() - begin, 5)
            if process.returncode == 75:
                stopped += 1
                self.assertIn("run the same line again", said)
                self.assertGreater(self.status()["interrupted"], 0)
        self.assertGreater(stopped, 0)
        self.succeed("sweep", "run", "plan")
        self.assertEqual(self.merged(), expected)

    def test_started_twice_at_once(self):
        expected = self.undisturbed(10)
        self.plan("plan", count=10)
        both = [self.start("sweep", "run", "plan", "-j", "1", *OFTEN) for _ in range(2)]
        for process in both:
            self.assertEqual(process.wait(60), 0, process.communicate()[1])
        self.assertEqual(self.merged(), expected)

    def test_a_broken_task_is_named_and_alone_computed_again(self):
        expected = self.undisturbed(4)
        self.plan()
        for index in range(3):
            self.succeed("sweep", "run", "plan", "--shard", f"{index}/3")
        task = self.folder / "plan/tasks/task-3-1.h5"
        others = [self.folder / f"plan/tasks/task-3-{index}.h5" for index in (0, 2)]
        before = [path.stat().st_mtime_ns for path in others]
        whole = task.read_bytes()
        flipped = bytearray(whole)
        flipped[len(whole) // 2] ^= 1
        for broken in (bytes(flipped), whole[:-500]):
            task.write_bytes(broken)
            error = self.refuse(5, "sweep", "merge", "plan", "-o", "all.h5")
            self.assertIn("task-3-1.h5", error)
            self.assertIn("its samples are 4 to 7; `spinewalk sweep run plan --shard 1/3`", error)
            self.succeed("sweep", "retry", "plan")
            self.assertEqual(self.merged(), expected)
        self.assertEqual([path.stat().st_mtime_ns for path in others], before)

    def test_failed_samples_are_rows(self):
        self.plan("plan", MIXED)
        done = self.run_program("sweep", "run", "plan", "--stop-after", "0")
        self.assertEqual(done.returncode, 6, done.stderr)
        self.assertIn("samples failed; the first: sample", done.stderr)
        failed = self.status()["failed"]
        self.assertEqual(self.status()["done"] + sum(failed.values()), 12)
        self.assertEqual(sorted(failed), ["step_underflow", "timeout"])
        self.merged()
        with h5py.File(self.folder / "all.h5") as table:
            self.assertEqual(list(table["sample"]), list(range(12)))
            for n, status in enumerate(table["samples/status"].asstr()):
                height = table["summary/height_change"][n]
                self.assertEqual(numpy.all(numpy.isnan(height)), status != "done", f"{n} {status}")
                self.assertEqual(table["samples/reason"].asstr()[n] == "", status == "done")
        self.assertEqual(self.run_program("sweep", "retry", "plan", "--status", "timeout").returncode, 6)

    def test_gives_up_when_all_fail(self):
        self.plan("plan", PLAN + "limits: {evaluations: 1}\n", count=20)
        done = self.run_program("sweep", "run", "plan", "-j", "1")
        self.assertEqual(done.returncode, 6)
        self.assertIn("gave up: the first 20 samples all failed. sample 0: timeout: in phase 1 steady: gave up at", done.stderr)
        self.assertEqual(self.status()["failed"], {"timeout": 20})

    def test_plans_do_not_mix(self):
        self.plan("a")
        self.plan("b", count=5)
        self.succeed("sweep", "run", "a")
        (self.folder / "b/tasks/task-1-0.h5").write_bytes((self.folder / "a/tasks/task-1-0.h5").read_bytes())
        self.assertIn("belongs to another plan", self.refuse(5, "sweep", "merge", "b", "-o", "all.h5"))
        self.assertIn("belongs to another plan", self.run_program("sweep", "run", "b").stderr)

    def test_pending_samples_are_not_merged_unasked(self):
        self.plan()
        self.succeed("sweep", "run", "plan", "--shard", "0/3")
        self.assertIn("8 of 12 samples have no row yet, the first is 4", self.refuse(6, "sweep", "merge", "plan", "-o", "all.h5"))
        self.succeed("sweep", "merge", "plan", "-o", "all.h5", "--incomplete")
        with h5py.File(self.folder / "all.h5") as table:
            self.assertEqual(table["samples/status"].asstr()[11], "pending")
            self.assertEqual(table.attrs["complete"], 0)

    def test_a_full_disk(self):
        expected = self.undisturbed(10)
        self.plan("plan", count=10)
        self.succeed("sweep", "run", "plan", "--shard", "0/3")
        done = subprocess.run(["bash", "-c", 'ulimit -f 16; exec "$@"', "bash", PROGRAM, "sweep", "run", "plan"],
                              cwd=self.folder, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 5, done.stderr)
        self.assertRegex(done.stderr, r"task-1-0\.\S+\.part: writing failed: File too large")
        self.succeed("sweep", "run", "plan")
        self.assertEqual(self.merged(), expected)

    def test_a_read_only_folder(self):
        self.plan()
        (self.folder / "plan/tasks").rmdir()
        self.assertIn("cannot write plan/tasks/*", self.refuse(5, "sweep", "run", "plan"))

    def test_a_half_set_environment(self):
        self.plan()
        for environment, expected in (
            ({"SLURM_ARRAY_TASK_ID": "1"}, "half set: SLURM_ARRAY_TASK_ID without SLURM_ARRAY_TASK_COUNT"),
            ({"SLURM_PROCID": "1"}, "half set: SLURM_PROCID without SLURM_NTASKS"),
            ({}, "this is no Slurm job"),
            ({"SLURM_ARRAY_TASK_ID": "x", "SLURM_ARRAY_TASK_COUNT": "2"}, "SLURM_ARRAY_TASK_ID=x is not a number"),
            ({"SLURM_ARRAY_TASK_ID": "2", "SLURM_ARRAY_TASK_COUNT": "2"}, "part 2 of 2 is not possible"),
            ({"SLURM_ARRAY_TASK_ID": "1", "SLURM_ARRAY_TASK_COUNT": "2", "SLURM_ARRAY_TASK_MIN": "1"}, "does not start at 0"),
        ):
            with self.subTest(environment):
                done = self.run_program("sweep", "run", "plan", "--shard-from-slurm", **environment)
                self.assertEqual(done.returncode, 2, done.stderr)
                self.assertIn(expected, done.stderr)
        done = self.run_program("sweep", "run", "plan", "--shard-from-slurm", "--shard", "0/2", SLURM_ARRAY_TASK_ID="1",
                                SLURM_ARRAY_TASK_COUNT="2")
        self.assertIn("--shard 0/2 disagrees with Slurm's 1/2", done.stderr)
        self.assertIn("is no part of a plan", self.refuse(2, "sweep", "run", "plan", "--shard", "3/3"))


main()
