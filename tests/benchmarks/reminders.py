"""Years of simulated days: `python -m tests.benchmarks.reminders [KILLS]` prints what it saw.

From September 2027 to August 2028: both changes of the clocks, every holiday and a leap day.
"""

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from app import create_app
from app.config import Config
from app.database import db
from tests.chasing.year import go_through


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    for seed in (1, 2, 3):
        with TemporaryDirectory() as folder:
            home = Path(folder)
            config = Config(
                SECRET_KEY="benchmark",
                SQLALCHEMY_DATABASE_URI=f"sqlite:///{home / 'register.db'}",
                SEARCH_INDEX=home / "search_index",
                EXPORTS=home / "exports",
                SEARCH_IN_BACKGROUND=False,
            )
            with create_app(config).app_context():
                db.create_all()
                seen = go_through(date(2027, 9, 1), days=366, kills=kills, seed=seed)
                db.engine.dispose()
        print(seen)  # noqa: T201  # that is what a benchmark is for
        assert (seen.twice, seen.on_quiet_days, seen.after_leaving, seen.missed) == (0, 0, 0, [])


if __name__ == "__main__":
    main()
