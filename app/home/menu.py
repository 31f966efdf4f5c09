"""The menu at the top of every page: the parts of the register that someone may use. Pure."""

from app.accounts.rules import Viewer

Link = tuple[str, str]

#: As (endpoint, words).
FOR_ALL: tuple[Link, ...] = (
    ("home.front", "Home"),
    ("record.meetings", "Meetings"),
    ("record.bodies", "Bodies"),
    ("record.people", "People"),
    ("record.matters", "Matters"),
)


def menu_for(viewer: Viewer) -> tuple[Link, ...]:
    links = FOR_ALL
    if viewer.keeps_the_record:
        links += (("bodies.manage", "Manage"),)
    return links
