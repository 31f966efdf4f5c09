"""What the register sent while no mail server was set."""

import re

from flask import current_app

from app.mail import Kept, kept_messages, wait_for_messages


def last_message() -> Kept:
    wait_for_messages()
    return kept_messages()[0]


def link_in(message: Kept) -> str:
    """The address that a message leads to, without the site."""
    site = re.escape(current_app.config["SITE_ADDRESS"])
    found = re.search(rf"^{site}(/\S+)$", message.text, re.MULTILINE)
    assert found, message.text
    return found.group(1)
