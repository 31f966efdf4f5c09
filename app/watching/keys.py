"""Addresses that open something without signing in: someone’s own feeds, and the end of a digest.

Both are signed, so none can be made up. A feed reader asks for its address for years, so that has
no end but a new key; it is kept in logs and by whoever runs the reader, which its page says.
"""

import hashlib
import hmac
from typing import Any

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from app.accounts.feed_keys import FeedKey
from app.accounts.models import Account
from app.accounts.rules import Viewer
from app.accounts.session import SignedIn
from app.database import db
from app.watching.models import SavedSearch


def token_of(key: FeedKey) -> str:
    token: str = _signer("feed").dumps([key.account_id, key.nonce])
    return token


def reader_with(token: str) -> Viewer | None:
    """Who reads with this token, and no more than they may today; None where it opens nothing."""
    told = _told("feed", token)
    key = db.session.get(FeedKey, told[0]) if told else None
    account = db.session.get(Account, told[0]) if told else None
    if key is None or account is None or not account.active:
        return None
    return SignedIn(account).viewer if hmac.compare_digest(key.nonce, str(told[1])) else None


def stop_token(search: SavedSearch) -> str:
    """It says who, so that a number that is given again to another’s search stops nothing."""
    token: str = _signer("stop").dumps([search.id, search.account_id])
    return token


def search_to_stop(token: str) -> SavedSearch | None:
    told = _told("stop", token)
    search = db.session.get(SavedSearch, told[0]) if told else None
    return search if search and search.account_id == told[1] else None


def _told(purpose: str, token: str) -> list[Any]:
    try:
        told = _signer(purpose).loads(token)
    except (BadSignature, ValueError):
        return []
    return told if isinstance(told, list) and len(told) == 2 else []


def _signer(purpose: str) -> URLSafeSerializer:
    return URLSafeSerializer(
        current_app.config["SECRET_KEY"],
        salt=f"{purpose} of a search",
        signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha256},
    )
