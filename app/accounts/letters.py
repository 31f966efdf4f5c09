"""What the register writes to people about their accounts."""

from app.accounts.links import LIFE, Purpose, link_for
from app.accounts.models import Account
from app.clock import moment, now
from app.mail import send, send_later

_UNASKED = "If you did not expect this message, you need do nothing."


def invite(account: Account, by: str) -> None:
    """Raises NotSent."""
    until = moment(now() + LIFE[Purpose.INVITATION])
    send(
        account.email,
        "Your account in the register of minutes and decisions",
        f"Dear {account.name},\n\n"
        f"{by} has opened an account for you in the register of minutes and decisions.\n\n"
        f"Choose your password here, by {until}:\n\n"
        f"{link_for(account, Purpose.INVITATION)}\n\n"
        f"You then sign in with the email address {account.email}.\n\n{_UNASKED}\n",
    )


def send_new_password_link(account: Account) -> None:
    """Raises NotSent."""
    until = moment(now() + LIFE[Purpose.NEW_PASSWORD])
    send(
        account.email,
        "A new password for the register",
        f"Dear {account.name},\n\n"
        f"someone, likely you, asked for a new password. Choose it here, by {until}:\n\n"
        f"{link_for(account, Purpose.NEW_PASSWORD)}\n\n"
        f"The link works once. {_UNASKED} Your password stays as it is.\n",
    )


def tell_of_new_password(account: Account) -> None:
    send_later(
        account.email,
        "Your password for the register was changed",
        f"Dear {account.name},\n\n"
        f"your password was changed on {moment(now())}, and you were signed out everywhere.\n\n"
        "If that was not you, ask for a new password on the sign-in page, "
        "and tell an administrator of the register.\n",
    )


def tell_of_new_address(name: str, old: str, new: str) -> None:
    send_later(
        old,
        "Your email address in the register was changed",
        f"Dear {name},\n\nyou now sign in with {new}, and this address gets no more messages.\n\n"
        "If that is not right, tell an administrator of the register.\n",
    )
