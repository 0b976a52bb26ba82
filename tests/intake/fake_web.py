"""A web in memory: names, machines and pages, with a clock of its own, so that no test waits or connects."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from frontlines.intake.fetch import Fetcher, Validators
from frontlines.intake.fetch_network import Network
from frontlines.intake.fetch_options import FetchOptions

PUBLIC = "93.184.215.14"
STORY = (
    "Fighters entered the port of Marsa on Monday after three days of shelling, residents said.\n\n"
    "At least 12 people were killed in the fighting, according to the hospital of the city."
)


def page(title: str = "Fighters enter port", *, text: str = STORY, head: str = "") -> bytes:
    paragraphs = "".join(f"<p>{each}</p>" for each in text.split("\n\n"))
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{paragraphs}</body></html>".encode()


@dataclass(frozen=True)
class Reply:
    """What a machine sends back; `pieces` overrules all else: seconds before each piece, and the piece."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    kind: str | None = "text/html"
    pieces: Sequence[tuple[float, bytes]] | None = None

    def sent(self) -> Sequence[tuple[float, bytes]]:
        if self.pieces is not None:
            return self.pieces
        headers = {"Content-Type": self.kind, "Content-Length": str(len(self.body)), **self.headers}
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value is not None)
        return [(0, f"HTTP/1.1 {self.status} Whatever\r\n{lines}\r\n".encode("latin-1") + self.body)]


@dataclass(frozen=True)
class Request:
    """One request as it reached a machine."""

    url: str
    headers: Mapping[str, str]
    ip: str


Handler = Reply | Callable[[Request], Reply]


class Clock:
    """Seconds that pass only where somebody waits."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        self.now += seconds


class Web:
    """Pages by address; any host not in `names` is one public machine, any page not in `pages` a 404."""

    def __init__(
        self,
        pages: Mapping[str, Handler | bytes | str] | None = None,
        names: Mapping[str, list[list[str]]] | None = None,
    ) -> None:
        self.pages = dict(pages or {})
        self.names = {host: list(answers) for host, answers in (names or {}).items()}
        self.clock = Clock()
        self.looked_up: list[str] = []
        self.connected: list[tuple[str, int]] = []
        self.secured: list[str] = []
        self.requests: list[Request] = []
        self.unreachable: set[str] = set()
        self.wires: list[Wire] = []

    def network(self, **changes) -> Network:
        return Network(**{"look_up": self._look_up, "connect": self._connect, "secure": self._secure, **changes})

    def fetcher(
        self,
        options: FetchOptions | None = None,
        known: Mapping[str, Validators] | None = None,
        network: Network | None = None,
    ) -> Fetcher:
        return Fetcher(
            options,
            known=(known or {}).get,
            network=network or self.network(),
            clock=self.clock,
            sleep=self.clock.sleep,
        )

    def asked(self) -> list[str]:
        """The addresses asked for, those of robots.txt left out."""
        return [request.url for request in self.requests if not request.url.endswith("/robots.txt")]

    def reply(self, request: Request) -> Reply:
        found = self.pages.get(request.url)
        if found is None:
            return Reply(b"none", status=404)
        if isinstance(found, str):
            return Reply(status=302, headers={"Location": found})
        if isinstance(found, bytes):
            return Reply(found)
        return found if isinstance(found, Reply) else found(request)

    def _look_up(self, host: str, port: int, seconds: float) -> list[str]:
        self.looked_up.append(host)
        answers = self.names.get(host)
        if answers is None:
            return [host] if host.replace(".", "").isdigit() or ":" in host else [PUBLIC]
        if not answers[0]:
            raise OSError("Name or service not known")
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def _connect(self, ip: str, port: int, seconds: float) -> "Wire":
        self.connected.append((ip, port))
        if ip in self.unreachable:
            raise ConnectionRefusedError("refused")
        self.wires.append(Wire(self, ip))
        return self.wires[-1]

    def _secure(self, wire: "Wire", host: str, seconds: float) -> "Wire":
        self.secured.append(host)
        wire.scheme = "https"
        return wire


class Wire:
    """A connected socket of this web."""

    def __init__(self, web: Web, ip: str) -> None:
        self.web, self.ip = web, ip
        self.scheme = "http"
        self.closed = False
        self.timeout = 0.0
        self._sent = b""
        self._pieces: list[tuple[float, bytes]] | None = None

    def settimeout(self, seconds: float) -> None:
        self.timeout = seconds

    def sendall(self, data: bytes) -> None:
        self._sent += data

    def recv(self, size: int) -> bytes:
        if self._pieces is None:
            self._pieces = list(self._answered())
        if not self._pieces:
            return b""
        wait, piece = self._pieces.pop(0)
        if wait > self.timeout:
            self.web.clock.now += self.timeout
            raise TimeoutError("timed out")
        self.web.clock.now += wait
        if len(piece) > size:
            self._pieces.insert(0, (0, piece[size:]))
        return piece[:size]

    def close(self) -> None:
        self.closed = True

    def _answered(self) -> Sequence[tuple[float, bytes]]:
        head = self._sent.decode("ascii")
        assert head.endswith("\r\n\r\n")
        first, *lines = head[:-4].split("\r\n")
        method, path, version = first.split(" ")
        assert (method, version) == ("GET", "HTTP/1.1")
        headers = dict(line.split(": ", 1) for line in lines)
        request = Request(f"{self.scheme}://{headers['Host']}{path}", headers, self.ip)
        self.web.requests.append(request)
        return self.web.reply(request).sent()
