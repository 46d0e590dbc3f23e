#!/usr/bin/python3
"""A sweep on a real Slurm of one node (slurm-up.sh): an array whose tasks are cancelled, killed and requeued ends with the
table of an undisturbed run. Skipped where Slurm cannot be started.

slurm_test.py            short
slurm_test.py --all      200 samples of 0.5 s, and a task with a limit of one minute that requeues itself
"""
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))
from program import PROGRAM
from sweep_program import SweepTest

ALL = "--all" in sys.argv
if ALL:
    sys.argv.remove("--all")
# Samples that last: a cyclic load is resolved, cycle by cycle.
SLOW = """\
schema: spinewalk/1
model: adult_male_50
rig: {disc: L4L5, load: [{mean: 500 N, amplitude: 200 N, frequency: 1 Hz, for: SECONDS s}]}
record: {every: 5 s, bursts: 0 strides}
"""
PLAN = """\
schema: spinewalk-sweep/1
base: slow.yaml
vary:
  model.discs.L4L5.nucleus.permeability.k0: {from: 2e-16 m4/N/s, to: 2e-15 m4/N/s, count: COUNT}
"""


def why_not():
    for program in ("slurmctld", "slurmd", "munged", "sbatch"):
        if not shutil.which(program, path="/usr/sbin:/usr/bin:/sbin:/bin"):
            return f"{program} is not installed (Debian: slurm-wlm, munge)"
    if os.geteuid() != 0:
        return "the daemons want root"
    return None


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@unittest.skipIf(why_not(), why_not())
class Slurm(SweepTest):
    @classmethod
    def setUpClass(cls):
        cls.slurm = Path(tempfile.mkdtemp(prefix="spinewalk-slurm-"))
        ports = {name: str(free_port()) for name in ("SLURMCTLD_PORT", "SLURMD_PORT")}
        up = subprocess.run([HERE / "slurm-up.sh", cls.slurm], capture_output=True, text=True, env={**os.environ, **ports})
        if up.returncode != 0:
            subprocess.run([HERE / "slurm-down.sh", cls.slurm])
            raise unittest.SkipTest("Slurm does not start here: " + up.stderr[-300:])
        os.environ["SLURM_CONF"] = str(cls.slurm / "slurm.conf")

    @classmethod
    def tearDownClass(cls):
        subprocess.run([HERE / "slurm-down.sh", cls.slurm])
        shutil.rmtree(cls.slurm)

    def plan_slow(self, name, count, seconds):
        self.write("slow.yaml", SLOW.replace("SECONDS", str(seconds)))
        self.write("slow_plan.yaml", PLAN.replace("COUNT", str(count)))
        self.succeed("sweep", "plan", "slow_plan.yaml", "-o", name)

    def undisturbed(self, count, seconds):
        self.plan_slow("calm", count, seconds)
        done = subprocess.run([PROGRAM, "sweep", "run", "calm", "-j", "1"], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.merged("calm", "calm.h5")

    def submit(self, *options):
        text = self.succeed("sweep", "submit", "plan", "--slurm", "--yes", "--mem", "100M", *options)
        return text.split("job ")[1].split(":")[0]

    def jobs(self, job):
        text = subprocess.run(["scontrol", "show", "job", "-o", job], capture_output=True, text=True).stdout
        return [dict(word.split("=", 1) for word in line.split() if "=" in word) for line in text.splitlines()]

    def states(self, job):
        return [one["JobState"] for one in self.jobs(job)]

    def wait(self, job, seconds=240):
        """Until every element has ended. A requeue passes through other states, and a busy controller may not answer."""
        end = time.monotonic() + seconds
        looks = 0
        while looks < 3:
            states = self.states(job)
            ended = states and all(state in ("COMPLETED", "FAILED", "CANCELLED", "TIMEOUT") for state in states)
            looks = looks + 1 if ended else 0
            self.assertLess(time.monotonic(), end, states)
            time.sleep(0.3)

    def wait_for_rows(self):
        end = time.monotonic() + 60
        while not list((self.folder / "plan/tasks").glob("*.h5")):
            self.assertLess(time.monotonic(), end, self.tasks())
            time.sleep(0.1)

    def running(self, job):
        return [one for one in self.jobs(job) if one["JobState"] == "RUNNING"]

    def test_cancelled_killed_and_requeued(self):
        count, seconds = (200, 60) if ALL else (16, 200)
        expected = self.undisturbed(count, seconds)
        self.plan_slow("plan", count, seconds)
        estimate = json.loads((self.folder / "plan/plan.json").read_text())["estimate"]["seconds"]
        job = self.submit("--task-time", f"{count / 8 * estimate} s")
        end = time.monotonic() + 60
        while len(running := self.running(job)) < 2:
            self.assertLess(time.monotonic(), end, self.states(job))
            time.sleep(0.05)
        first, second = running[:2]
        subprocess.run(["scancel", f"{job}_{first['ArrayTaskId']}"], check=True)
        # The batch script is the program: exec.
        for line in subprocess.run(["pgrep", "-f", f"--tasks .* --first 0"], capture_output=True, text=True).stdout.split():
            environment = Path(f"/proc/{line}/environ").read_bytes().split(b"\0")
            if f"SLURM_ARRAY_TASK_ID={second['ArrayTaskId']}".encode() in environment:
                os.kill(int(line), signal.SIGKILL)
        time.sleep(0.5)
        for third in self.running(job)[:1]:
            subprocess.run(["scontrol", "requeue", f"{job}_{third['ArrayTaskId']}"], check=True)
        self.wait(job)
        left = self.status()
        self.assertLess(left["done"], count)
        self.wait(self.submit())
        self.assertEqual(self.status()["done"], count, self.status())
        self.assertEqual(self.merged(), expected)

    @unittest.skipUnless(ALL, "takes minutes: slurm_test.py --all")
    def test_a_limit_of_one_minute_requeues_itself(self):
        """A turn lasts 20 to 50 s, as Slurm gives notice up to half a minute early. A task has eleven turns; on a busy machine they
        may not do, and it is sent again."""
        count, seconds = 30, 4000
        self.plan_slow("plan", count, seconds)
        turns = []
        while self.status()["done"] < count:
            self.assertLess(len(turns), 5, turns)
            self.wait(self.submit("--time", "00:01:00", "--notice", "10", "--task-time", "10 h"), 900)
            turns.append((self.folder / "plan/tasks/task-1-0.ledger").read_text().count("@ start") - sum(turns))
        print(f"turns of each submission: {turns}", file=sys.stderr)
        self.assertGreater(turns[0], 1)


unittest.main()
