"""The JSON Schemas accept every shipped file and refuse what the reader refuses. Arguments: print_schema, source folder."""
import copy
import json
import pathlib
import subprocess
import sys

import jsonschema
import yaml

printer, source = sys.argv[1], pathlib.Path(sys.argv[2])


def validator(kind):
    schema = json.loads(subprocess.run([printer, kind], check=True, capture_output=True, text=True).stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def changed(document, path, value):
    document = copy.deepcopy(document)
    node = document
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return document


scenario, model = validator("scenario"), validator("model")
failures = []


def expect(wanted, check, document, name):
    errors = [error.message[:150] for error in check.iter_errors(document)]
    if wanted == bool(errors):
        failures.append(f"{name}: {'refused: ' + str(errors) if wanted else 'accepted'}")


shipped = {kind: sorted((source / kind).glob("*.yaml")) for kind in ("scenarios", "models")}
assert len(shipped["scenarios"]) >= 2 and len(shipped["models"]) >= 2, shipped
for file in shipped["scenarios"]:
    expect(True, scenario, yaml.safe_load(file.read_text()), file)
for file in shipped["models"]:
    expect(True, model, yaml.safe_load(file.read_text()), file)

good = yaml.safe_load((source / "scenarios/stand_walk_run.yaml").read_text())
for path, value in [
    (["model"], {"base": "adult_male_50", "discs": {"*": {"nucleus": {"permeability": {"k0": "1e-16 m4/N/s"}}}}}),
    (["model"], {"base": "adult_male_50", "spine": {"fraction_above": {"L4L5": 0.5}, "muscle_gain": "1e0"}}),
    (["subject"], {"mass": "75 kg", "sex": "female"}),
    (["start"], {"from": "night.h5", "at": "8 h"}),
    (["timeline", 0], {"repeat": {"times": 7, "timeline": [{"lying": {"for": "8 h"}}]}}),
    (["timeline", 0], {"lying": {"for": "8 h", "stop": {"pressure_above": "0.3 MPa"}}}),
    (["adaptation"], {"endurance": "banister"}),
]:
    expect(True, scenario, changed(good, path, value), (path, value))
for path, value in [
    (["sovler"], {}),
    (["schema"], "spinewalk/2"),
    (["start"], "noon"),
    (["start"], {"from": "night.h5"}),
    (["subject"], {"mas": "75 kg"}),
    (["subject"], {"mass": 75}),
    (["subject"], {"mass": "75"}),
    (["subject"], {"mass": "heavy"}),
    (["model"], {"base": "adult_male_50", "subject": {"mass": "75 kg"}}),
    (["model"], {"base": "adult_male_50", "discs": {"L4L6": {}}}),
    (["model"], {"base": "adult_male_50", "contact": {"loss": 2}}),
    (["model"], {"base": "adult_male_50", "contact": {"loss": {"value": 0.4}}}),
    (["timeline"], []),
    (["timeline", 0], {"hopping": {"for": "1 min"}}),
    (["timeline", 0], {"standing": {"for": "1 min"}, "lying": {"for": "1 min"}}),
    (["timeline", 0], {"walking": {"for": "1 min"}}),
    (["timeline", 0], {"walking": {"for": "1 min", "speed": "1.3 m/s", "sped": "1 m/s"}}),
    (["timeline", 0], {"lying": {"for": "8 h", "stop": {"pressure": "0.3 MPa"}}}),
    (["timeline", 0], {"repeat": {"times": 7, "progression": [{"path": "timeline[0].lying.for"}], "timeline": [{"lying": {"for": "8 h"}}]}}),
    (["adaptation"], {"endurance": "hall"}),
    (["solver"], {"method": "guess"}),
    (["record"], {"every": 60}),
]:
    expect(False, scenario, changed(good, path, value), (path, value))

for file in sorted([*(source / "scenarios/rigs").glob("*.yaml"), *(source / "scenarios/programs").glob("*.yaml"),
                    *(source / "scenarios/claims/common").glob("*.yaml")]):
    expect(True, scenario, yaml.safe_load(file.read_text()), file)
column = yaml.safe_load((source / "scenarios/rigs/column_creep.yaml").read_text())
swelling = {"fixed_charge": "250 mM", "bath": "150 mM", "temperature": "310 K"}
expect(True, scenario, changed(column, ["rig", "column", "swelling"], swelling), "swelling")
for path, value in [
    (["rig", "column", "aera"], "1 mm2"),
    (["rig", "column", "drained"], "sides"),
    (["rig", "column", "swelling"], "much"),
    (["rig", "column", "swelling"], {"fixed": "250 mM"}),
    (["rig", "column", "height"], 5),
    (["rig", "load", 0], {"force": "1 N", "for": "1 h"}),
    (["rig", "load", 0], {"traction": "1 MPa"}),
    (["rig", "load"], []),
    (["rig", "disc"], "L4L5"),
]:
    expect(False, scenario, changed(column, path, value), (path, value))

male = yaml.safe_load((source / "models/adult_male_50.yaml").read_text())
for path, value in [
    (["subject", "mass"], "73 kg"),
    (["subject", "mass"], {"value": "73 kg", "status": "measured"}),
    (["subject", "mass"], {"value": "73 kg", "status": "known", "source": "ICRP"}),
    (["discs", "*", "nucleus", "porosity"], {"value": 0.8, "status": "measured", "source": "x"}),
]:
    expect(False, model, changed(male, path, value), (path, value))

print("\n".join(map(str, failures)) or "all as wanted")
sys.exit(bool(failures))
