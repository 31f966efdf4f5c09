"""Messages to people by e-mail: over SMTP, or into a folder where no mail server is set.

`send` answers when the server has taken the message; `send_later` at once, and leaves a failure
to the log. Every message ends with the name of the council and the address of its register.
"""

import smtplib
import ssl
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path
from secrets import token_hex
from types import MappingProxyType
from typing import cast

from flask import Flask, current_app

from app.clock import LONDON, now

_OURS = "resolved.invalid"
TIMEOUT = 20  # seconds, for a mail server that does not answer
MESSAGES = "messages"  # the folder in exports/


class NotSent(Exception):
    """The mail server refused a message or does not answer."""


@dataclass(frozen=True)
class Kept:
    """A message that is in the folder because no mail server is set."""

    name: str
    to: str
    subject: str
    sent_at: datetime
    text: str


def send(
    to: str,
    subject: str,
    text: str,
    headers: Mapping[str, str] = MappingProxyType({}),
    *,
    name: str = "",
) -> None:
    """Raises NotSent where the mail server does not take the message.

    `name` is what a message is called wherever it goes, so that two of one name are known for one.
    """
    try:
        message = _message(to, subject, text, name)
        for header, value in headers.items():
            message[header] = value
    except (ValueError, MessageError) as error:
        raise NotSent(f"“{to}” is no address that takes mail") from error
    if messages_are_kept():
        _keep(message, name)
        return
    try:
        with _server() as server:
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        current_app.logger.exception("A message was not sent")
        raise NotSent("The mail server does not take messages now") from error


def messages_are_kept() -> bool:
    """Whether messages go into the folder, because no mail server is set."""
    return current_app.config["SMTP_HOST"] is None


def send_later(to: str, subject: str, text: str) -> None:
    do_later(lambda: send(to, subject, text))


def do_later(work: Callable[[], object]) -> None:
    """Do `work` in an app context of its own, after whatever was asked before."""
    app = cast(Flask, current_app._get_current_object())  # type: ignore[attr-defined]  # the proxy

    def in_context() -> None:
        with app.app_context():
            try:
                with suppress(NotSent):  # it is in the log already
                    work()
            except Exception:
                app.logger.exception("Work after a request failed")

    _post_room(app).submit(in_context)


def wait_for_messages() -> None:
    """Until everything handed to `send_later` is done."""
    _post_room(current_app).wait()


class PostRoom:
    """One thread that sends messages in the order they came, and who signs them."""

    def __init__(self, signed_by: Callable[[], str]) -> None:
        self.signed_by = signed_by
        self._thread = ThreadPoolExecutor(1, "post room")
        self._waiting: set[Future[None]] = set()

    def submit(self, work: Callable[[], None]) -> None:
        asked = self._thread.submit(work)
        self._waiting.add(asked)
        asked.add_done_callback(self._waiting.discard)

    def wait(self) -> None:
        wait(list(self._waiting))


def _post_room(app: Flask) -> PostRoom:
    return cast(PostRoom, app.extensions["post_room"])


def _message(to: str, subject: str, text: str, name: str) -> EmailMessage:
    """A line end in a header, by which another could be smuggled in, is a ValueError."""
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = current_app.config["MAIL_FROM"]
    message["To"] = Address(addr_spec=to)
    message["Subject"] = subject
    message["Date"] = format_datetime(now())
    message["Message-ID"] = f"<{name}@{_OURS}>" if name else make_msgid(domain=_OURS)
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday replies, please
    signed_by = _post_room(current_app).signed_by()
    message.set_content(f"{text.rstrip()}\n\n{signed_by}\n{current_app.config['SITE_ADDRESS']}\n")
    return message


def _server() -> smtplib.SMTP:
    settings = current_app.config
    address = (settings["SMTP_HOST"], settings["SMTP_PORT"])
    if settings["SMTP_SECURITY"] == "tls":
        encrypted = ssl.create_default_context()
        server: smtplib.SMTP = smtplib.SMTP_SSL(*address, timeout=TIMEOUT, context=encrypted)
    else:
        server = smtplib.SMTP(*address, timeout=TIMEOUT)
    try:
        if settings["SMTP_SECURITY"] == "starttls":
            server.starttls(context=ssl.create_default_context())
        if settings["SMTP_USER"]:
            server.login(settings["SMTP_USER"], settings["SMTP_PASSWORD"] or "")
    except BaseException:
        server.close()
        raise
    return server


def _keep(message: EmailMessage, name: str) -> None:
    """Only the register’s own account reads the folder: a link in a message opens an account."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = folder / f"{now():%Y%m%dT%H%M%S%f}-{name or token_hex(4)}.part"
    part.touch(mode=0o600, exist_ok=False)
    part.write_bytes(message.as_bytes())
    part.rename(part.with_suffix(".eml"))  # so that nobody reads half a message


def was_kept(name: str) -> bool:
    """Whether a message of this name is in the folder, whole."""
    return any(_folder().glob(f"*-{name}.eml"))


def kept_messages() -> list[Kept]:
    """Those in the folder, the newest first."""
    found = sorted(_folder().glob("*.eml"), reverse=True)
    return [_read(file) for file in found]


def _read(file: Path) -> Kept:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    body = message.get_body(("plain",))
    sent_at: datetime = message["Date"].datetime
    return Kept(
        name=file.stem,
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sent_at=sent_at.astimezone(LONDON),
        text=body.get_content().replace("\r\n", "\n") if body else "",
    )


def kept_message(name: str) -> Kept | None:
    """The message of this name; only names that `kept_messages` gives are looked for."""
    return next((kept for kept in kept_messages() if kept.name == name), None)


def _folder() -> Path:
    return Path(current_app.config["EXPORTS"]) / MESSAGES


def install(app: Flask, signed_by: Callable[[], str]) -> None:
    app.extensions["post_room"] = PostRoom(signed_by)
