"""Links that let someone choose a password. Each works once, and for a time."""

import hashlib
import hmac
from datetime import datetime, timedelta
from enum import StrEnum

from flask import current_app, url_for
from itsdangerous import BadSignature, URLSafeTimedSerializer

from app.accounts.models import Account
from app.database import db


class Purpose(StrEnum):
    INVITATION = "invitation"
    NEW_PASSWORD = "new-password"


LIFE = {Purpose.INVITATION: timedelta(days=7), Purpose.NEW_PASSWORD: timedelta(hours=1)}


def link_for(account: Account, purpose: Purpose) -> str:
    """The whole address, from the setting: a request may claim to be for any site."""
    token = _signer(purpose).dumps([account.id, _state_of(account)])
    with current_app.test_request_context():
        path = url_for("accounts.choose_password", purpose=purpose.value, token=token)
    site: str = current_app.config["SITE_ADDRESS"]
    return site + path


def account_behind(purpose: Purpose, token: str, at: datetime) -> Account | None:
    """None where the link is too old, was used, or nobody made it."""
    try:
        (account_id, state), made_at = _signer(purpose).loads(token, return_timestamp=True)
    except (BadSignature, TypeError, ValueError):
        return None
    if at - made_at > LIFE[purpose]:
        return None
    account = db.session.get(Account, account_id)
    if account is None or not account.active:
        return None
    return account if hmac.compare_digest(_state_of(account), state) else None


def _state_of(account: Account) -> str:
    """Changes with the password and whenever every session ends, so that no link works twice."""
    state = f"{account.session_key} {account.password_hash} {account.email}"
    return hashlib.sha256(state.encode()).hexdigest()[:32]


def _signer(purpose: Purpose) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(
        current_app.config["SECRET_KEY"],
        salt=f"{purpose} link",
        signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
    )
