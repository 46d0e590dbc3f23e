#!/usr/bin/python3
"""submit, the environment of an array, requeueing: with a scheduler that is a script."""
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))
from program import PROGRAM, main
from sweep_program import SweepTest


class FakeSlurm(SweepTest):
    def setUp(self):
        super().setUp()
        self.slurm = self.cache.parent / "slurm"
        self.slurm.mkdir()
        for name in ("sbatch", "scontrol", "squeue"):
            (self.slurm / name).symlink_to(HERE / "fake_slurm.py")
        self.environment = {"FAKE_SLURM": str(self.slurm), "PATH": f"{self.slurm}:/usr/bin:/bin"}

    def asked(self):
        return [json.loads(line) for line in (self.slurm / "asked.jsonl").read_text().splitlines()]

    def submit(self, *options, **environment):
        return self.run_program("sweep", "submit", "plan", "--slurm", *options, **{**self.environment, **environment})

    def planned(self, count=4):
        """A plan whose samples are said to take 100 s."""
        self.plan(count=count)
        path = self.folder / "plan/plan.json"
        plan = json.loads(path.read_text())
        plan["estimate"]["seconds"] = 100  # no part of the hash
        path.write_text(json.dumps(plan))

    def test_a_dry_run_shows_cost_and_script(self):
        self.planned()
        done = self.submit("--dry-run", "--time", "00:30:00", "--account", "spine")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("12 samples, 100 s each = 0.333 core-hours", done.stdout)
        for line in ("#SBATCH --array=0%50", "--time=00:30:00 --cpus-per-task=1 --mem=1G --requeue", "#SBATCH --signal=B:USR1@120",
                     "#SBATCH --account=spine", "--shard-from-slurm --tasks 1 --first 0"):
            self.assertIn(line, done.stdout)
        self.assertEqual([words[0] for words in self.asked()], ["scontrol"])
        self.assertIn("nothing was sent", self.submit().stderr)

    def test_tasks_that_are_more_than_an_array_may_hold(self):
        self.planned(10)  # 30 samples, 3 a task
        done = self.submit("--yes", "--task-time", "300 s", FAKE_MAX_ARRAY="4")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("10 tasks of at most 3 samples", done.stdout)
        sent = [words for words in self.asked() if words[0] == "sbatch"]
        self.assertEqual(len(sent), 3)
        self.assertEqual(self.status()["done"], 30)
        self.assertEqual([name for name in self.tasks() if name.endswith(".h5")],
                         sorted(f"task-10-{index}.h5" for index in range(10)))
        self.merged()
        self.assertIn("every task is finished or running: nothing to send", self.submit("--yes").stdout)

    def test_only_unfinished_tasks_are_sent_again(self):
        self.planned()
        self.succeed("sweep", "run", "plan", "--shard", "1/4")
        done = self.submit("--yes")
        self.assertIn("job 7: tasks 0,2-3%50", done.stdout, done.stderr)
        self.assertEqual(self.status()["done"], 12)

    def test_notice_asks_for_another_turn_and_termination_does_not(self):
        self.planned(1000)
        ledger = self.folder / "plan/tasks/task-1-0.ledger"
        for number, turns, expected in ((signal.SIGUSR1, "3", [["scontrol", "requeue", "7_0"]]), (signal.SIGTERM, "0", []),
                                        (signal.SIGUSR1, "10", [])):
            (self.slurm / "asked.jsonl").write_text("")
            starts = ledger.read_text().count("@ start") if ledger.exists() else 0
            process = subprocess.Popen(
                [PROGRAM, "sweep", "run", "plan", "--shard-from-slurm", "-j", "1"], cwd=self.folder, stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE, text=True,
                env={**os.environ, **self.environment, "SLURM_ARRAY_JOB_ID": "7", "SLURM_ARRAY_TASK_ID": "0",
                     "SLURM_ARRAY_TASK_COUNT": "1", "SLURM_RESTART_COUNT": turns})
            while process.poll() is None and not (ledger.exists() and ledger.read_text().count("@ start") > starts):
                time.sleep(0.002)
            process.send_signal(number)
            said = process.communicate(timeout=60)[1]
            self.assertEqual(process.returncode, 75, said)
            self.assertEqual(self.asked(), expected, said)
        self.assertIn("had 11 turns and is not asked for again", said)


main()
