#!/usr/bin/python3
"""Water that came into L4L5 since the start, by route, with xarray.   water_by_route.py RESULT.h5 PICTURE.png"""
import sys

import matplotlib
import xarray

matplotlib.use("Agg")
import matplotlib.pyplot as plt

result, picture = sys.argv[1:]
disc = xarray.open_dataset(result, group="disc").sel(level="L4L5")
net = 1e9 * (disc.inflow - disc.outflow)  # mm3
fig, axes = plt.subplots()
for route in net.route.values:
    axes.plot(net.time / 3600, net.sel(route=route), label=str(route))
axes.set_xlabel("time [h]")
axes.set_ylabel("net inflow [mm³]")
axes.legend()
fig.savefig(picture, dpi=150)
