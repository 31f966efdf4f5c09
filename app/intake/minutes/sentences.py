"""Sentences that decide, among all that minutes tell.

A decision is of the body: what one person undertook, what another authority decided, and what
was decided at another time are told in like words and are none.
"""

import re

from app.intake.minutes.motions import moves, puts, seconds, tells_result, told_and_moved

_STOP = re.compile(r"[.!?;][”\"’')]*\s+(?=[“\"‘'(]?[A-Z0-9£€•])")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Ms|Dr|No|St|Fr|cf|eg|ie|Co|Rd|Mrs|Ltd|Sgt|etc|[Ii]nc|approx|Hon|Rev|Rec"
    r"|Ref|Cllrs?|Clir|Insp"
    r"|Supt|Prof|p\.m|a\.m|Jnr|Cmhlr|Ald|Capt|Vol|para|paras))\.$"
)
_BODY = (
    r"(?:(?:[Tt]he |[Aa]ll )?(?:[A-Z][\w’'-]+ ){0,4}(?:Council|Committee|Board|Sub-?[Cc]ommittee"
    r"|Panel|Cabinet|Commission|Executive|SPC|Forum|Trust)"
    r"|(?:[Tt]he |[Aa]ll )?(?:[Mm]embers|[Cc]ouncillors|[Cc]ommissioners|[Tt]rustees|[Gg]overnors"
    r"|[Dd]irectors|[Mm]eeting|[Bb]oard|[Cc]ouncil|[Cc]ommittee)(?: of the \w+| present)?)"
)
_ADVERB = (
    r"(?:also |then |unanimously |further |accordingly |therefore "
    r"|duly |all |formally |subsequently |hereby |having considered the \w+,? )*"
)
_DECIDED = (
    r"(?:agreed|resolved|decided|approved|adopted|ratified|endorsed|accepted|confirmed"
    r"|authori[sz]ed|noted|received|RESOLVED|AGREED|NOTED|APPROVED)"
)
_IT_WAS = re.compile(
    rf"(?:^|[,;:.] |\band |\bwhich |\b)(?:[Ii]t|IT) (?:was|WAS) {_ADVERB}(?:by (?:a )?(?:majority"
    rf"|all)[\w ]{{0,30}}? )?"
    rf"(?:(?:proposed|moved|recommended)\b.{{0,160}}?\b(?:and|it was) {_ADVERB})?(?:agreed"
    r"|resolved|decided|RESOLVED|AGREED|Resolved|Agreed|approved|ordered)\b"
)
_BODY_DID = re.compile(
    rf"^(?:[A-Z][^.]{{0,120}}?, |(?:After|Following)(?: (?:a|some|much|due"
    r"|further))?(?: \w+)? (?:discussion|consideration|debate)s?,? "
    rf"|DECISION: )?(?:{_BODY}) {_ADVERB}(?P<verb>agreed|resolved|decided|approved|adopted"
    r"|ratified|endorsed|accepted|authori[sz]ed"
    r"|RESOLVED|AGREED|APPROVED|voted|noted|received|supported|nominated|appointed|elected"
    r"|confirmed|NOTED|moved|recommended|objected|passed(?= (?:a|the) (?:vote|resolution|motion))"
    r"|RECEIVED|ENDORSED|ADOPTED"
    r"|RATIFIED)\b(?P<rest>.*)$",
    re.S,
)
_NOTABLE = re.compile(
    r"^[^.]{0,90}?\b(?:reports?|updates?|minutes|lists?|position|contents?|correspondence|dates?"
    r"|statements?|accounts?|budgets?"
    r"|presentations?|plans?|programme|returns?|items?|recommendations?|decisions?|payments?"
    r"|schedule|policy|policies|figures|register|circulars?|notice|documents?|same|review|papers?"
    r"|action log|forward plan)\b"
)
_WAS_DONE = re.compile(
    rf"\b(?:was|were|be|is|are) {_ADVERB}(?:proposed, seconded and |(?:presented|read|considered"
    r"|discussed|tabled|circulated|submitted|examined|reviewed|checked|taken)(?:,? and "
    r"| as read and ))?(?:agreed|approved|adopted|ratified|noted|accepted|carried(?! out)"
    r"|defeated|lost|passed|confirmed"
    r"|deferred|withdrawn|rejected|signed|endorsed|elected|appointed|re-elected|co-opted"
    r"|authori[sz]ed|received|moved and seconded|proposed and seconded)\b"
)
_THING = re.compile(
    r"^(?:“|\")?(?:Accordingly,? |Therefore,? |Following (?:a |some "
    r"|much )?(?:\w+ )?discussions?,? (?:and )?|After (?:some )?discussion,? |The |This |These "
    r"|Both |All |An? |That |Circulated|Draft |Subject to)?"
    r"(?:\S+ ){0,3}?[^.]{0,120}?\b(?:minutes|motion|amendment|proposal|proposals|recommendations?"
    r"|reports?|accounts?|budgets?|plans?|policy|policies|payments?|cheques|invoices?"
    r"|resolution|notice of motion|precept|regulations|orders|quotation|quotes?|grant|schedule"
    r"|nominations?|appointment|bye-?laws?|agenda|minute|expenditure|applications? for funding"
    r"|item|financial statement|statement|audit|risk assessment|insurance|terms of reference"
    r"|donation|list|contract|agreement|tender|review|request|letter|strategy|programme|document"
    r"|estimates?|allocations?|schemes?|calendar|correspondence|same|councillors?|officers?|matter"
    r"|date|venue|rent|price|disposal|transfer|lease|licence|purchase|sale|tariff|fees|charges"
    r"|bank balance|reconciliations?|statements|quotations|costs?|minute of|variation|decision)\b",
    re.I,
)
_TURNED_AWAY = re.compile(
    r"\b(?:if|once|unless|until|whether|should|would be|will be|had (?:already |previously |been "
    r"|also )+|has (?:already |previously |since )|have (?:already |previously )|previously"
    r"|to be (?:agreed|approved|noted)"
    r"|were (?:told|informed|advised)|could not|not yet|asked (?:if|whether|that)|queried"
    r"|suggested that|yet to)\b",
    re.I,
)
_RELATIVE = re.compile(
    r"\b(?:which|who|that|where|when|as|after|before|since|because|what|while|until|though"
    r"|although)\b(?! the| draft)"
)
_OWN_NOTE = re.compile(
    r"\b(?:[Cc]l[li]rs?|[Cc]ouncillors?|[Cc]hair\w*|[Cc]lerk|[Mm]embers?|[Mm]r|[Mm]rs|[Mm]s|he|she"
    r"|they|it|had|has|have|was|were|be|been|being|is|are|also|which|who|that)\b"
)
_OTHER_TIME = re.compile(
    r"\bat (?:the|a|its|their) (?:previous|last|recent|earlier|\w+ \d{4}) (?:meeting|full)"
    r"|\bat the full Council meeting in\b|\b(?:previously|already) (?:agreed|approved|adopted)"
    r"|\bin (?:19|20)\d\d\b$",
    re.I,
)
_OTHER_AUTHORITY = re.compile(
    r"\b(?:by|from) (?:the )?(?:[A-Z][\w’'-]+ ){0,4}(?:County|Borough|District|City|National Park"
    r"|Government|Department|Minister|Inspectorate|Court|Dáil|Oireachtas|An Bord|Parliament"
    r"|Agency)\b"
    r"|^(?:the )?(?:[A-Z][\w’'&-]+ ){0,4}(?:Borough Council|County Council|District Council"
    r"|Department|Government|Minister|Highways|Police)\b.{0,40}\b(?:had|has|have|advised|approved"
    r"|agreed)\b"
    r"|\bplanning permission\b.{0,30}\b(?:granted|refused|approved)\b",
)
HOW_TO_VOTE = re.compile(
    r"\b(?:agreed|resolved|decided) (?:that (?:a|the) (?:\w+ )?vote (?:would|should|be)\b"
    r"|to (?:take|hold|have) (?:a|the) (?:\w+ )?vote\b)"
)


def sentences(text: str) -> list[str]:
    parts, start = [], 0
    for stop in _STOP.finditer(text):
        if not _ABBREVIATED.search(text[max(0, stop.start() - 8) : stop.start() + 1]):
            parts.append(text[start : stop.end()].strip())
            start = stop.end()
    whole = [part for part in [*parts, text[start:].strip()] if part]
    return [part for each in whole for part in told_and_moved(each)]


def decides(sentence: str) -> bool:
    """Does this sentence, on its own, tell a decision of the body?"""
    text = sentence.strip('“”" ')
    if len(text) < 8 or text.endswith("?") or (text.endswith(":") and len(text) < 12):
        return False
    if _OTHER_AUTHORITY.search(text) and not puts(text):
        return False
    if HOW_TO_VOTE.search(text):
        return False
    found = _IT_WAS.search(text)
    if (
        found
        and (
            found[0].startswith("and ")
            or not _TURNED_AWAY.search(text[max(0, found.start() - 30) : found.start()])
        )
        and not _OTHER_TIME.search(text)
    ):
        before = text[: found.start()].split(". ")[-1]
        return not re.search(r"\b(?:that|which|if|whether|because)\s*$", before)
    if seconds(text) and (moves(text) or tells_result(text)):
        return True
    if (found := _BODY_DID.match(text)) and not _OTHER_TIME.search(text):
        if " also noted" in found[0][: found.start("rest")]:
            return False  # one remark more, in the discussion
        return _body_decided(found["verb"], found["rest"])
    return _was_done(text)


def _body_decided(verb: str, rest: str) -> bool:
    rest = rest.strip()
    if verb == "voted" and re.match(r"(?:as follows)?\W*$", rest):
        return False
    if verb.lower() in ("noted", "received", "supported", "confirmed", "accepted"):
        return bool(
            not re.match(r"(?:that|how|with (?:concern|interest|thanks|regret))\b", rest)
            and _NOTABLE.match(rest)
            and not (
                verb == "received"
                and re.search(
                    r"\b(?:presentation|briefing|a report|an update|report from|update)\b", rest
                )
            )
        )
    if re.match(
        r"(?:that (?:it|they|this|there|he|she|these|those|some|many|more|a lot) (?:was|were|is"
        r"|are|looked|had|could|may|might)\b|with\b|on the importance)",
        rest,
    ):
        return False
    return not re.match(r"(?:by the|in (?:19|20)\d\d)", rest)


_SUBMITTED = re.compile(
    r"There (?:was|were|had been) submitted and (?:approved|adopted|agreed|noted)\b"
)
_NOTED = re.compile(
    r"^(?!Apolog|Thanks|Concern|It\b|This\b)(?:[A-Z£€$•\d](?:[^.;:]|\.\d|: (?=[£€$]?\d)){3,110}?)"
    r"(?: [–-])? (?:noted|approved|received and noted)\.?$"
)
"""A note without a verb: “Bank balance £1,200 noted.”"""


def _was_done(text: str) -> bool:
    if _SUBMITTED.match(text):
        return True
    if _NOTED.match(text) and not _OWN_NOTE.search(text):
        return True
    found = _WAS_DONE.search(text)
    if not found or not _THING.match(text[: found.start()]):
        return False
    before = text[: found.start()]
    if (
        _TURNED_AWAY.search(before)
        or _OTHER_TIME.search(text)
        or _RELATIVE.search(
            re.sub(
                r"\bas (?:circulated|amended|presented|read|printed|distributed|attached|listed"
                r"|detailed|set out|a (?:true|correct)[\w ]*)\b|, having [^,]*,|\bhaving [^,]*,",
                "",
                before,
            )
        )
    ):
        return False
    verb = found[0].split()[-1]
    if verb in ("noted", "received") and not re.match(
        r"^(?:The|This|These|All|Both|Circulated|Correspondence)\b", text
    ):
        return False
    if verb in (
        "received",
        "elected",
        "appointed",
        "signed",
        "agreed",
        "confirmed",
        "accepted",
    ) and not re.search(
        r"\b(?:minutes|accounts|reports?|motion|proposal|resolution|correspondence|budget"
        r"|payments?|recommendations?|councillors?|cllr|amendment|policy|statement|quote|quotation"
        r"|precept|plan|agenda|apologies for|date|venue|rent|price|disposal|transfer|lease"
        r"|purchase|sale|variation|minute|invoices|charges|fees|plans|policies|quotations)\b",
        before,
        re.I,
    ):
        return False
    return not re.match(
        r"(?:Apologies|Apology|An apology|Congratulations|Thanks|Concerns?|Complaints?"
        r"|Letters? (?:was|were)|Tributes?|A (?:query|question))\b",
        text,
    )
