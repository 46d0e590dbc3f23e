#!/usr/bin/python3
"""SPINEWALK_LANES: whatever the instruction set, the same digest; a name that is none is refused with those that are."""
import re

from program import SCENARIO, ProgramTest, main

WALK = SCENARIO.replace("record:", "  - walking: {speed: 1.2 m/s, for: 30 s}\nrecord:")


class LanesTest(ProgramTest):
    def names(self):
        done = self.run_program("run", "s.yaml", SPINEWALK_LANES="fastest")
        self.assertEqual(done.returncode, 3)
        found = re.match(r"error: SPINEWALK_LANES: `fastest` names no lanes that this processor has\n"
                         r"  hint: one of (scalar, baseline.*); without the variable the last of them is taken\n", done.stderr)
        self.assertTrue(found, done.stderr)
        self.assertEqual(self.files(), ["s.yaml"])
        return found.group(1).split(", ")

    def test_every_instruction_set_gives_the_same_digest(self):
        self.write("s.yaml", WALK)
        digests = {}
        for name in self.names():
            self.succeed("run", "s.yaml", "-o", f"{name}.h5", "--no-cache", SPINEWALK_LANES=name)
            digests[name] = self.succeed("info", "--digest", f"{name}.h5").strip()
        self.assertEqual(len(set(digests.values())), 1, digests)
        self.succeed("run", "s.yaml", "-o", "chosen.h5", "--no-cache", SPINEWALK_LANES="")
        self.assertIn(self.succeed("info", "--digest", "chosen.h5").strip(), digests.values())


main()
