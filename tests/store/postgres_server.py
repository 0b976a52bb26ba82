"""A PostgreSQL server of one's own: made in a temporary folder, reached over a socket there, and thrown away."""

import contextlib
import glob
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

# A test's server may lose everything when the machine stops.
SETTINGS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "listen_addresses=''",
    "max_connections=40",
    "shared_buffers=48MB",
)


def find_programs() -> Path | None:
    """The folder of initdb and pg_ctl; None where PostgreSQL is not installed."""
    for folder in sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True):
        if Path(folder, "initdb").exists():
            return Path(folder)
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _memory() -> str | None:
    """A folder kept in memory, where there is room: making a database copies a thousand files."""
    with contextlib.suppress(OSError):
        if shutil.disk_usage("/dev/shm").free > 1 << 30 and os.access("/dev/shm", os.W_OK):
            return "/dev/shm"
    return None


class PostgresServer:
    """One running server with its databases."""

    def __init__(self, programs: Path) -> None:
        self.programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="frontlines-pg-", dir=_memory()))
        self.made = 0
        # The server refuses to run as root; any other user will do.
        self.user = self._servant() if os.geteuid() == 0 else None
        if self.user:
            shutil.chown(self.folder, self.user)
        try:
            self._run("initdb", "-D", self.folder / "data", "-A", "trust", "-U", "tester", "-E", "UTF8", "-N")
            options = " ".join(f"-c {setting}" for setting in SETTINGS)
            self._run(
                "pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log",
                "-o", f"{options} -c unix_socket_directories='{self.folder}'", "start",
            )  # fmt: skip
        except BaseException:
            self.stop()
            raise

    @staticmethod
    def _servant() -> str:
        for name in ("postgres", "nobody"):
            with contextlib.suppress(KeyError):
                return pwd.getpwnam(name).pw_name
        raise RuntimeError("PostgreSQL does not run as root, and there is no user postgres or nobody")

    def _run(self, program: str, *words: object) -> None:
        done = subprocess.run(
            [str(self.programs / program), *map(str, words)],
            user=self.user,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")

    def address(self, database: str) -> str:
        return f"postgresql://tester@/{database}?host={self.folder}"

    def sql(self, statement: str, address: str | None = None) -> list[tuple[object, ...]]:
        """Run a statement in a database, given by its address."""
        import psycopg

        with psycopg.connect(address or self.address("postgres"), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def make_database(self, template: str = "template0") -> str:
        """A fresh database, a copy of another one; its address."""
        self.made += 1
        name = f"test_{self.made}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return self.address(name)

    def drop_database(self, address: str) -> None:
        """Away with a database; one is 8 MB, and there are hundreds."""
        self.sql(f"DROP DATABASE IF EXISTS {self.name_of(address)} WITH (FORCE)")

    @staticmethod
    def name_of(address: str) -> str:
        return address.removeprefix("postgresql://tester@/").partition("?")[0]

    def stop(self) -> None:
        with contextlib.suppress(RuntimeError):
            self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)
