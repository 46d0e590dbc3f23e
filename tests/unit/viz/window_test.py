#!/usr/bin/python3
"""The player in a real window: every effect is looked for in the state that it reports and in the screenshot."""
import sys
import unittest
from pathlib import Path

import numpy

from variants import OnVariants
from window import Display, Player, difference, missing_programs, part

KNOB = numpy.array([0, 114, 178])  # colour of the timeline's knob


class Window(OnVariants):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.display = Display()

    @classmethod
    def tearDownClass(cls):
        cls.display.close()
        super().tearDownClass()

    def play(self, *arguments):
        player = Player(self.display, self.folder.name, *arguments)
        self.addCleanup(player.stop)
        return player

    def knob(self, player):
        """Where the screenshot shows the knob, 0 to 1 along the timeline."""
        x, y, width, height = player.state()["timeline_area"]
        row = part(player.screenshot(), [x, y - 2, width, 2])[0]  # just above the track, where only the knob reaches
        columns = numpy.flatnonzero(numpy.abs(row - KNOB).sum(axis=1) < 40)
        self.assertGreater(len(columns), 0, "no knob on the screen")
        return columns.mean() / width

    def test_keys_and_mouse(self):
        player = self.play("sample.h5")
        first = player.state()
        self.assertEqual([panel["heading"] for panel in first["panels"]], ["Standing", "Walking, 1.3 m/s", "Running, 2.8 m/s"])
        self.assertEqual((first["gear"], first["slow_motion"], first["field"]), ("stride", 4, "pressure"))
        start = player.screenshot()
        self.assertEqual(difference(start, player.screenshot()), 0, "nothing moves by itself")
        spine = first["spines"][2]
        self.assertGreater(part(start, spine).std(), 20, "a spine is drawn")

        with self.subTest("a drag turns all spines"):
            x, y, width, height = spine
            player.drag([x + width // 2, y + height // 2], [x + width // 2 + 60, y + height // 2])
            turned = player.wait(lambda s: abs(s["view"]["azimuth"] - (62 - 0.4 * 60)) < 0.5, "a turn by 60 pixels")
            for area in turned["spines"]:
                self.assertGreater(difference(part(start, area), part(player.screenshot(), area)), 3)
            player.press("r")
            player.wait(lambda s: s["view"] == first["view"], "the first view")
            self.assertLess(difference(part(start, spine), part(player.screenshot(), spine)), 0.5)

        with self.subTest("the wheel zooms"):
            player.xdotool("mousemove", x + width // 2, y + height // 2, "click", 4)
            player.wait(lambda s: s["view"]["zoom"] > 1.05, "zoom")
            player.press("r")
            player.wait(lambda s: s["view"]["zoom"] == 1, "the first zoom")

        with self.subTest("the timeline scrubs"):
            tx, ty, wide, tall = first["timeline_area"]
            player.drag([tx + 10, ty + tall // 2], [tx + 3 * wide // 4, ty + tall // 2])
            scrubbed = player.wait(lambda s: abs(s["timeline"] - 0.75) < 0.005, "three quarters of the timeline")
            self.assertAlmostEqual(self.knob(player), 0.75, delta=0.01)
            self.assertNotEqual(scrubbed["panels"][2]["force"], first["panels"][2]["force"])

        with self.subTest("a button changes the field"):
            before = player.screenshot()
            player.click(first["buttons"]["field"])
            player.wait(lambda s: s["field"] == "water", "water")
            self.assertGreater(difference(part(before, spine), part(player.screenshot(), spine)), 0.1)

        with self.subTest("help covers the picture, and goes"):
            before = player.screenshot()
            player.press("h")
            player.wait(lambda s: s["help"], "help")
            self.assertGreater(difference(before, player.screenshot()), 8)
            player.press("h")
            player.wait(lambda s: not s["help"], "no help")
            self.assertLess(difference(before, player.screenshot()), 0.5)

        with self.subTest("cut, level, chart and gear"):
            for key, holds in [("x", lambda s: s["cut"]), ("l", lambda s: s["level"] == "L5S1"),
                               ("c", lambda s: s["charts"][:1] == ["force"]), ("g", lambda s: s["gear"] == "day")]:
                player.press(key)
                player.wait(holds, f"key {key}")
            player.press("space")
            player.wait(lambda s: s["playing"] and s["clock"] > 60, "the day playing")
            player.press("space")
            player.wait(lambda s: not s["playing"], "pause")
        self.assertEqual(player.quit(), 0)

    def test_walking_at_quarter_speed(self):
        """Two force peaks a stride, and discs that thin by the stated factor."""
        player = self.play("sample.h5", "--phase", "2")
        rest = player.state()
        player.press("space")
        player.wait(lambda s: sum(state["playing"] for state in player.states()) > 6, "seven pictures")
        states = [s for s in player.states() if s["playing"]]
        player.quit()
        self.assertEqual(rest["slow_motion"], 4)
        # What a viewer sees at the frames that were drawn: the disc thinnest where the force is highest, by the factor.
        frames = [s["panels"][0] for s in states]
        factor = rest["exaggeration"]
        self.assertGreater(factor, 1)
        for frame in frames:
            drawn = frame["drawn_height"] - rest["panels"][0]["drawn_height"]
            true = 1e3 * (frame["height"] - rest["panels"][0]["height"])
            self.assertAlmostEqual(drawn, factor * true, places=6)
        # The sample's force is mean + amplitude (0.2 + 0.8 cos(4 pi t/T)): two peaks a stride, by its own formula.
        mean, swing, period = 600 * 0.965, 220 * 0.965, 1.06
        for state in states:
            expected = mean + swing * (0.2 + 0.8 * numpy.cos(4 * numpy.pi * state["clock"] / period))
            self.assertAlmostEqual(state["panels"][0]["force"], expected, delta=0.01 * swing)
        self.assertGreater(len({state["clock"] for state in states}), 5)

    def test_saved_picture_says_how_to_make_it_again(self):
        player = self.play("sample.h5", "--gear", "day", "--field", "oxygen")
        player.press("Right")
        player.wait(lambda s: s["clock"] == 60, "the next row")
        player.press("s")
        saved = player.wait(lambda s: s["saved"], "a saved picture")["saved"]
        player.quit()
        picture = Path(self.folder.name, saved)
        bytes_ = picture.read_bytes()
        self.assertIn(b"spinewalk-origin", bytes_)
        self.assertIn(b'"--time","60 s"', bytes_)
        self.assertIn(b'"--field","oxygen"', bytes_)

    def test_odd_results_side_by_side(self):
        for files in (["no_bursts.h5", "nan.h5", "few_cells.h5"], ["one_row.h5"]):
            with self.subTest(files):
                player = self.play(*files, "--cut", "L4L5", "--field", "glucose")
                self.assertEqual(len(player.state()["panels"]), len(files))
                if player.state()["gear"] == "stride":
                    player.press("g")
                player.wait(lambda s: s["gear"] == "day", "the day")
                player.press("Right")
                player.press("f")
                player.wait(lambda s: s["field"] == "lactate", "lactate")
                x, y, width, height = player.state()["timeline_area"]
                player.click([x, y, width // 2, height])  # a quarter along: not-a-numbers
                if len(files) > 1:
                    player.wait(lambda s: s["panels"][1]["height"] is None, "a time without heights")
                    self.assertGreater(part(player.screenshot(), player.state()["spines"][1]).std(), 10)
                self.assertEqual(player.quit(), 0)

    def test_without_a_display_it_says_so(self):
        for extra, text in [({}, "there is no display"), ({"DISPLAY": ":987"}, "cannot open the display :987")]:
            complaint = self.viz("play", "sample.h5", code=5, **extra)
            self.assertIn(text, complaint)
            self.assertIn("spinewalk render", complaint)


if __name__ == "__main__":
    if missing_programs():
        print("skipped: not installed:", *missing_programs(), "(tools/install-deps test)")
        sys.exit(77)
    unittest.main()
