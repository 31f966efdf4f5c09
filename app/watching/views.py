"""The searches that someone keeps, and the decisions they follow."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug import Response

from app.accounts.feed_keys import new_key
from app.accounts.permissions import open_to_all, signed_in_only, viewer
from app.clock import now
from app.database import db
from app.search.forms import SearchForm
from app.watching import body_views, list_views, operations, queries
from app.watching.asking import address_of, form_of, in_words
from app.watching.blueprint import bp
from app.watching.forms import KeepForm, SavedSearchForm
from app.watching.happenings import called, decision_followed
from app.watching.keys import search_to_stop, token_of
from app.watching.models import SavedSearch
from app.watching.own_news import OwnNews, own_news
from app.watching.rules import Often
from app.web.forms import RegisterForm
from app.web.saving import saved

__all__ = ["body_views", "bp", "list_views"]


@bp.route("/search/saved", methods=["GET", "POST"])
@signed_in_only
def index() -> str | Response:
    """The searches someone keeps; sent a name and an address, it keeps another."""
    form = KeepForm()
    if kept := saved(form, lambda: _keep(form)):
        flash(f"Saved: {kept.name}")
        return redirect(url_for(".index"))
    mine = [
        (s, in_words(s.address, viewer()) if s.clause_id is None else "")
        for s in queries.searches_of(viewer().account_id)
    ]
    key = queries.key_of(viewer().account_id or 0)
    return render_template(
        "watching/index.html", form=form, searches=mine, token=token_of(key) if key else None
    )


def _keep(form: KeepForm) -> SavedSearch:
    account_id = viewer().account_id or 0
    asked = form_of(form.address.data or "")
    if not asked.validate():
        abort(404)
    others = queries.searches_of(account_id)
    often = Often.WEEKLY if form.weekly.data else Often.NEVER
    return operations.keep_search(
        account_id, form.name.data, address_of(asked), often=often, now=now(), others=others
    )


@bp.post("/clauses/<int:clause_id>/follow")
@signed_in_only
def follow(clause_id: int) -> Response:
    """Be told what later becomes of a decision that everyone may read."""
    clause = decision_followed(clause_id) or abort(404)
    form, account_id = RegisterForm(), viewer().account_id or 0
    name = called(clause)
    others = queries.searches_of(account_id)
    if saved(
        form,
        lambda: operations.follow_decision(account_id, clause_id, name, now=now(), others=others),
    ):
        flash("You follow this decision: a message tells you of what later becomes of it")
    else:
        flash(" ".join(form.form_errors) or "Nothing was changed", "problem")
    return redirect(url_for("record.clause_by_id", clause_id=clause_id))


@bp.route("/search/saved/<int:saved_search_id>", methods=["GET", "POST"])
@signed_in_only
def edit(saved_search_id: int) -> str | Response:
    search = _own(saved_search_id)
    form = SavedSearchForm(obj=search)
    others = queries.searches_of(search.account_id)

    def change() -> SavedSearch:
        return operations.change_search(search, **form.answers, now=now(), others=others)

    if saved(form, change):
        flash("Saved search changed")
        return redirect(url_for(".index"))
    back = (url_for(".index"), "What you follow")
    return render_template(
        "layouts/form.html", form=form, heading="Change what you follow", back=back
    )


def _own(saved_search_id: int) -> SavedSearch:
    return queries.search_or_404(viewer().account_id, saved_search_id)


@bp.post("/search/saved/<int:saved_search_id>/remove")
@signed_in_only
def remove(saved_search_id: int) -> Response:
    """Without asking: the page has it back at one press."""
    search = _own(saved_search_id)
    if RegisterForm().validate_on_submit():
        operations.remove_search(search, now())
        db.session.commit()
        flash(f"Removed: {search.name}")
    return redirect(url_for(".index"))


@bp.post("/search/saved/<int:saved_search_id>/restore")
@signed_in_only
def restore(saved_search_id: int) -> Response:
    search = _own(saved_search_id)
    if RegisterForm().validate_on_submit():
        operations.restore_search(search)
        db.session.commit()
        flash(f"Back again: {search.name}")
    return redirect(url_for(".index"))


@bp.post("/search/feed-key")
@signed_in_only
def renew_key() -> Response:
    """A first key, or another in its place."""
    account_id = viewer().account_id or 0
    form, key = RegisterForm(), queries.key_of(account_id)
    if saved(form, lambda: new_key(account_id, key)):
        again = "new addresses. Those given out before lead nowhere now"
        flash(f"Your feeds have {again if key else 'addresses of their own'}")
    return redirect(url_for(".index", _anchor="own-feeds"))


@bp.route("/search/stop/<token>", methods=["GET", "POST"])
@open_to_all
def stop(token: str) -> str | Response:
    """End the messages about a search, by the link in each. Nobody need be signed in.

    Opening it does nothing yet, because what looks over mail opens links. A mail program that
    offers to unsubscribe sends it at once (RFC 8058), without a form of ours.
    """
    search = search_to_stop(token) or abort(404)
    if request.method == "POST":
        operations.stop_telling(search)
        db.session.commit()
        return render_template("watching/stopped.html", search=search)
    return render_template("watching/stop.html", search=search, token=token)


@bp.record_once
def _taken_from_mail_programs(state: BlueprintSetupState) -> None:
    state.app.extensions["csrf"].exempt(stop)


@bp.app_template_global()
def news_of_saved_searches() -> list[OwnNews]:
    return own_news(viewer().account_id)


@bp.app_template_global()
def may_be_followed(clause_id: int) -> bool:
    return decision_followed(clause_id) is not None


@bp.app_template_global()
def follows_decision(clause_id: int) -> SavedSearch | None:
    return queries.following_of(viewer().account_id, clause_id)


@bp.app_template_global()
def page_of_followed(search: SavedSearch) -> str:
    if search.clause_id is not None:
        return url_for("record.clause_by_id", clause_id=search.clause_id)
    return f"{url_for('search.results')}?{search.address}"


@bp.app_template_global()
def search_address(form: SearchForm) -> str:
    return address_of(form)
