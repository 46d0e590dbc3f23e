"""A player in a real window on a display of its own (Xvfb), driven as a user drives it: keys and mouse through xdotool,
its reported state and screenshots for the eyes."""
import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import numpy

from variants import VIZ

PATIENCE = 120  # [s] on a loaded machine
NEEDED = ["Xvfb", "xdotool", "import"]


def missing_programs():
    return [name for name in NEEDED if not shutil.which(name)]


class Display:
    """An X server without a screen."""

    def __init__(self, size="1280x720"):
        reading, writing = os.pipe()
        self.process = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
                                        pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as number:  # to the end of the line: a pipe closed earlier ends the server
            self.name = ":" + number.readline().strip()

    def environment(self):
        return dict(os.environ, DISPLAY=self.name)

    def close(self):
        self.process.terminate()
        self.process.wait()


class Player:
    def __init__(self, display, folder, *arguments):
        self.display, self.folder = display, Path(folder)
        self.state_file = Path(tempfile.mkstemp(dir=folder, suffix=".state")[1])
        self.process = subprocess.Popen([VIZ, "play", *arguments, "--report-state", str(self.state_file)], cwd=folder,
                                        env=display.environment(), stderr=subprocess.PIPE, text=True)
        self.wait(lambda state: True, "the first picture")

    def states(self):
        lines = self.state_file.read_text().split("\n")[:-1]  # the last may be half written
        return [json.loads(line) for line in lines]

    def state(self):
        return self.states()[-1]

    def wait(self, holds, what):
        """The first state, from the last reported on, in which it holds."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            states = self.states()
            if states and holds(states[-1]):
                return states[-1]
            if self.process.poll() is not None:
                raise AssertionError(f"the player ended with {self.process.returncode}: {self.process.stderr.read()}")
            time.sleep(0.03)
        raise AssertionError(f"waited in vain for {what}; last state: {states[-1:]}")

    def xdotool(self, *words):
        subprocess.run(["xdotool", *map(str, words)], env=self.display.environment(), check=True)

    def press(self, key):
        self.xdotool("key", key)

    def click(self, area):
        x, y, width, height = area
        self.xdotool("mousemove", x + width // 2, y + height // 2, "click", 1)

    def drag(self, start, end):
        """In steps, as a hand does; the button goes down and up where it should."""
        self.xdotool("mousemove", *start, "mousedown", 1)
        for share in (0.25, 0.5, 0.75, 1):
            self.xdotool("mousemove", *[round(a + share * (b - a)) for a, b in zip(start, end)])
        self.xdotool("mouseup", 1)

    def screenshot(self):
        """Pixels [row, column, red green blue]."""
        raw = subprocess.run(["import", "-window", "root", "-depth", "8", "rgb:-"], env=self.display.environment(),
                             capture_output=True, check=True).stdout
        width, height = self.state()["size"]
        return numpy.frombuffer(raw, numpy.uint8).reshape(height, width, 3).astype(int)

    def quit(self):
        self.press("q")
        return self.process.wait(timeout=PATIENCE)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait()
        self.process.stderr.close()


def part(picture, area):
    x, y, width, height = area
    return picture[y:y + height, x:x + width]


def difference(a, b):
    """Mean of the absolute difference of two pictures, 0 to 255."""
    return float(numpy.abs(a - b).mean())
