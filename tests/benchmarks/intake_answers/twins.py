"""Known answers: from twins of the papers, made by others, or written by hand."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.intake.minutes.writing import word

HERE = Path(__file__).parent
INVENTED = HERE.parents[1] / "intake" / "minutes" / "papers"


@dataclass
class Answer:
    """What a paper holds; fields in `unknown` are not told by its twin and are not judged."""

    items: list[tuple[str, str]] = field(default_factory=list)
    resolutions: list[str] = field(default_factory=list)
    movers: list[str] = field(default_factory=list)
    seconders: list[str] = field(default_factory=list)
    votes: list[tuple[int | None, int | None]] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    present: list[str] = field(default_factory=list)
    in_attendance: list[str] = field(default_factory=list)
    apologies: list[str] = field(default_factory=list)
    date: str | None = None
    unknown: set[str] = field(default_factory=set)


def answers(samples: Path, folder: str) -> Iterator[tuple[str, bytes, Answer]]:
    match folder:
        case "word-with-json":
            yield from _dispositions(samples / folder)
        case "word-with-markdown":
            yield from _markdown_twins(samples / folder)
        case "london-ontario":
            for path in sorted((samples / folder).glob("*.json")):
                yield path.name, path.read_bytes(), _meeting(json.loads(path.read_text()))
        case "london-as-text":
            for path in sorted((samples / "london-ontario").glob("*.json")):
                meeting = json.loads(path.read_text())
                yield path.name, as_text(meeting).encode(), _meeting(meeting)
        case "invented":
            yield from _by_hand(INVENTED, INVENTED / "answers.json")
        case _:
            yield from _by_hand(samples / folder, HERE / f"{folder}.json")


def _by_hand(papers: Path, path: Path) -> Iterator[tuple[str, bytes, Answer]]:
    for name, kept in json.loads(path.read_text()).items():
        answer = Answer(
            items=[(number, title) for number, title in kept["items"]],
            resolutions=[r["text"] for r in kept["resolutions"]],
            movers=[r["mover"] for r in kept["resolutions"] if r.get("mover")],
            seconders=[r["seconder"] for r in kept["resolutions"] if r.get("seconder")],
            votes=[(r["for"], r.get("against")) for r in kept["resolutions"] if "for" in r],
            present=kept["present"],
            in_attendance=kept["in_attendance"],
            apologies=kept["apologies"],
            date=kept["date"],
            unknown={"named", *kept.get("unknown", ())},
        )
        data = (papers / name).read_bytes()
        yield name, word(*data.decode().splitlines()) if ".docx." in name else data, answer


def _dispositions(papers: Path) -> Iterator[tuple[str, bytes, Answer]]:
    for path in sorted(papers.glob("*.json")):
        twin = json.loads(path.read_text())
        answer = Answer(date=twin["meeting_date"], unknown={"apologies", "resolutions"})
        answer.present = [_last(name) for name in twin["attendance"]["council"]]
        answer.in_attendance = [name.split(",")[0] for name in twin["attendance"]["public_service"]]
        answer.items = [(i["number"], i["title"]) for r in twin["reports"] for i in r["items"]]
        for motion in twin["motions"]:
            answer.items.append((motion["number"], motion.get("subject", "")))
            if motion.get("disposition", "").upper() != "NOTICE OF MOTION":
                answer.movers += motion["movers"][:1]
                answer.seconders += motion["movers"][1:2]
        for motion in twin["notice_of_motions"]:
            answer.items.append(("", motion.get("subject", "")))
            if motion.get("disposition", "NOTICE OF MOTION").upper() != "NOTICE OF MOTION":
                answer.movers += motion["movers"][:1]
                answer.seconders += motion["movers"][1:2]
        laws = [*twin["bylaws_passed"], *twin["bylaws_first_reading"]]
        answer.items += [(law["number"], law["subject"]) for law in laws]
        for vote in twin["recorded_votes"]:
            answer.votes.append((len(vote["yeas"]), len(vote["nays"])))
            answer.named += [f"for {name}" for name in vote["yeas"]]
            answer.named += [f"against {name}" for name in vote["nays"]]
        answer.unknown.add("items") if not answer.items else None
        yield path.name, path.with_suffix(".docx").read_bytes(), answer


def _last(name: str) -> str:
    return name.split(",")[-1]


def _markdown_twins(papers: Path) -> Iterator[tuple[str, bytes, Answer]]:
    for path in sorted(papers.glob("*/minutes.md")):
        word = next(p for p in sorted(path.parent.glob("*.docx")) if "inutes" in p.name)
        yield word.name, word.read_bytes(), _port(path.read_text())
        yield f"{path.parent.name}/minutes.md", path.read_bytes(), _port(path.read_text())


def _port(text: str) -> Answer:
    """A small board’s Markdown, read by its own fixed phrases."""
    answer = Answer(
        unknown={"numbers", "named", "apologies", "in_attendance", "resolutions", "date"}
    )
    if "\n#" not in text:
        answer.unknown |= {"items", "movers", "seconders", "votes"}
    answer.items = [
        ("", re.sub(r"^#+\s*", "", line)) for line in text.splitlines() if line.startswith("#")
    ]
    answer.movers = re.findall(r"(\w+) (?:moved (?!to (?:the|a) |into)|made a motion)", text)
    answer.seconders = re.findall(r"(\w+) seconded", text)
    answer.votes = [
        (int(a), int(b))
        for a, b in re.findall(r"(?:passed|approved|carried|voted)[^.\d]{0,15}(\d)-(\d)", text)
    ]
    there = re.search(r"Commissioners Present:\s*(.*)", text)
    if there:
        answer.present = re.findall(
            r"(?:President |Secretary(?:/\s?Treasurer)? )?([A-Z]\w+ [A-Z]\w+)(?=,| and| were| was present)",
            re.sub(r"\.\s.*absent.*", " were", there[1]),
        )
    else:
        answer.unknown.add("present")
    return answer


def _meeting(meeting: dict) -> Answer:
    answer = Answer(date=meeting["datetime"][:10])
    answer.present, answer.apologies = meeting["present"], meeting["absent"]
    answer.in_attendance = [*meeting["also_present"], *meeting["remote_attendance"]]
    _walk(meeting["items"], "", answer)
    return answer


def _walk(items: dict, above: str, answer: Answer) -> None:
    for item in items.values():
        number = above + item["number"]
        answer.items.append((number, item["title"]))
        for part in item["content"]:
            if part["__class__"] == "Motion":
                _motion(part, answer)
        _walk(item["items"], f"{number}.", answer)


def _motion(motion: dict, answer: Answer) -> None:
    text = " ".join(p["string"] for p in motion["motion_texts"])
    if not text.strip() or not (motion["result"] or {}).get("string"):
        return  # a motion that was put and not voted on is no decision
    answer.resolutions.append(text)
    for key, whole in (("moved_by", answer.movers), ("seconded_by", answer.seconders)):
        if said := (motion[key] or {}).get("string"):
            whole.append(re.sub(r"^.*?\bby:?\s*", "", said))
    result = (motion["result"] or {}).get("string", "")
    if score := re.search(r"\((\d+) to (\d+)\)", result):
        answer.votes.append((int(score[1]), int(score[2])))
    for row in (motion["vote"] or {}).get("rows") or []:
        side = {"yeas": "for", "nays": "against"}.get(row["vote"].strip(": ").lower())
        answer.named += [f"{side} {name}" for name in row["voters"] if side]


def as_text(meeting: dict) -> str:
    """The meeting as its site writes it in Markdown."""
    lines = ["---", f"title: {meeting['title']}", f"date: {meeting['datetime'][:10]}", "---", ""]
    for key, head in (
        ("present", "Present"),
        ("absent", "Absent"),
        ("also_present", "Also Present"),
        ("remote_attendance", "Remote Attendance"),
    ):
        if meeting[key]:
            lines += [f"> [!abstract]- {head}:", f"> {', '.join(meeting[key])}", ""]
    lines += _text_of_items(meeting["items"], "", 1)
    return "\n".join(lines)


def _text_of_items(items: dict, above: str, depth: int) -> list[str]:
    lines = []
    for item in items.values():
        number = above + item["number"]
        lines += [
            f"{'#' * depth} {number}{'.' if depth == 1 else ''}&nbsp;&nbsp;&nbsp;{item['title']}",
            "",
        ]
        for part in item["content"]:
            lines += (
                _text_of_motion(part) if part["__class__"] == "Motion" else [part["string"], ""]
            )
        lines += _text_of_items(item["items"], f"{number}.", depth + 1)
    return lines


def _text_of_motion(motion: dict) -> list[str]:
    lines = []
    for part in motion["pre_motion_texts"]:
        lines += [part["string"], ""]
    for key in ("moved_by", "seconded_by"):
        if said := (motion[key] or {}).get("string"):
            lines += [f"> {said}", ""]
    for part in motion["motion_texts"]:
        lines += [part["string"], ""]
    rows = (motion["vote"] or {}).get("rows") or []
    if rows:
        deep = max(len(row["voters"]) for row in rows)
        lines += [
            "> [!abstract]- Vote:",
            f"> |{'|'.join(row['vote'] for row in rows)}|",
            f"> |{'|'.join('-' for _ in rows)}|",
        ]
        for place in range(deep):
            lines.append(
                f"> |{'|'.join(row['voters'][place] if place < len(row['voters']) else '' for row in rows)}|"
            )
        lines.append("")
    if said := (motion["result"] or {}).get("string"):
        lines += [f"> **{said}**", ""]
    for part in motion["post_motion_texts"]:
        lines += [part["string"], ""]
    return [*lines, "****", ""]
