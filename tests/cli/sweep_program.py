"""A small sweep and what tests ask of it."""
import json

from program import ProgramTest

# Seconds of a column on the bench: a sample takes some milliseconds.
COLUMN = """\
schema: spinewalk/1
title: A column under load
rig: {column: {height: 5 mm, area: 1 mm2, cells: 16, drained: top, solid: {law: neo_hookean, shear_modulus: 0.5 MPa},
               solid_fraction: 0.2, permeability: {law: constant, k0: 1e-15 m4/N/s}, swelling: none},
      load: [{traction: 0.05 MPa, for: 10 min}]}
record: {every: 5 min}
"""
PLAN = """\
schema: spinewalk-sweep/1
title: Stiffness and permeability
base: column.yaml
vary:
  rig.column.solid.shear_modulus: [0.3 MPa, 0.5 MPa, 0.7 MPa]
  rig.column.permeability.k0: {from: 1e-16 m4/N/s, to: 1e-14 m4/N/s, count: COUNT, spacing: log}
"""


class SweepTest(ProgramTest):
    def plan(self, name="plan", text=PLAN, count=4):
        self.write("column.yaml", COLUMN)
        self.write(f"{name}.yaml", text.replace("COUNT", str(count)))
        return self.succeed("sweep", "plan", f"{name}.yaml", "-o", name, "--no-probe")

    def status(self, name="plan"):
        return json.loads(self.succeed("sweep", "status", name, "--json"))

    def merged(self, name="plan", output="all.h5"):
        self.succeed("sweep", "merge", name, "-o", output)
        return self.succeed("info", output, "--digest")

    def tasks(self, name="plan"):
        return sorted(path.name for path in (self.folder / name / "tasks").iterdir())
