"""Links by which someone reports on one action without signing in, and addresses to subscribe to.

A link to report is for one person and one action, lasts for `LIFE`, and opens nothing else. An
address to subscribe to is for one account, until it asks for another (`FeedKey`).
"""

import hashlib
import hmac
from datetime import date, datetime, timedelta

from flask import current_app, url_for
from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer

from app.accounts.feed_keys import FeedKey
from app.accounts.models import Account
from app.actions.models import Action
from app.actions.responsible import is_responsible
from app.database import db
from app.errors import RuleBroken
from app.people.models import Person

LIFE = timedelta(days=21)

_STRONG = {"key_derivation": "hmac", "digest_method": hashlib.sha256}


class LinkRefused(RuleBroken):
    """A link opens nothing; `why` is for the log."""

    def __init__(self, words: str, why: str) -> None:
        super().__init__(words)
        self.why = why


def link_to_report(action: Action, person: Person) -> str:
    """The whole address, from the setting: a request may claim to be for any site."""
    token = _reports().dumps([action.id, person.id])
    return _address("actions.report_by_link", action_id=action.id, token=token)


def behind(
    action_id: int, token: str, at: datetime, signed_in_as: int | None
) -> tuple[Action, Person]:
    """The action that a link lets someone report on, and who they are. Raises LinkRefused."""
    try:
        (for_action, for_person), made_at = _reports().loads(token, return_timestamp=True)
    except (BadSignature, TypeError, ValueError):
        raise LinkRefused("This link was changed or is not whole", "changed") from None
    if for_action != action_id:
        raise LinkRefused("This link is for another action", f"of action {for_action}")
    if at - made_at > LIFE:
        raise LinkRefused("This link is too old: sign in, or wait for the next message", "expired")
    action, person = db.session.get(Action, for_action), db.session.get(Person, for_person)
    if action is None or person is None:
        raise LinkRefused("This action is not in the register any more", "gone")
    _check_whose(action, person, at.date(), signed_in_as)
    return action, person


def _check_whose(action: Action, person: Person, on: date, signed_in_as: int | None) -> None:
    if signed_in_as is not None and signed_in_as != person.account_id:
        raise LinkRefused("This link was sent to someone else", f"of person {person.id}")
    if not is_responsible(person, action, on):
        raise LinkRefused("This action is someone else’s now", f"not of {person.id} any more")
    if action.status.is_closed:
        raise LinkRefused("This action is closed: ask the clerk to open it again", "closed")


def subscription(account: Account, key: FeedKey, endpoint: str) -> str:
    token = _subscriptions().dumps([account.id, key.nonce])
    return _address(endpoint, token=token)


def subscriber(token: str) -> Account | None:
    """Whose address this is; None where it is not, or not any more."""
    try:
        account_id, nonce = _subscriptions().loads(token)
    except (BadSignature, TypeError, ValueError):
        return None
    key = db.session.get(FeedKey, account_id)
    if key is None or not hmac.compare_digest(key.nonce, str(nonce)):
        return None
    account = db.session.get(Account, account_id)
    return account if account and account.active else None


def _address(endpoint: str, **parts: object) -> str:
    with current_app.test_request_context():
        path = url_for(endpoint, **parts)  # type: ignore[arg-type]  # whatever the route asks
    site: str = current_app.config["SITE_ADDRESS"]
    return site + path


def _reports() -> URLSafeTimedSerializer:
    key = current_app.config["SECRET_KEY"]
    return URLSafeTimedSerializer(key, salt="report on an action", signer_kwargs=_STRONG)


def _subscriptions() -> URLSafeSerializer:
    key = current_app.config["SECRET_KEY"]
    return URLSafeSerializer(key, salt="subscribe to actions", signer_kwargs=_STRONG)
