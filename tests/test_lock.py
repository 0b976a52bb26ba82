"""The locks hold all that pyproject.toml asks for, by hash, and nothing of the machine they were made on."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
DEV = [*RUN, *PROJECT["project"]["optional-dependencies"]["dev"]]
LOCKS = {"requirements.lock": RUN, "requirements-dev.lock": DEV}


def pinned(name: str) -> dict[str, list[str]]:
    """Package name to the hashes of its pins."""
    pins: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if match := re.match(r"([a-z0-9][a-z0-9.-]*)==\S+", line):
            current = pins.setdefault(match[1], [])
        current += re.findall(r"--hash=(sha256:[0-9a-f]{64})", line)
    return pins


def normal(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_every_requirement(name):
    assert {normal(requirement) for requirement in LOCKS[name]} - pinned(name).keys() == set()


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_its_hashes(name):
    assert [package for package, hashes in pinned(name).items() if not hashes] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_registry_and_no_path_of_a_machine(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|^--(?!hash)|index-url|find-links|@ file|/home|/tmp", text, re.MULTILINE)


def test_what_is_run_with_is_what_is_tested_with():
    versions = [re.findall(r"^[a-z0-9.-]+==\S+.*$", (ROOT / name).read_text("utf-8"), re.MULTILINE) for name in LOCKS]
    assert set(versions[0]) <= set(versions[1])
