"""The real ways out, over the loopback alone: a server of our own, reached where a test lifts the guard."""

import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from fake_web import page

from frontlines.intake.fetch import Fetched, Fetcher, Validators
from frontlines.intake.fetch_network import Network, _tls, connect, look_up
from frontlines.intake.fetch_options import FetchOptions
from frontlines.model.errors import Skipped

QUICK = FetchOptions(delay_seconds=0, connect_seconds=5, read_seconds=5)


class Pages(BaseHTTPRequestHandler):
    """One page with a validator; nothing else."""

    def do_GET(self):
        if self.path != "/a":
            self.send_error(404)
        elif self.headers.get("If-None-Match") == '"v1"':
            self.send_response(304)
            self.end_headers()
        else:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("ETag", '"v1"')
            self.end_headers()
            self.wfile.write(page())

    def log_message(self, *_):
        pass


@pytest.fixture
def port() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def lifted(port: int) -> Network:
    """The real network, the guard lifted and every connection led to the server of the test."""
    return Network(
        look_up=lambda *_: ["127.0.0.1"],
        connect=lambda ip, _, seconds: connect(ip, port, seconds),
        refusal=lambda _: None,
    )


def test_a_page_comes_over_a_real_connection_and_is_not_sent_twice(port):
    first = Fetcher(QUICK, network=lifted(port)).fetch("http://news.example/a")
    assert isinstance(first, Fetched)
    assert (first.body, first.validators) == (page(), Validators('"v1"'))
    second = Fetcher(QUICK, network=lifted(port), known={first.url: first.validators}.get).fetch(
        "http://news.example/a"
    )
    assert isinstance(second, Fetched)
    assert (second.body, second.not_modified) == (b"", True)


def test_a_server_that_speaks_no_tls_is_a_skip(port):
    skipped = Fetcher(QUICK, network=lifted(port)).fetch("https://news.example/a")
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "tls"


@pytest.mark.parametrize("url", ["http://localhost/a", "http://127.0.0.1/a", "http://[::1]/a"])
def test_by_default_this_machine_is_never_asked(url, monkeypatch):
    monkeypatch.setattr("frontlines.intake.fetch_network.connect", None)
    skipped = Fetcher(QUICK).fetch(url)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "private-address"


def test_the_system_is_asked_for_the_addresses_of_a_name():
    assert set(look_up("localhost", 80, 5)) <= {"127.0.0.1", "::1"}
    assert look_up("192.0.2.7", 80, 5) == ["192.0.2.7"]


def test_a_look_up_that_hangs_is_given_up(monkeypatch):
    hanging = threading.Event()
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [hanging.wait(30)][1:])
    with pytest.raises(TimeoutError):
        look_up("news.example", 80, 0.01)
    hanging.set()


def test_certificates_are_checked_with_the_name_they_are_for():
    assert _tls().verify_mode is ssl.CERT_REQUIRED
    assert _tls().check_hostname
    assert _tls().minimum_version >= ssl.TLSVersion.TLSv1_2
