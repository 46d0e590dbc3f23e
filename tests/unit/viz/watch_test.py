#!/usr/bin/python3
"""play --watch: a save of the scenario is run and shown at once; a mistake in it is said and the picture stays."""
import sys
import tempfile
import unittest
from pathlib import Path

from window import Display, Player, missing_programs

SCENARIO = """schema: spinewalk/1
title: Watched
model: adult_male_50
start: supine_equilibrium
timeline:
  - standing: {{for: {minutes} min}}
record: {{every: 1 min, bursts: 3 strides}}
"""


class Watch(unittest.TestCase):
    def test_a_saved_scenario_is_shown_at_once(self):
        display = Display("640x480")
        self.addCleanup(display.close)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        scenario = Path(folder.name, "s.yaml")
        scenario.write_text(SCENARIO.format(minutes=2))
        player = Player(display, folder.name, "--watch", "s.yaml", "--size", "640x480", "--gear", "day")
        self.addCleanup(player.stop)
        self.assertEqual(player.state()["watched"], 1)
        player.press("End")
        scenario.write_text(SCENARIO.format(minutes=4))
        state = player.wait(lambda s: s["watched"] == 2, "the second run")
        self.assertEqual(state["message"], "s.yaml has run again")
        for _ in range(5):
            player.press("Right")
        player.wait(lambda s: s["clock"] == 240, "the new end of the day")
        scenario.write_text(SCENARIO.format(minutes=4).replace("standing", "standin"))
        state = player.wait(lambda s: s["message"].startswith("not run"), "the complaint")
        self.assertIn("standin", state["message"])
        self.assertEqual(len(state["panels"]), 1, "what was shown stays")
        self.assertEqual(player.quit(), 0)


if __name__ == "__main__":
    if missing_programs():
        print("skipped: not installed:", *missing_programs(), "(tools/install-deps test)")
        sys.exit(77)
    unittest.main()
