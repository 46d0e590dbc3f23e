#!/usr/bin/python3
"""The spine as geometry: read back as ParaView reads it (h5py for VTKHDF, VTK for .pvd and .vtp, JSON for glTF)."""
import json
import unittest
import xml.etree.ElementTree as ElementTree

import h5py
import numpy
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkIOXML import vtkXMLPolyDataReader

from variants import OnVariants

BONE, SURROUNDINGS, ANNULUS, NUCLEUS = range(4)
L4L5 = 3


class Export(OnVariants):
    def export(self, *words, code=0):
        return self.viz("export", *words, code=code)

    def disc_height(self, points, cells, part, level, wanted=L4L5):
        """From the lowest to the highest point of a nucleus along the axis of its disc, roughly."""
        ids = numpy.unique(cells[(part == NUCLEUS) & (level == wanted)])
        centred = points[ids] - points[ids].mean(axis=0)
        return numpy.ptp(centred @ numpy.linalg.svd(centred, full_matrices=False)[2][2])

    def test_vtkhdf(self):
        self.export("sample.h5", "--to", "vtkhdf", "-o", "x.vtkhdf", "--frames", "5", "--exaggerate", "5")
        with h5py.File(self.path("x.vtkhdf")) as file:
            root = file["VTKHDF"]
            self.assertEqual(list(root.attrs["Version"]), [2, 0])
            self.assertEqual(root.attrs["Type"], b"PolyData")
            steps = root["Steps"]
            count = steps.attrs["NSteps"]
            self.assertEqual(count, 5)
            numpy.testing.assert_allclose(steps["Values"], numpy.linspace(0, 5400, 5))
            size = root["NumberOfPoints"][0]
            self.assertEqual(root["Points"].shape, (5 * size, 3))
            numpy.testing.assert_array_equal(root["NumberOfPoints"], [size] * 5)
            numpy.testing.assert_array_equal(steps["PointOffsets"], size * numpy.arange(5))
            numpy.testing.assert_array_equal(steps["PartOffsets"], numpy.arange(5))
            numpy.testing.assert_array_equal(steps["NumberOfParts"], [1] * 5)
            for name in ("CellOffsets", "ConnectivityIdOffsets"):
                numpy.testing.assert_array_equal(steps[name], numpy.zeros((5, 4)))
            for name in ("Vertices", "Lines", "Strips"):
                self.assertEqual(root[name]["NumberOfCells"][:].tolist(), [0] * 5)
                self.assertEqual(root[name]["Offsets"][:].tolist(), [0])
                self.assertEqual(root[name]["Connectivity"].shape, (0,))
            polygons = root["Polygons"]
            triangles = polygons["NumberOfCells"][0]
            numpy.testing.assert_array_equal(polygons["Offsets"], 3 * numpy.arange(triangles + 1))
            self.assertEqual(polygons["NumberOfConnectivityIds"][:].tolist(), [3 * triangles] * 5)
            self.assertLess(polygons["Connectivity"][:].max(), size)
            self.assertEqual(set(root["CellData"]), {"part", "level"})
            for name in root["CellData"]:
                self.assertEqual(root["CellData"][name].shape, (triangles,))
                self.assertEqual(steps["CellDataOffsets"][name][:].tolist(), [0] * 5)
            for name in root["PointData"]:
                self.assertEqual(root["PointData"][name].shape, (5 * size,))
                numpy.testing.assert_array_equal(steps["PointDataOffsets"][name], size * numpy.arange(5))
            self.check_motion(root, size, triangles)
        self.assertIn(b'spinewalk-origin {"line":["spinewalk","export"', self.path("x.vtkhdf").read_bytes())

    def check_motion(self, root, size, triangles):
        cells = root["Polygons"]["Connectivity"][:].reshape(triangles, 3)
        part, level = root["CellData"]["part"][:], root["CellData"]["level"][:]
        first, last = root["Points"][:size], root["Points"][-size:]
        heights = [self.disc_height(points, cells, part, level) for points in (first, last)]
        self.assertLess(heights[1], 0.95 * heights[0], "the disc thins")
        pressure = root["PointData"]["pressure (MPa)"][:size]
        inside = numpy.unique(cells[part == NUCLEUS])
        self.assertTrue(numpy.isfinite(pressure[inside]).all())
        self.assertTrue(0.05 < pressure[inside].min() and pressure[inside].max() < 3)
        self.assertTrue(numpy.isnan(pressure[numpy.unique(cells[part == BONE])]).all())
        glucose = root["PointData"]["glucose (mmol per L)"][:size]
        self.assertGreater(numpy.ptp(glucose[numpy.unique(cells[(part == NUCLEUS) & (level == L4L5)])]), 0.1)

    def test_vtp_series(self):
        self.export("sample.h5", "--to", "vtp", "-o", "day.pvd", "--frames", "3", "--phase", "2")
        sets = ElementTree.parse(self.path("day.pvd")).getroot().findall("Collection/DataSet")
        times = [float(each.get("timestep")) for each in sets]
        self.assertEqual(len(times), 3)
        self.assertEqual(times[0], 0)
        bounds = []
        for each, time in zip(sets, times):
            reader = vtkXMLPolyDataReader()
            reader.SetFileName(str(self.path(each.get("file"))))
            reader.Update()
            surface = reader.GetOutput()
            self.assertGreater(surface.GetNumberOfPolys(), 10000)
            self.assertAlmostEqual(surface.GetFieldData().GetArray("TimeValue").GetValue(0), time)
            self.assertEqual(set(numpy.unique(vtk_to_numpy(surface.GetCellData().GetArray("part")))), {0, 1, 2, 3})
            bounds.append(surface.GetBounds())
        self.assertTrue(all(300 < box[5] - box[4] < 500 for box in bounds), bounds)
        self.assertEqual(len(set(bounds)), 3, "it moves")

    def read_step(self, root, step):
        """A time step put together from its offsets, as vtkHDFReader does: points, triangles, point arrays."""
        steps, polygons, kind = root["Steps"], root["Polygons"], 2  # of Vertices, Lines, Polygons, Strips
        piece = steps["PartOffsets"][step]
        count, first = root["NumberOfPoints"][piece], steps["PointOffsets"][step]
        cell, link = steps["CellOffsets"][step][kind], steps["ConnectivityIdOffsets"][step][kind]
        offsets = polygons["Offsets"][cell:cell + polygons["NumberOfCells"][piece] + 1]
        links = polygons["Connectivity"][link:link + polygons["NumberOfConnectivityIds"][piece]]
        self.assertEqual(set(numpy.diff(offsets)), {3})
        at = {name: steps["PointDataOffsets"][name][step] for name in root["PointData"]}
        return (root["Points"][first:first + count], links.reshape(-1, 3),
                {name: root["PointData"][name][at[name]:at[name] + count] for name in at})

    def test_vtkhdf_read_by_its_offsets_is_the_vtp_series(self):
        words = ["--frames", "3", "--phase", "2"]
        self.export("sample.h5", "--to", "vtkhdf", "-o", "same.vtkhdf", *words)
        self.export("sample.h5", "--to", "vtp", "-o", "same.pvd", *words)
        sets = ElementTree.parse(self.path("same.pvd")).getroot().findall("Collection/DataSet")
        with h5py.File(self.path("same.vtkhdf")) as file:
            for step, each in enumerate(sets):
                reader = vtkXMLPolyDataReader()
                reader.SetFileName(str(self.path(each.get("file"))))
                reader.Update()
                surface = reader.GetOutput()
                points, triangles, values = self.read_step(file["VTKHDF"], step)
                self.assertEqual(file["VTKHDF/Steps/Values"][step], float(each.get("timestep")))
                numpy.testing.assert_array_equal(points, vtk_to_numpy(surface.GetPoints().GetData()))
                numpy.testing.assert_array_equal(triangles.ravel(), vtk_to_numpy(surface.GetPolys().GetConnectivityArray()))
                self.assertGreater(len(values), 5)
                for name, array in values.items():
                    numpy.testing.assert_array_equal(array, vtk_to_numpy(surface.GetPointData().GetArray(name)))

    def test_gltf(self):
        self.export("sample.h5", "--to", "gltf", "-o", "x.gltf", "--phase", "3")
        scene = json.loads(self.path("x.gltf").read_text())
        self.assertEqual(scene["asset"]["version"], "2.0")
        self.assertIn('"--phase","3"', scene["asset"]["extras"]["origin"])
        meshes = [mesh["primitives"][0] for mesh in scene["meshes"]]
        self.assertGreaterEqual(len(meshes), 9 + 10, "bones, and two surfaces a disc")
        self.assertGreaterEqual(sum("COLOR_0" in mesh["attributes"] for mesh in meshes), 10)
        self.assertTrue(all(buffer["uri"].startswith("data:") for buffer in scene["buffers"]), "one file")

    def test_what_does_not_belong(self):
        self.assertIn("belongs to --to gltf", self.export("sample.h5", "--to", "vtp", "-o", "x.pvd", "--time", "1 min", code=2))
        self.assertIn("end the name in .vtkhdf", self.export("sample.h5", "--to", "vtkhdf", "-o", "x.hdf", code=2))
        self.assertIn("cannot write", self.export("sample.h5", "--to", "vtkhdf", "-o", "nowhere/x.vtkhdf", "--frames", "1", code=5))
        self.assertEqual([name.name for name in self.path("").glob("*.part")], [])


if __name__ == "__main__":
    unittest.main()
