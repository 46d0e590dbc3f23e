#!/usr/bin/python3
"""As much of Slurm as a sweep needs, for machines without it: installed as sbatch and scontrol by fake_slurm_test.py.
sbatch runs the elements of the array one after the other; scontrol notes what it is asked. The folder is $FAKE_SLURM."""
import json
import os
import re
import subprocess
import sys
from pathlib import Path

folder = Path(os.environ["FAKE_SLURM"])


def note(words):
    with open(folder / "asked.jsonl", "a") as file:
        file.write(json.dumps(words) + "\n")


def sbatch(script):
    text = Path(script).read_text()
    indices = []
    for part in re.search(r"--array=(\S+)%\d+", text).group(1).split(","):
        low, _, high = part.partition("-")
        indices += range(int(low), int(high or low) + 1)
    for index in indices:
        environment = {**os.environ, "SLURM_ARRAY_JOB_ID": "7", "SLURM_ARRAY_TASK_ID": str(index),
                       "SLURM_ARRAY_TASK_COUNT": str(len(indices)), "SLURM_JOB_ID": str(100 + index)}
        subprocess.run(["/bin/sh", script], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    print("7")


if Path(sys.argv[0]).name == "squeue":
    sys.exit(0)  # an element is done before sbatch returns
note([Path(sys.argv[0]).name, *sys.argv[1:]])
if Path(sys.argv[0]).name == "sbatch":
    sbatch(sys.argv[-1])
elif sys.argv[1:] == ["show", "config"]:
    print("MaxArraySize            = " + os.environ.get("FAKE_MAX_ARRAY", "1001"))
