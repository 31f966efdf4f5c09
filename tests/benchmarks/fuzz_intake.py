"""Mutated papers: nothing may crash, hang, eat the machine or ask the network.

    python -m tests.benchmarks.fuzz_intake 2000 [SEED] [--small]

Always a result or a sentence. A Word file is mutated within its parts, which are packed again,
a PDF within its streams: mutated as a whole, nearly all would be refused at the door.
"""

import argparse
import io
import json
import random
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from app.errors import RuleBroken
from app.intake.minutes.minutes import parse
from app.intake.minutes.opening import open_paper
from app.intake.minutes.patience import no_longer_than
from app.intake.minutes.presenting import as_json
from tests.intake.minutes.writing import page, pdf, word

SAMPLES = Path(__file__).resolve().parents[2].parent / "shared" / "samples"
INVENTED = Path(__file__).resolve().parents[1] / "intake" / "minutes" / "papers"
SLOWEST = 9.0
"""In seconds of the processor: a machine that is busy otherwise proves nothing of a file."""
PATIENCE = 90
LARGEST_MB = 500
_TOKENS = [
    b"\x00", b"\xff\xfe", b"%PDF-", b"PK\x03\x04", b"\x03", b"(", b")" * 50, b"|" * 40, b" | ", b"\n\n", b"1. ", b"Item 1",
    b"Proposed by ", b"Cllr ", b"<div>" * 60, b"&nbsp;", b"A " * 400, b"and " * 300, b"Mr. " * 200, b", " * 300, b"a" * 5000,
    b"9" * 3000, b"\xe2\x80\x9c", b"RESOLVED: ", b"# ", b"---\n", b"{", b"[" * 200, b"\t" * 300, b"O\xe2\x80\x99" * 200, b"A.B." * 300,
    b"<table><tr><td>" * 30, b"<w:tbl><w:tr><w:tc>" * 30, b"<!DOCTYPE a [<!ENTITY b SYSTEM 'http://127.0.0.1/'>]>&b;",
    b"/Kids [2 0 R]", b"/Length 99999999", b"For: 5 Against: ", b"Present: ", b"Councillor A" * 200, b" (i) " * 100, b"That " * 400,
    b"\xc3", b"\xe2\x80\xa8", b"<script src='http://127.0.0.1/x'></script>", b"stream\n", b"endobj", b"RESOLVED (a) " * 100,
]  # fmt: skip


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Cut, doubled, turned or stuffed in one to six places."""
    made = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        place, end = dice.randrange(len(made) + 1), dice.randrange(len(made) + 1)
        match dice.randrange(6):
            case 0:
                del made[place : place + dice.randint(1, 400)]
            case 1:
                made[place:place] = dice.choice(_TOKENS)
            case 2:
                made[place:place] = made[end : end + dice.randint(1, 3000)]
            case 3:
                made[place : place + 8] = dice.randbytes(8)
            case 4:
                made = bytearray(made.replace(b"\n", b" ", dice.randint(1, 400)))
            case _:
                made = made[: max(10, place)]
    return bytes(made)


def mutated_paper(data: bytes, dice: random.Random) -> bytes:
    """Now and then the file as a whole, else what it holds."""
    if data.startswith(b"PK") and dice.random() < 0.9:
        return _repacked(data, dice)
    if data.startswith(b"%PDF") and dice.random() < 0.6:
        start, end = data.find(b"stream\n") + 7, data.find(b"endstream")
        return data[:start] + mutated(data[start:end], dice) + data[end:]
    return mutated(data, dice)


def _repacked(data: bytes, dice: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(made, "w") as again:
        names = packed.namelist()
        mutate = {"word/document.xml"} if dice.random() < 0.8 else {dice.choice(names)}
        for name in names:
            part = packed.read(name)
            again.writestr(name, _within(part, dice) if name in mutate else part)
    return made.getvalue()


def _within(part: bytes, dice: random.Random) -> bytes:
    """Words changed and the marks about them kept, so that the XML is read; or all of it."""
    if dice.random() < 0.3:
        return mutated(part, dice)
    pieces = part.split(b"<w:t")
    for _ in range(dice.randint(1, 12)):
        place, other = dice.randrange(len(pieces)), dice.randrange(len(pieces))
        match dice.randrange(3):
            case 0:
                pieces[place] = pieces[other]
            case 1:
                word = dice.choice(_TOKENS).replace(b"<", b" ").replace(b"&", b" ")
                pieces[place] = pieces[place].replace(b"</w:t>", word + b"</w:t>")
            case _:
                pieces.insert(place, pieces[other])
    return b"<w:t".join(pieces)


def findings(papers: list[tuple[str, bytes]], tries: int, seed: int) -> Iterator[str]:
    """Yield what went wrong; counts and times go to `seen`."""
    dice = random.Random(seed)  # mutations, no secrets
    for number in range(tries):
        name, data = dice.choice(papers)
        made = mutated_paper(data, dice)
        began = time.process_time()
        try:
            with no_longer_than(PATIENCE):
                json.dumps(as_json(parse(open_paper(made, name)))).encode()
            seen["understood"] += 1
        except RuleBroken as refusal:
            seen["refused"] += 1
            if not str(refusal).strip():
                yield f"{number} {name}: refused without a sentence"
            if "given up" in str(refusal):
                yield f"{number} {name}: {refusal}"
        except Exception as error:  # what a fuzzer is for
            yield f"{number} {name}: {type(error).__name__} {error}"
        took = time.process_time() - began
        seen["milliseconds of the slowest"] = max(
            seen["milliseconds of the slowest"], int(took * 1000)
        )
        if took > SLOWEST:
            yield f"{number} {name}: {took:.1f} s"
    yield from (f"asked the network: {asked}" for asked in network)


seen: Counter[str] = Counter()
network: list[str] = []


def _watch(event: str, about: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"):
        network.append(f"{event} {about[:2]}")


def papers_of(samples: Path) -> list[tuple[str, bytes]]:
    """Two of each folder, and a small one of each kind."""
    patterns = (
        "limerick/*",
        "minutes-text/*.txt",
        "word-with-json/*.docx",
        "word-with-markdown/*/*.docx",
        "london-ontario/*.json",
        "moderngov-pages/*.html",
    )
    chosen = [
        path
        for each in patterns
        for path in sorted(samples.glob(each))[:: 5 if "text" in each else 30]
    ]
    return [(path.name, path.read_bytes()) for path in chosen]


def small_papers() -> list[tuple[str, bytes]]:
    """Invented papers, each as every kind of file: quick enough for a hundred thousand."""
    made: list[tuple[str, bytes]] = []
    for path in sorted([*INVENTED.glob("*.txt"), *INVENTED.glob("*.md")]):
        lines = path.read_text().splitlines()
        made += [
            (path.name, path.read_bytes()),
            (f"{path.stem}.docx", word(*lines)),
            (f"{path.stem}.html", page(*lines)),
            (f"{path.stem}.pdf", pdf(*lines)),
        ]
    kept = [(path.name, path.read_bytes()) for path in sorted(INVENTED.glob("*.[ph][dt][fm]*"))]
    return [*made, *kept, ("meeting.json", _meeting())]


def _meeting() -> bytes:
    motion = {
        "moved_by": ["Moved by A. Able"],
        "motion_texts": ["That the pond be cleared."],
        "vote": {"rows": [{"vote": "Yeas:", "voters": ["A. Able", "B. Baker"]}]},
        "result": "Motion Passed (2 to 0)",
    }
    item = {"number": "1", "title": "The pond", "content": [motion], "items": {}}
    kept = {
        "title": "The Pond Committee",
        "datetime": "2026-05-04T10:00:00",
        "present": ["A. Able", "B. Baker"],
        "items": {"1": item},
    }
    return json.dumps(kept).encode()


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("tries", nargs="?", type=int, default=500)
    asked.add_argument("seed", nargs="?", type=int, default=1)
    asked.add_argument("--small", action="store_true", help="invented papers only")
    options = asked.parse_args()
    sys.addaudithook(_watch)
    began = time.perf_counter()
    papers = small_papers() if options.small else [*small_papers(), *papers_of(SAMPLES)]
    for finding in findings(papers, options.tries, options.seed):
        print(finding, flush=True)  # noqa: T201
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if peak > LARGEST_MB:
        print(f"{peak} MB of memory")  # noqa: T201
    print(dict(seen), f"{time.perf_counter() - began:.0f} s, peak {peak} MB", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
