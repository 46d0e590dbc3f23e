#!/usr/bin/python3
"""The report as a file, and as a page in headless Chromium where there is one."""
import base64
import hashlib
import json
import os
import subprocess
import tempfile
import unittest
from html.parser import HTMLParser
from pathlib import Path

import numpy

import browser
from variants import OnVariants


def pixels(png):
    done = subprocess.run(["convert", "png:-", "-alpha", "off", "-depth", "8", "rgb:-"], input=png, capture_output=True, check=True)
    return numpy.frombuffer(done.stdout, numpy.uint8).reshape(-1, 3).astype(int)


class Parts(HTMLParser):
    """Elements with their attributes, and what stands in scripts and styles."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.texts, self.inside = [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.inside = (tag, dict(attributes)) if tag in ("script", "style") else None

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside:
            self.texts.append((*self.inside, data))


class Reports(OnVariants):
    def report(self, *words, **environment):
        self.viz("report", *words, "-o", "r.html", **environment)
        return self.path("r.html")


class File(Reports):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.text = cls.report(cls(), "sample.h5", "hostile.h5").read_text()
        cls.parts = Parts(cls.text)

    def test_hostile_texts_stay_text(self):
        self.assertNotIn("<img src=x", self.text)
        self.assertNotIn("<script>alert", self.text)
        self.assertNotIn("\x1b", self.text)
        self.assertIn("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;", self.text)
        for tag, attributes in self.parts.tags:
            self.assertFalse([name for name in attributes if name.startswith("on")], (tag, attributes))
            for name in ("src", "href"):
                self.assertTrue(attributes.get(name, "data:").startswith("data:"), (tag, attributes.get(name)))
        for tag, attributes, data in self.parts.texts:
            if attributes.get("type") == "application/json":
                json.loads(data)

    def test_only_its_own_scripts_may_run(self):
        policy = next(each["content"] for tag, each in self.parts.tags if each.get("http-equiv") == "Content-Security-Policy")
        self.assertTrue(policy.startswith("default-src 'none';"), policy)
        self.assertNotIn("unsafe", policy)
        checked = 0
        for tag, attributes, data in self.parts.texts:
            if "type" in attributes:
                continue
            digest = base64.b64encode(hashlib.sha256(data.encode()).digest()).decode()
            self.assertIn(f"'sha256-{digest}'", policy, f"a {tag} would not run")
            checked += 1
        self.assertGreaterEqual(checked, 2, "a style and a script")

    def test_it_says_where_it_comes_from(self):
        self.assertIn('<!-- spinewalk-origin {"line":["spinewalk","report","sample.h5"', self.text)
        for piece in ("a" * 64, "Nobody 2001", "0123456789abcdef", "Stand, walk, run (made up)"):
            self.assertIn(piece, self.text)

    def test_a_movie_where_it_is_asked_for(self):
        text = self.report("one_row.h5", "--movie").read_text()
        self.assertIn('<video controls loop muted src="data:video/mp4;base64,', text)
        self.assertNotIn('id="stage"', text)

    def test_a_picture_where_there_is_no_ffmpeg(self):
        with tempfile.TemporaryDirectory() as programs:
            os.symlink("/usr/bin/gnuplot", Path(programs, "gnuplot"))
            text = self.report("sample.h5", "--movie", PATH=programs).read_text()
        self.assertIn('<img class="still" alt="spines" src="data:image/png;base64,', text)
        self.assertEqual([name.name for name in Path(self.folder.name).iterdir() if ".part" in name.name], [])

    def test_odd_results(self):
        for name in ("no_bursts.h5", "one_row.h5", "nan.h5", "few_cells.h5"):
            with self.subTest(name):
                self.assertIn("</html>", self.report(name).read_text()[-20:])
        self.assertIn("end the name in .html", self.viz("report", "sample.h5", "-o", "x.pdf", code=2))


class InTheBrowser(Reports):
    def open(self, *words, flags=()):
        self.file = self.report(*words)
        page = browser.Page(self.file.as_uri(), flags=flags)
        self.addCleanup(page.close)
        return page

    def clean(self, page):
        self.assertEqual(page.complaints(), [])
        outside = [url for url in page.requests() if not url.startswith("data:") and url != self.file.as_uri()]
        self.assertEqual(outside, [], "asked for something outside")

    def test_plays_turns_and_tells_values(self):
        page = self.open("sample.h5")
        if page.evaluate("document.querySelector('#stage canvas') === null"):
            self.assertEqual(page.evaluate("document.querySelectorAll('video').length"), 1, "built without npm: a movie in its place")
            return self.clean(page)
        page.wait("document.querySelector('#clock').dataset.seconds === '0'", "the clock at the start")
        self.assertFalse(page.evaluate("document.querySelector('#still').checkVisibility()"))
        start = pixels(page.canvas("#stage canvas"))
        bone = (start[:, 0] > 120) & (start[:, 0] > start[:, 2] + 8)
        self.assertGreater(bone.mean(), 0.02, "bones are drawn")
        page.click("#play")
        page.wait("Number(document.querySelector('#clock').dataset.seconds) > 60", "the clock to run")
        self.assertEqual(page.evaluate("document.querySelector('#play').textContent"), "Pause")
        page.click("#play")
        self.assertGreater(page.evaluate("[...document.querySelectorAll('.plot .now')].filter((line) => !line.hidden).length"), 2)
        page.evaluate("(() => { const t = document.querySelector('#time'); t.value = 1000; t.dispatchEvent(new Event('input')); })()")
        late = pixels(page.canvas("#stage canvas"))
        self.assertGreater(numpy.abs(late - start).mean(), 0.3, "the discs change")
        page.evaluate("(() => { const t = document.querySelector('#track'); t.value = 1; t.dispatchEvent(new Event('change')); })()")
        self.assertEqual(page.evaluate("document.querySelectorAll('#names span').length"), 3)
        three = pixels(page.canvas("#stage canvas"))
        self.assertGreater(((three[:, 0] > 120) & (three[:, 0] > three[:, 2] + 8)).mean(), 1.8 * bone.mean(), "three spines")
        x, y = page.middle(".plot")
        page.mouse("mouseMoved", x, y)
        page.wait("!document.querySelector('.plot .tip').hidden", "the values")
        self.assertRegex(page.evaluate("document.querySelector('.plot .tip').textContent"), r"Time since the start \(min\): (39|4\d)[\d.]*.*\d{3}")
        self.clean(page)

    def test_a_picture_where_there_is_no_webgl(self):
        page = self.open("sample.h5", flags=["--disable-3d-apis"])
        self.assertEqual(page.evaluate("document.createElement('canvas').getContext('webgl2')"), None)
        if page.evaluate("document.querySelector('#live') === null"):
            return self.clean(page)  # built without npm: a movie
        self.assertFalse(page.evaluate("document.querySelector('#live').checkVisibility()"))
        self.assertGreater(page.evaluate("document.querySelector('#still img').getBoundingClientRect().height"), 300)
        self.assertGreater(page.evaluate("document.querySelector('#still img').naturalWidth"), 900)
        self.assertIn("needs scripts and WebGL", page.evaluate("document.querySelector('#still').innerText"))
        self.clean(page)

    def test_hostile_texts_do_nothing(self):
        page = self.open("hostile.h5")
        self.assertIn("onerror=alert(1)>", page.evaluate("document.querySelector('h1').textContent"))
        self.assertEqual(page.evaluate("document.querySelectorAll('img:not([src^=\"data:image/\"])').length"), 0)
        self.assertEqual(page.evaluate("[...document.images].filter((image) => image.naturalWidth === 0).length"), 0, "every chart loads")
        self.clean(page)


if __name__ == "__main__":
    unittest.main()
