"""The menu at the top of every page: the parts of the register that someone may use. Pure."""

from app.accounts.rules import Role, Viewer

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
    if viewer.role is Role.OFFICER:
        links += (("actions.mine", "My actions"),)
    elif viewer.role is not None:
        links += (("actions.index", "Actions"),)
    if viewer.keeps_the_record or viewer.administers:
        links += (("bodies.manage", "Manage"),)
    return links
