#!/usr/bin/python3
"""Sweeps at the size that clusters see: fifty kills, a hundred thousand samples, a thousand in one process."""
import fcntl
import os
import random
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))
from program import PROGRAM, main
from sweep_program import SweepTest

# A cyclic load is resolved, cycle by cycle: a sample takes some hundredths of a second.
CYCLIC = """\
schema: spinewalk/1
model: adult_male_50
rig: {disc: L4L5, load: [{mean: 500 N, amplitude: 200 N, frequency: 1 Hz, for: 150 s}]}
record: {every: 25 s, bursts: 0 strides}
"""
CYCLES = """\
schema: spinewalk-sweep/1
title: Cycles
base: cyclic.yaml
vary:
  rig.load[0].amplitude: {from: 100 N, to: 300 N, count: 4}
  rig.load[0].frequency: [0.5 Hz, 1 Hz]
  model.discs.L4L5.nucleus.permeability.k0: {from: 2e-16 m4/N/s, to: 2e-15 m4/N/s, count: COUNT}
"""
MANY = """\
schema: spinewalk-sweep/1
title: Many
base: column.yaml
vary:
  rig.column.solid.shear_modulus: {from: 0.3 MPa, to: 0.7 MPa, count: COUNT}
"""


class AtScale(SweepTest):
    def cyclic_plan(self, name):
        self.write("cyclic.yaml", CYCLIC)
        self.plan(name, CYCLES, 4)

    def test_fifty_kills(self):
        self.cyclic_plan("calm")
        self.succeed("sweep", "run", "calm", "-j", "1")
        expected = self.merged("calm", "calm.h5")
        self.cyclic_plan("plan")
        chance = random.Random(5)
        killed = 0
        for _ in range(50):
            process = subprocess.Popen([PROGRAM, "sweep", "run", "plan", "-j", "2", "--save-every", "1 ms"], cwd=self.folder,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.005, 0.06))
            process.kill()
            killed += process.wait() != 0
        self.assertGreater(killed, 10)
        self.succeed("sweep", "run", "plan", "-j", "2")
        self.assertEqual(self.merged(), expected)
        self.assertEqual(self.tasks(), ["task-1-0.h5", "task-1-0.ledger", "task-1-0.log"])

    def test_a_hundred_thousand_samples(self):
        """Targets on a quiet machine: plan below 5 s, status below 1 s. Here five times as much."""
        begin = time.monotonic()
        self.plan("plan", MANY, 100_000)
        self.assertLess(time.monotonic() - begin, 25)
        begin = time.monotonic()
        self.assertEqual(self.status()["pending"], 100_000)
        self.assertLess(time.monotonic() - begin, 5)
        self.succeed("sweep", "run", "plan", "--shard", "7/1000")
        self.assertLessEqual(len(self.tasks()), 3)

    def test_memory_is_flat_over_a_thousand_samples(self):
        def peak(count):
            name = f"plan{count}"
            self.plan(name, MANY, count)
            process = subprocess.Popen([PROGRAM, "--quiet", "sweep", "run", name, "-j", "1"], cwd=self.folder,
                                       stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(process.returncode, 0)
            return usage.ru_maxrss
        few, many = peak(600), peak(1600)
        self.assertLess(many, 1.05 * few + 1024, "kB; 1 MB of it the rows themselves")

    def test_locks_of_others_do_not_matter(self):
        """No file is locked: HDF5 sees images in memory. So a file server that refuses locks, or a held one, stops nothing."""
        self.plan()
        self.succeed("sweep", "run", "plan")
        expected = self.merged()
        (self.folder / "all.h5").unlink()
        with open(self.folder / "plan/tasks/task-1-0.h5", "r+b") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            self.succeed("sweep", "run", "plan", HDF5_USE_FILE_LOCKING="TRUE")
            self.assertEqual(self.merged(), expected)


main()
