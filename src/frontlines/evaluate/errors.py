"""What goes wrong while a corpus is opened."""

from pathlib import Path

from frontlines.model.errors import FrontlinesError


class CorpusError(FrontlinesError):
    """A corpus is not there or not as its adapter knows it; the words name the file, the fault and the remedy."""

    def __init__(self, path: Path, fault: str, remedy: str) -> None:
        super().__init__(f"{path}: {fault}; {remedy}")
        self.path = path
