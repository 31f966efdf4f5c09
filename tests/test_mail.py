"""Messages, through a mail server that runs here or into the folder."""

import ssl
import stat
from datetime import timedelta
from email import message_from_bytes, policy
from ipaddress import IPv4Address
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from app import mail
from app.clock import now
from app.mail import (
    NotSent,
    kept_message,
    kept_messages,
    send,
    send_later,
    wait_for_messages,
)
from tests.served import a_port

TEXT = "Dear Ann,\n\nthe café’s agenda – all of it – is here.\n"


class Received:
    """What aiosmtpd calls for each message."""

    def __init__(self):
        self.messages = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: ARG002, N802  # aiosmtpd’s
        if address.startswith("nobody"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: ARG002, N802  # aiosmtpd’s
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.messages.append(SimpleNamespace(to=envelope.rcpt_tos, message=message))
        return "250 OK"


def a_server(app, **options):
    received = Received()
    port = a_port()
    controller = Controller(received, hostname="127.0.0.1", port=port, ready_timeout=60, **options)
    controller.start()
    app.config.update(SMTP_HOST="127.0.0.1", SMTP_PORT=port, SMTP_SECURITY="none")
    return received, controller


@pytest.fixture
def received(app):
    received, controller = a_server(app)
    yield received.messages
    controller.stop()


def test_a_message_reaches_the_mail_server_whole(received):
    send("ann@example.org", "Agenda – café", TEXT)

    (sent,) = received
    assert sent.to == ["ann@example.org"]
    assert sent.message["Subject"] == "Agenda – café"
    assert sent.message["From"] == "Resolved <register@localhost>"
    assert sent.message["Auto-Submitted"] == "auto-generated"
    assert sent.message["Date"]
    assert sent.message["Message-ID"]
    body = sent.message.get_content().replace("\r\n", "\n")
    assert body == f"{TEXT}\nResolved\nhttp://127.0.0.1:5000\n"


def test_messages_sent_later_arrive_in_their_order(received):
    for number in range(5):
        send_later("ann@example.org", f"Number {number}", TEXT)

    wait_for_messages()
    assert [sent.message["Subject"] for sent in received] == [f"Number {n}" for n in range(5)]


@pytest.fixture
def certificate(tmp_path, monkeypatch):
    """A certificate for this machine, which this test’s own program trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    here = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))])
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now() - timedelta(days=1))
        .not_valid_after(now() + timedelta(days=1))
        .add_extension(here, critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "certificate.pem"
    file.write_bytes(
        signed.public_bytes(Encoding.PEM)
        + key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def authenticated(_server, _session, _envelope, _mechanism, data):
    return AuthResult(success=(data.login, data.password) == (b"register", b"secret"))


def test_a_server_that_asks_for_a_password_gets_it_encrypted(app, certificate, monkeypatch):
    received, controller = a_server(
        app,
        tls_context=certificate,
        require_starttls=True,
        authenticator=authenticated,
        auth_required=True,
    )
    app.config.update(SMTP_SECURITY="starttls", SMTP_USER="register", SMTP_PASSWORD="secret")
    try:
        send("ann@example.org", "Agenda", TEXT)
        app.config["SMTP_PASSWORD"] = "wrong"
        monkeypatch.setattr(mail, "TIMEOUT", 1)  # this server leaves whom it refuses waiting
        with pytest.raises(NotSent):
            send("ann@example.org", "Agenda", TEXT)
    finally:
        controller.stop()

    assert len(received.messages) == 1


def test_a_message_goes_over_tls_from_the_start_where_that_is_set(app, certificate):
    received, controller = a_server(app, ssl_context=certificate)
    app.config["SMTP_SECURITY"] = "tls"

    send("ann@example.org", "Agenda", TEXT)

    controller.stop()
    assert len(received.messages) == 1


def test_a_server_whose_certificate_nobody_vouches_for_gets_nothing(app, certificate, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    received, controller = a_server(app, tls_context=certificate)
    app.config["SMTP_SECURITY"] = "starttls"

    with pytest.raises(NotSent):
        send("ann@example.org", "Agenda", TEXT)

    controller.stop()
    assert received.messages == []


@pytest.mark.usefixtures("received")
def test_a_mailbox_that_is_not_there_is_a_refusal():
    with pytest.raises(NotSent, match="does not take messages"):
        send("nobody@example.org", "Agenda", TEXT)


@pytest.mark.usefixtures("received")
def test_nothing_goes_out_in_the_clear_where_encryption_is_set(app):
    app.config["SMTP_SECURITY"] = "starttls"

    with pytest.raises(NotSent):
        send("ann@example.org", "Agenda", TEXT)


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_server_that_does_not_answer_is_a_refusal(app, security):
    app.config.update(SMTP_HOST="127.0.0.1", SMTP_PORT=1, SMTP_SECURITY=security)

    with pytest.raises(NotSent):
        send("ann@example.org", "Agenda", TEXT)


def test_a_failure_later_is_left_to_the_log(app, caplog):
    app.config.update(SMTP_HOST="127.0.0.1", SMTP_PORT=1)

    send_later("ann@example.org", "Agenda", TEXT)

    wait_for_messages()
    assert "A message was not sent" in caplog.text


@pytest.mark.parametrize("to", ["ann", "a,b@example.org", "ann@example.org\nBcc: bob@example.org"])
def test_what_is_no_address_gets_nothing(app, to):  # noqa: ARG001
    with pytest.raises(NotSent, match="no address"):
        send(to, "Agenda", TEXT)


def test_no_header_is_smuggled_in_by_a_subject(app):  # noqa: ARG001
    with pytest.raises(NotSent):
        send("ann@example.org", "Agenda\nBcc: bob@example.org", TEXT)


def test_without_a_mail_server_a_message_is_kept(app):
    send("ann@example.org", "Agenda – café", TEXT)

    (kept,) = kept_messages()
    assert (kept.to, kept.subject) == ("ann@example.org", "Agenda – café")
    assert kept.text.startswith(TEXT)
    assert kept_message(kept.name) == kept
    folder = app.config["EXPORTS"] / "messages"
    (file,) = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_newest_message_comes_first(app):  # noqa: ARG001
    send("ann@example.org", "First", TEXT)
    send("ann@example.org", "Second", TEXT)

    assert [kept.subject for kept in kept_messages()] == ["Second", "First"]


def test_a_message_that_is_not_there_is_none(app):  # noqa: ARG001
    assert kept_message("../register") is None
