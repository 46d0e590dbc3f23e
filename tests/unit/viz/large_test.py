#!/usr/bin/python3
"""A result larger than the memory that the program may have: profiles are read as they are shown, the rest fits."""
import hashlib
import os
import resource
import subprocess
import unittest
import zlib

import h5py
import numpy

from variants import VIZ, OnVariants

ROWS = 60_000  # six weeks of minutes
LIMIT = 512 << 20  # [bytes] of data of the process


def stretch(short, long):
    """The result `short` with ROWS rows: a minute each, all as the last one."""
    with h5py.File(short) as file:
        rows = len(file["time"])
    content = short.read_bytes()
    seal = content.rindex(b"spinewalk-result ")
    long.write_bytes(content[:seal])
    profile_bytes = 0
    with h5py.File(long, "r+") as file:
        del file["time"]
        file["time"] = 60.0 * numpy.arange(ROWS)
        for group in ("disc", "profile", "playback"):
            for name in list(file[group]):
                path = f"{group}/{name}"
                if file[path].shape[:1] != (rows,):
                    continue
                last = file[path][-1]
                del file[path]
                if name == "time":
                    continue
                repeat(file, path, last)
                profile_bytes += file[path].nbytes if group == "profile" else 0
    content = long.read_bytes()
    version = b"spinewalk-result 1.0 sha256="
    long.write_bytes(content + version + hashlib.sha256(content).hexdigest().encode() + b"\n")
    return profile_bytes


def repeat(file, name, value):
    """A dataset of ROWS times this value: one compressed chunk written again and again."""
    chunk = max(1, 500_000 // max(value.nbytes, 1))
    dataset = file.create_dataset(name, (ROWS, *value.shape), value.dtype, chunks=(chunk, *value.shape), compression=1)
    packed = zlib.compress(numpy.ascontiguousarray(numpy.broadcast_to(value, (chunk, *value.shape))).tobytes(), 1)
    for first in range(0, ROWS, chunk):
        dataset.id.write_direct_chunk((first, *[0] * value.ndim), packed)


class Large(OnVariants):
    def limited(self, *words):
        done = subprocess.run([VIZ, *words], cwd=self.folder.name, capture_output=True, text=True,
                              env={name: value for name, value in os.environ.items() if name != "DISPLAY"},
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (LIMIT, LIMIT)))
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_pictures_of_a_result_larger_than_memory(self):
        profiles = stretch(self.path("sample.h5"), self.path("large.h5"))
        self.assertGreater(profiles, 1.5 * LIMIT)
        self.limited("render", "large.h5", "--time", "30 d", "--field", "glucose", "--cut", "L4L5", "-o", "large.png")
        self.limited("plot", "large.h5", "--what", "profile", "--field", "glucose", "-o", "profile.png")
        peak = 1024 * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        print(f"{profiles / 1e6:.0f} MB of profiles shown within {peak / 1e6:.0f} MB")
        self.assertLess(peak, 1.4 * LIMIT, "its data, and pages of the file and of libraries")


if __name__ == "__main__":
    unittest.main()
