"""netcdf_test.py WRITE_SAMPLE: a result opens as netCDF-4, group by group, with its coordinates (product.md section 6)."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy
import xarray

ENGINES = ("h5netcdf", "netcdf4")
LEVEL = 3  # L4L5


class NetCdf(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.directory = tempfile.TemporaryDirectory()
        cls.file = Path(cls.directory.name, "sample.h5")
        cls.stopped = Path(cls.directory.name, "stopped.h5")
        subprocess.run([WRITE_SAMPLE, cls.file], check=True)
        subprocess.run([WRITE_SAMPLE, cls.stopped, "incomplete"], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.directory.cleanup()

    def each_array_with_a_level(self, group):
        with h5py.File(self.file) as file:
            stored = {name: item[()] for name, item in file[group].items() if "level" in self.dimensions(item)[:2]}
        self.assertTrue(stored)
        return stored

    @staticmethod
    def dimensions(dataset):
        return [Path(dim[0].name).name for dim in dataset.dims if len(dim)]

    def test_every_group_selects_a_level(self):
        for engine in ENGINES:
            for group in ("disc", "profile", "summary", "burst/0"):
                stored = self.each_array_with_a_level(group)
                with xarray.open_dataset(self.file, group=group, engine=engine) as opened:
                    for name, values in stored.items():
                        with self.subTest(engine=engine, group=group, name=name):
                            axis = opened[name].dims.index("level")
                            selected = opened[name].sel(level="L4L5")
                            expected = values.take(LEVEL, axis=axis)
                            self.assertEqual(selected.shape, expected.shape)
                            numpy.testing.assert_array_equal(selected.values, expected)

    def test_lengths_and_values_are_those_of_the_sample(self):
        for engine in ENGINES:
            with xarray.open_dataset(self.file, group="disc", engine=engine) as disc:
                self.assertEqual(len(disc["height"].sel(level="L4L5")), 91)
                self.assertEqual(disc["inflow"].sel(level="L4L5").shape, (91, 5))
                numpy.testing.assert_allclose(disc["force_mean"].sel(level="L4L5", time=1800), 520 * 0.965)
                numpy.testing.assert_allclose(disc["force_mean"].sel(level="L4L5", time=1860), 600 * 0.965)
            with xarray.open_dataset(self.file, group="profile", engine=engine) as profile:
                self.assertEqual(profile["void_ratio"].sel(level="L4L5").shape, (91, 64))
                self.assertEqual(profile["concentration"].sel(level="L4L5", solute="glucose").shape, (91, 64))
                self.assertEqual(profile["position"].sel(level="L4L5").shape, (64,))
            with xarray.open_dataset(self.file, group="summary", engine=engine) as summary:
                peak = summary["force_max"].sel(level="L4L5", phase="3 running")
                numpy.testing.assert_allclose(peak, (760 + 1150) * 0.965)
            with xarray.open_dataset(self.file, group="playback", engine=engine) as playback:
                self.assertEqual(playback["position"].sel(segment="thorax").shape, (91,))

    def test_every_array_has_a_scale_on_each_axis_a_unit_and_a_name(self):
        def visit(name, item):
            if not isinstance(item, h5py.Dataset):
                return
            is_scale = item.attrs.get("CLASS") == b"DIMENSION_SCALE"
            self.assertTrue(is_scale or len(self.dimensions(item)) == item.ndim, name)
            self.assertIn("long_name", item.attrs, name)
            if item.dtype.kind in "fi":
                self.assertIn("units", item.attrs, name)
            self.assertIsNone(item.dtype.fields, f"{name}: no compound types")

        with h5py.File(self.file) as file:
            file.visititems(visit)

    def test_groups_share_the_scales_of_the_root(self):
        with h5py.File(self.file) as file:
            for path in ("disc/time", "disc/level", "disc/route", "profile/cell", "summary/phase", "playback/segment"):
                self.assertEqual(file[path], file[path.split("/")[1]], path)
            self.assertNotEqual(file["burst/0/time"], file["time"])
            self.assertEqual(list(file["solute"].asstr()), ["oxygen", "glucose", "lactate", "macromolecule"])

    def test_incomplete_result_is_marked(self):
        with h5py.File(self.file) as whole, h5py.File(self.stopped) as stopped:
            self.assertEqual((whole.attrs["complete"], stopped.attrs["complete"]), (1, 0))
            self.assertEqual(list(whole.attrs["version"]), [1, 0])
            self.assertIn(b"smallest step", stopped["solver/stop_reason"][()])

    def test_ncdump_reads_the_header(self):
        for file in (self.file, self.stopped):
            dumped = subprocess.run(["ncdump", "-h", file], capture_output=True, text=True)
            self.assertEqual(dumped.returncode, 0, dumped.stderr)
            self.assertIn("double force_max(phase, level) ;", dumped.stdout)

    def test_repacked_file_has_the_same_digest(self):
        repacked = Path(self.directory.name, "repacked.h5")
        subprocess.run(["h5repack", "-f", "NONE", "-l", "CONTI", self.file, repacked], check=True)
        self.assertNotEqual(self.file.read_bytes(), repacked.read_bytes())
        digests = {subprocess.check_output([WRITE_SAMPLE, "--digest", file]) for file in (self.file, repacked)}
        self.assertEqual(len(digests), 1)


if __name__ == "__main__":
    WRITE_SAMPLE = sys.argv.pop(1)
    unittest.main()
