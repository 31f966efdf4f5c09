"""What each route is for, in the words of the page that says who may do it. Pure.

Routes that do one thing together have the same words. A test holds this to the routes there are.
"""

#: By the first part of an endpoint. Both tables are in the order of the page.
PARTS = {
    "home": "Reading the record",
    "record": "Reading the record",
    "search": "Searching",
    "watching": "Searching",
    "publishing": "Reading the record",
    "word": "Word documents",
    "meetings": "Meetings",
    "agenda": "Agendas, minutes, papers and matters",
    "decisions": "Recommendations, motions, votes and resolutions",
    "actions": "Actions",
    "chasing": "Actions",
    "referrals": "Actions",
    "desk": "Agendas, minutes, papers and matters",
    "business": "Agendas, minutes, papers and matters",
    "following": "Recommendations, motions, votes and resolutions",
    "checks": "Agendas, minutes, papers and matters",
    "intake": "Papers of other systems",
    "archive": "Papers of other systems",
    "bodies": "Bodies and the authority",
    "people": "People and organisations",
    "accounts": "Accounts",
    "audit": "What was changed, and how long it is kept",
    "retention": "What was changed, and how long it is kept",
}

_DOES = {
    "see the front page": "home.front",
    "read this page": "home.who_may",
    "read about a body": "record.bodies record.body",
    "look at the list and the calendar of meetings": "record.calendar record.meetings",
    "read a published agenda and published minutes": "record.meeting record.item record.minute",
    "read decisions that are published before their minutes": "record.decisions",
    "read a decision at its own address": "record.clause record.clause_by_id",
    "open a paper that is not restricted": "record.document",
    "follow a matter across meetings": "record.matter record.matters",
    "read about a person the record names": "record.people record.person record.votes",
    "search the record": "search.results search.suggest",
    "follow a search as a feed, or take its results away as a list": (
        "watching.feed watching.csv watching.word"
    ),
    "end messages about a search, by the link in one": "watching.stop",
    "be told what later becomes of a decision": "watching.follow",
    "follow as a feed what is published of a body": "watching.body_feed",
    "have the meetings in a calendar of their own": "watching.calendar watching.one_meeting",
    "follow as a feed what becomes of a decision that everyone may read": "watching.decision_feed",
    "keep searches of their own, and be told what is new in them": (
        "watching.index watching.edit watching.remove watching.restore watching.renew_key"
    ),
    "read, compare and prove what was published": (
        "publishing.versions publishing.version publishing.differences publishing.export "
        "publishing.script"
    ),
    "download what is published as a Word document": "word.of_meeting word.of_item word.of_body",
    "see a Word document before it goes out": "word.preview",
    "find Word documents that were made": "word.exports",
    "download a Word document that was made": "word.export",
    "make a whole year of Word documents": "word.year word.cancel_year word.year_zip",
    "give the authority’s Word documents their look": (
        "word.template word.remove_template word.preview_template word.adopt_template"
    ),
    "give a body’s Word documents their look": (
        "word.preview_template_of_body word.adopt_template_of_body word.template_of_body "
        "word.remove_template_of_body"
    ),
    "download actions as a Word document": "word.actions_of_body word.actions_of_person",
    "call a meeting of a body they keep": "meetings.call",
    "change the date, place and notice of a meeting": "meetings.edit",
    "say that a meeting was held, adjourned, postponed or cancelled": (
        "meetings.status desk.adjourn"
    ),
    "remove a meeting with nothing in it": "meetings.remove",
    "record when a meeting sat and who presided": "meetings.sitting meetings.remove_the_sitting",
    "record who was there": (
        "meetings.attendance meetings.expect meetings.add_part meetings.part "
        "meetings.remove_part desk.mark desk.times desk.moved desk.here"
    ),
    "word the categories of interest": (
        "meetings.categories meetings.add_category meetings.edit_category meetings.remove_category"
    ),
    "build and number an agenda": (
        "agenda.arrange agenda.begin agenda.number agenda.quick_add business.bring agenda.add "
        "agenda.heading agenda.put_up decisions.exclude"
    ),
    "record declarations of interest": (
        "desk.declared agenda.declarations agenda.declare agenda.edit_declaration "
        "agenda.remove_the_declaration"
    ),
    "change or remove an item": "agenda.edit agenda.remove",
    "publish an agenda and its supplements, or withdraw it": (
        "agenda.publish agenda.supplement agenda.withdraw"
    ),
    "write the minutes of an item": (
        "agenda.minutes agenda.keep desk.meeting desk.save desk.paste desk.paste_clauses "
        "agenda.preview"
    ),
    "read how the minutes of an item came to be": "agenda.history agenda.revision",
    "record in which order items were taken": "agenda.order_taken",
    "give minutes their numbers, and correct them": (
        "agenda.numbers agenda.correct agenda.take_back"
    ),
    "keep the sentences of the house": "desk.edit_phrases desk.remove_phrase",
    "read what the checks ask for": "checks.rules",
    "look over what should be checked before publishing": (
        "checks.meeting checks.item checks.stand checks.look_again"
    ),
    "read draft minutes that are in review, and comment on them": "agenda.review agenda.comment",
    "send minutes for review, and settle what was said of them": (
        "agenda.begin_the_review agenda.end_the_review agenda.settle"
    ),
    "publish decisions before the minutes, or withdraw them": (
        "agenda.publish_the_decisions agenda.withdraw_the_decisions"
    ),
    "publish minutes as a draft, or withdraw them": "checks.publish_draft agenda.withdraw_draft",
    "record that minutes were approved and signed, or take it back": (
        "decisions.approve agenda.sign decisions.unapprove"
    ),
    "correct minutes that are signed": "decisions.correct",
    "say which earlier decision a later one supersedes, rescinds or amends": (
        "following.link following.unlink"
    ),
    "add, describe and remove papers": (
        "agenda.add_to_meeting agenda.add_to_item agenda.edit_document agenda.remove_the_document"
    ),
    "make an item part of a matter": "agenda.follow following.join",
    "begin a matter": "agenda.add_matter",
    "word a matter that one of their bodies considers": "agenda.edit_matter",
    "write or withdraw a recommendation": (
        "decisions.add_recommendation decisions.edit_recommendation decisions.remove_recommendation"
    ),
    "say what became of a recommendation": "decisions.settle_clause",
    "record what the law asks of a decision of the executive": (
        "decisions.executive decisions.remove_executive"
    ),
    "record that such a decision was called in, and what came of it": (
        "decisions.call_in decisions.remove_call_in"
    ),
    "write or withdraw a resolution": (
        "decisions.agree decisions.agree_clause decisions.add_resolution "
        "decisions.edit_resolution decisions.remove_resolution"
    ),
    "record motions, amendments and their results": (
        "decisions.add_motion decisions.amend_motion decisions.amend_recommendation "
        "decisions.edit_motion decisions.motion_result decisions.remove_motion"
    ),
    "record votes": (
        "decisions.motion_vote decisions.motion_recorded_vote decisions.resolution_vote "
        "decisions.resolution_recorded_vote decisions.carried decisions.correct_vote "
        "decisions.own_vote decisions.remove_vote"
    ),
    "read actions from open business, and those that are their own": (
        "actions.index actions.mine actions.show actions.as_page actions.as_csv "
        "actions.as_workbook actions.picture actions.file"
    ),
    "say how the action log is printed, and who sees progress": "actions.log",
    "report progress on an action": "actions.progress",
    "report on their action by the link that was sent to them": "actions.report_by_link",
    "make a calendar and a feed of their own actions": "actions.subscribe",
    "read a calendar or feed of someone’s actions by the address they made": (
        "actions.calendar actions.feed"
    ),
    "hand an action over to someone else, and take it back": "chasing.hand_to chasing.take_it_back",
    "keep the steps of an action": "actions.steps actions.reach actions.remove_step",
    "record which actions a meeting noted or closed": "actions.at_meeting",
    "let everyone read what was reported on an action": "actions.publish",
    "raise, change or remove an action": (
        "actions.raise_from_clause actions.raise_from_item actions.raise_for_body chasing.change "
        "actions.remove"
    ),
    "bring in an older action log": "actions.bring actions.brought_log actions.enter_log",
    "read what one body recommended to another, and its answer": "referrals.index",
    "send a recommendation to another body, and write down its answer": (
        "referrals.send referrals.answer"
    ),
    "see which reminders were sent, and who has not answered": "chasing.index chasing.again",
    "say when people are reminded of actions, and who is told": "chasing.settings",
    "bring the minutes of past meetings in": "archive.index",
    "see what came of minutes that were brought in, stop them and go on": (
        "archive.batch archive.stop archive.go_on"
    ),
    "bring lists of bodies, people and seats in": "archive.lists archive.enter_lists",
    "look over, correct and confirm a meeting that was brought in": (
        "archive.file archive.source archive.correct archive.accept_doubt archive.accept_likely "
        "archive.take_back_doubt archive.take_back_change archive.confirm_file archive.many "
        "archive.settle_difference archive.put_differences_aside archive.look_again"
    ),
    "add the body whose minutes were brought in": "archive.new_body",
    "bring in an item page, and deal with what was in doubt": (
        "intake.upload intake.enter intake.source intake.settle"
    ),
    "find what can be managed": "bodies.manage bodies.index",
    "change the name, kind, quorum and profile of a body": "bodies.overview bodies.edit",
    "change its other names and how its minutes are numbered and worded": (
        "bodies.names bodies.remove_name bodies.style bodies.numbers"
    ),
    "keep its members, and so who reads its exempt business": (
        "bodies.members bodies.add_member bodies.edit_member bodies.end_member bodies.remove_member"
    ),
    "change the agenda its meetings begin from": (
        "bodies.template bodies.order_template bodies.edit_template_line "
        "bodies.remove_template_line"
    ),
    "keep its links, projects and reports awaited": (
        "bodies.links bodies.add_link bodies.edit_link bodies.remove_link bodies.work "
        "bodies.add_project bodies.edit_project bodies.delete_project bodies.partners "
        "bodies.remove_partner bodies.add_report bodies.edit_report bodies.remove_report"
    ),
    "set up a body, dissolve it, or remove one entered by mistake": (
        "bodies.add bodies.dissolve bodies.remove"
    ),
    "change the name and house style of the authority": (
        "bodies.authority_style bodies.edit_authority"
    ),
    "keep closure days and municipal years": (
        "bodies.closures bodies.remove_closure bodies.years bodies.remove_year"
    ),
    "add a person, or correct one": "people.index people.add people.edit",
    "remove a person whom nothing names": "people.remove",
    "keep the posts and affiliations of a person": (
        "people.add_post people.edit_post people.remove_post people.add_affiliation "
        "people.edit_affiliation people.remove_affiliation"
    ),
    "keep organisations": (
        "people.organisations people.add_organisation people.edit_organisation "
        "people.remove_organisation"
    ),
    "sign in and out": (
        "accounts.sign_in accounts.sign_out accounts.signed_out accounts.begin_single_sign_on "
        "accounts.single_sign_on"
    ),
    "choose a password by the link that was sent to them": (
        "accounts.forgotten_password accounts.choose_password"
    ),
    "change their own password": "accounts.own_password",
    "see where they are signed in, and sign out there": (
        "accounts.own accounts.end_sign_in accounts.sign_out_everywhere_else"
    ),
    "add, change and close accounts, and say which bodies each keeps": (
        "accounts.index accounts.add accounts.edit"
    ),
    "send someone a link to choose a password, or sign them out": (
        "accounts.send_link accounts.sign_out_account"
    ),
    "read messages that could not be sent": "accounts.messages accounts.message",
    "read what was changed in a record, and by whom": "audit.record",
    "search the log of every change": "audit.index audit.as_csv",
    "say for how long what was published is open to inspection": "retention.settings",
}

TASKS = {endpoint: words for words, endpoints in _DOES.items() for endpoint in endpoints.split()}
