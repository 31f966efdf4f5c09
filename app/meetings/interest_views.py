"""The authority’s scheme of interests, which each council words for itself."""

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import chief_clerks_and_administrators
from app.database import db
from app.errors import RuleBroken
from app.meetings.blueprint import bp
from app.meetings.forms import InterestCategoryForm
from app.meetings.interests import default_interest_categories, describe_category
from app.meetings.models import InterestCategory
from app.meetings.queries import interest_categories
from app.web.forms import RegisterForm
from app.web.saving import ask_before, saved

_TAKEN = RuleBroken("There is already a category of this name", about="name")


@bp.route("/interest-categories", methods=["GET", "POST"])
@chief_clerks_and_administrators
def categories() -> str | Response:
    """The list; sending its form fills an empty one with the usual scheme."""
    listed = interest_categories()
    form = RegisterForm()
    if form.validate_on_submit() and not listed:
        db.session.add_all(default_interest_categories())
        db.session.commit()
        flash("The usual categories are there; change them to fit your code of conduct")
        return redirect(url_for(".categories"))
    return render_template("meetings/categories.html", categories=listed, form=form)


@bp.route("/interest-categories/new", methods=["GET", "POST"])
@chief_clerks_and_administrators
def add_category() -> str | Response:
    return _describe(InterestCategory(may_speak=True, may_vote=True), "Add a category of interest")


@bp.route("/interest-categories/<int:category_id>/edit", methods=["GET", "POST"])
@chief_clerks_and_administrators
def edit_category(category_id: int) -> str | Response:
    return _describe(db.get_or_404(InterestCategory, category_id), "Change the category")


def _describe(category: InterestCategory, heading: str) -> str | Response:
    form = InterestCategoryForm(obj=category)
    if saved(form, lambda: describe_category(category, **form.answers), _TAKEN):
        flash("Category saved")
        return redirect(url_for(".categories"))
    back = (url_for(".categories"), "Categories of interest")
    return render_template("layouts/form.html", form=form, heading=heading, back=back)


@bp.route("/interest-categories/<int:category_id>/remove", methods=["GET", "POST"])
@chief_clerks_and_administrators
def remove_category(category_id: int) -> str | Response:
    category = db.get_or_404(InterestCategory, category_id)
    return ask_before(
        lambda: db.session.delete(category),
        heading=f"Remove “{category.name}”?",
        words="A category that someone has declared an interest in cannot be removed.",
        save="Remove the category",
        done="Category removed",
        back=(url_for(".categories"), "Categories of interest"),
    )
