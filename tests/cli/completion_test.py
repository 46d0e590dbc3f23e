#!/usr/bin/python3
"""Completion scripts come from the command tree: the words that bash offers are those of the help."""
import shutil
import subprocess

from program import ProgramTest, main


class Completion(ProgramTest):
    def offers(self, line):
        script = self.succeed("completion", "bash")
        words = line.split(" ")
        asked = f"""{script}
COMP_WORDS=({' '.join(f"'{word}'" for word in words)}); COMP_CWORD={len(words) - 1}; _spinewalk; printf '%s\\n' "${{COMPREPLY[@]}}" """
        done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, cwd=self.folder)
        self.assertEqual(done.stderr, "")
        return done.stdout.split()

    def test_bash(self):
        self.write("mine.yaml", "")
        self.assertEqual(self.offers("spinewalk sw"), ["sweep"])
        self.assertEqual(self.offers("spinewalk sweep st"), ["status"])
        self.assertIn("--shard-from-slurm", self.offers("spinewalk sweep run --sh"))
        self.assertEqual(self.offers("spinewalk run mi"), ["mine.yaml"])
        listed = [line.split()[0] for line in self.succeed("--help").split("Subcommands:\n")[1].splitlines() if line]
        self.assertEqual(sorted(word for word in self.offers("spinewalk ") if not word.startswith("-")), sorted(listed))

    def test_others_hold_every_command(self):
        for shell in ("zsh", "fish"):
            script = self.succeed("completion", shell)
            for word in ("sweep", "submit", "checkpoint-every", "shard-from-slurm", "compare"):
                self.assertIn(word, script, shell)
            if shutil.which(shell):
                self.assertEqual(subprocess.run([shell, "-n"], input=script, text=True, capture_output=True).returncode, 0)
        self.refuse(2, "completion", "tcsh")


main()
