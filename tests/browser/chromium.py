"""Debian's chromium, which `.ci/run` installs when it is missing."""

import shutil

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
NEEDED = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: apt install chromium")
# A container has no sandbox of its own for the browser; the pages are ours.
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
