#!/usr/bin/python3
"""What a sweep costs beside its samples. usage: sweep_bench.py PROGRAM. Times on the wall want a quiet machine; ratios of processor
time do not."""
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios/sweeps"
COLUMN = """\
schema: spinewalk/1
rig: {column: {height: 5 mm, area: 1 mm2, cells: 16, drained: top, solid: {law: neo_hookean, shear_modulus: 0.5 MPa},
               solid_fraction: 0.2, permeability: {law: constant, k0: 1e-15 m4/N/s}, swelling: none},
      load: [{traction: 0.05 MPa, for: 10 min}]}
record: {every: 5 min}
"""


class Cost:
    """Of a command: seconds on the wall, seconds of the processor, largest resident memory [MB]."""

    def __init__(self, *words):
        begin = time.monotonic()
        process = subprocess.Popen([PROGRAM, "--quiet", *map(str, words)], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{words}: exit {process.returncode}")
        self.wall = time.monotonic() - begin
        self.cpu = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024


def row(figure, value, unit="1", target=None):
    met = "" if target is None else "met" if eval(f"{value} {target}", {}) else "MISSED"
    print(f"{figure:<74}{value:>10.4g} {unit:<4} {target or '':<8} {met}", flush=True)


def make_plan(folder, base, vary):
    Path(f"{folder}.yaml").write_text(f"schema: spinewalk-sweep/1\nbase: {base}\nvary:\n  {vary}\n")
    return Cost("sweep", "plan", f"{folder}.yaml", "-o", folder, "--no-probe")


def days(name, count):
    """Each subject has a start state of its own, as in a study of many parameters."""
    make_plan(name, SCENARIOS / "walking_day.yaml", "subject.mass: {from: 55 kg, to: 95 kg, count: %d}" % count)


def threads_and_overhead(samples=24):
    runs = {1: [], 2: []}
    for n in range(2):
        for threads in runs:
            days(f"day{threads}{n}", samples)
            runs[threads].append(Cost("sweep", "run", f"day{threads}{n}", "-j", threads))
    one, two = (min(runs[threads], key=lambda cost: cost.wall) for threads in runs)
    row("two threads over one, samples of a day, on the wall", one.wall / two.wall, "1", ">= 1.9")
    row("  by processor time: twice that of one thread over that of two", 2 * one.cpu / two.cpu, "1", ">= 1.9")
    row("  processor time of a sample", one.cpu / samples, "s")
    lines = [line.split() for line in Path("day10/tasks/task-1-0.ledger").read_text().splitlines()]
    computing = sum(float(line[2]) for line in lines if line[0] != "@")
    row("all but computing the samples, of the time of a sweep", 1 - computing / runs[1][0].wall, "1", "<= 0.02")


def a_hundred_thousand():
    Path("column.yaml").write_text(COLUMN)
    plan = make_plan("many", "column.yaml", "rig.column.solid.shear_modulus: {from: 0.3 MPa, to: 0.7 MPa, count: 100000}")
    row("plan of 100,000 samples", plan.cpu, "s", "<= 5")
    for index in range(4):
        run = Cost("sweep", "run", "many", "--shard", f"{index}/4")
    row("  status of it when it is done", Cost("sweep", "status", "many").cpu, "s", "<= 1")
    row("  merge of it", Cost("sweep", "merge", "many", "-o", "all.h5").cpu, "s", "<= 10")
    row("  files a task", len(list(Path("many/tasks").iterdir())) / 4, "1", "<= 3")
    row("  processor time of a sample of the column, all told", 1e3 * run.cpu / 25_000, "ms")


def memory():
    peaks = {}
    for count in (10, 1010):
        make_plan(f"walk{count}", SCENARIOS / "walk.yaml", "timeline[0].walking.speed: {from: 0.8 m/s, to: 1.8 m/s, count: %d}" % count)
        peaks[count] = Cost("sweep", "run", f"walk{count}", "-j", "1").memory
    row("resident memory of 10 samples of half an hour", peaks[10], "MB")
    row("  growth over 1,000 more", peaks[1010] / peaks[10] - 1, "1", "<= 0.05")


with tempfile.TemporaryDirectory() as scratch:
    os.chdir(scratch)
    os.environ["XDG_CACHE_HOME"] = scratch
    for group in sys.argv[2:] or ("threads", "many", "memory"):
        {"threads": threads_and_overhead, "many": a_hundred_thousand, "memory": memory}[group]()
