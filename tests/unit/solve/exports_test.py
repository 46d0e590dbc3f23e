#!/usr/bin/python3
"""exports_test.py NM OBJECT...: an instruction set's object shows the linker its kernels and nothing else."""
import subprocess
import sys
from pathlib import Path

for path in map(Path, sys.argv[2:]):
    lines = subprocess.run([sys.argv[1], "--defined-only", path], check=True, capture_output=True, text=True).stdout.splitlines()
    shown = [line.split()[-1] for line in lines if line.split()[-2].isupper() or line.split()[-2] in "uvw"]
    assert shown == [path.stem], f"{path.name} exports {shown}"
