#!/usr/bin/python3
"""Least-fed place of each disc at the end of a run, with h5py and matplotlib.   glucose_profile.py RESULT.h5 PICTURE.png"""
import sys

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

result, picture = sys.argv[1:]
with h5py.File(result) as file:
    levels = [name.decode() for name in file["level"][:]]
    glucose = [name.decode() for name in file["solute"][:]].index("glucose")
    place = 1e3 * file["profile/position"][:]                        # [level, cell], m from the cranial bone
    concentration = file["profile/concentration"][-1, :, glucose]    # [level, cell] of the last row, mM
    unit = file["profile/concentration"].attrs["units"]

fig, axes = plt.subplots()
for level, z, c in zip(levels, place, concentration):
    axes.plot(z, c, label=f"{level}, least {c.min():.2f}")
axes.set_xlabel("distance from the cranial bone [mm]")
axes.set_ylabel(f"glucose [{unit.decode() if isinstance(unit, bytes) else unit}]")
axes.legend()
fig.savefig(picture, dpi=150)
