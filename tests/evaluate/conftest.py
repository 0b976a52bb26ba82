"""What the tests of benchmarks share: a machine with answers given beforehand, and the real one."""

import pytest

from frontlines.evaluate.files import corpus_report


class Scripted:
    """A machine that says what a test tells it to; what it was not told of it reads as empty."""

    def __init__(self, readings=None, times=(), places=(), page_text="", toponyms=(), geonames=None):
        self.readings = readings or {}
        self._times, self._places, self._page_text = times, places, page_text
        self._toponyms, self._geonames = toponyms, geonames or {}

    def take_in(self, text, name, published):
        return corpus_report(text, name)

    def read(self, report):
        return self.readings[report.source]

    def times(self, report):
        return self._times

    def toponyms(self, report):
        return self._toponyms

    def geonames(self, place):
        return self._geonames.get(place.id)

    def resolve(self, report, names):
        return self._places

    def page_text(self, page):
        return self._page_text


@pytest.fixture
def scripted():
    return Scripted


@pytest.fixture(scope="session")
def product(kit):
    """Frontlines itself, with the kit all tests share."""
    from frontlines.cli.machine import Product

    return Product(kit)
