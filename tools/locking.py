"""Pin every package anew, by hash and without any address: uv, run, then dev on top of run."""

import subprocess
import sys
from pathlib import Path

from tools.settings import ROOT

LOCKS = (("uv", ()), ("run", ()), ("dev", ("--constraints", "run.txt")))
WORDS = (
    *("pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"),
    *("--no-annotate", "--no-header"),
)


def lock(folder: Path, extra: list[str]) -> int:
    """Compile each list of wishes into its lock; the first failure ends it."""
    for name, more in LOCKS:
        words = [uv(), *WORDS, *more, *extra, "--output-file", f"{name}.txt", f"{name}.in"]
        done = subprocess.run(words, cwd=folder, check=False)
        if done.returncode:
            print(f"{name}.txt was not made anew: uv needs a package index it can read.")
            return done.returncode
    return 0


def uv() -> str:
    """The uv that lies beside the Python we run on."""
    return str(Path(sys.executable).parent / "uv")


if __name__ == "__main__":
    sys.exit(lock(ROOT / "requirements", sys.argv[1:]))
