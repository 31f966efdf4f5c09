"""Proves a published version of minutes or of an agenda, with nothing but Python 3.8 or newer.

    python verify.py version-12.json [HASH]

The file comes from the page of the version, or from `flask record export`. It holds the public
content as it was hashed, and the header of every version of the register: each header has the
hash of the header before it, so none can be changed, left out or put in between.

HASH is what you know from elsewhere: the short hash on printed minutes, or one noted earlier.
Without it this shows that the file agrees with itself, not who made it.
"""

import hashlib
import json
import sys
from pathlib import Path

HEADER = {
    "number", "meeting", "kind", "published_at",
    "content_sha256", "restricted_digest", "previous_sha256",
}  # fmt: skip


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def hash_of(link):
    """RFC 8785: keys in order, no spaces. A header has whole numbers and strings only."""
    header = {name: link[name] for name in HEADER}
    return sha256(json.dumps(header, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def fault_in(export):
    """The first thing that is wrong, in words; None where everything agrees."""
    previous = "0" * 64
    for number, link in enumerate(export["chain"], start=1):
        if link["number"] != number:
            return f"version {number} is missing from the chain"
        if set(link) != HEADER | {"sha256"} or hash_of(link) != link["sha256"]:
            return f"the header of version {number} was changed"
        if link["previous_sha256"] != previous:
            return f"version {number} does not follow version {number - 1}"
        previous = link["sha256"]
    if not 1 <= export["version"] <= len(export["chain"]):
        return "the version is not in the chain"
    if sha256(export["content"]) != export["chain"][export["version"] - 1]["content_sha256"]:
        return "the content is not what was published"
    return None


def main(path, known=""):
    export = json.loads(Path(path).read_text(encoding="utf-8"))
    if fault := fault_in(export):
        sys.exit(f"NOT PROVED: {fault}.")
    version, last = export["chain"][export["version"] - 1], export["chain"][-1]
    if known and not version["sha256"].startswith(known.lower()):
        sys.exit(f"NOT PROVED: the hash of this version is {version['sha256']}.")
    meeting = json.loads(export["content"])["meeting"]
    print(f"Proved: version {version['number']}, {version['kind']}, of {meeting['body']}")
    print(f"  meeting of {meeting['held_on']}, published {version['published_at']}")
    print(f"  hash {version['sha256']}")
    print(f"  the chain has {last['number']} versions and ends with {last['sha256']}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*sys.argv[1:])
