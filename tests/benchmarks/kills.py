"""What is left of a register that is killed in the middle of saves.

Run: .venv/bin/python -m tests.benchmarks.kills [KILLS]
Kills the serving process KILLS times (200 if not given) with SIGKILL while four people save, and
after each kill compares what was acknowledged with what is stored, and the index with the record.
Ends with an AssertionError at the first loss. SEARCH_ENGINE chooses the engine.
"""

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.search_saving import a_register
from tests.kills import kill_again_and_again


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        register = a_register(Path(folder))
        with register.app_context():
            told = kill_again_and_again(register, kills, lambda words: print(words, flush=True))  # noqa: T201  # a benchmark prints
        sys.stdout.write(
            f"{told.kills} kills: {told.acknowledged} saves acknowledged, none lost; "
            f"{told.in_flight} were under way when it was killed. {told.stored} revisions are "
            f"stored, each in the log. Answers: {sorted(told.answers)}. The index was in step "
            f"after {told.longest_behind:.1f} s at the latest.\n"
        )


if __name__ == "__main__":
    main()
