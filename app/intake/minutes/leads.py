"""How lines and sentences of minutes begin that move, decide, count votes or ask for a decision."""

import re

from app.intake.minutes.motions import moves, tells_result
from app.intake.minutes.naming import PERSON
from app.intake.minutes.voting import NUMBER

LEAD = re.compile(
    r"^(?:[A-ZÀ-Þ]{4,20}\s?/\s?(?=RESOLVED|AGREED)|[A-Z][a-z]{3,20}\s?/\s?(?=Resolved|Agreed))?"
    r"(?:(?:(?:Therefore|Accordingly|Thereupon|(?:Up)?[Oo]n being put to the vote),? )?(?:[Ii]t "
    r"was |IT WAS |(?:The )?(?:Council|Committee|Board|Cabinet|Panel|Sub-Committee|Authority"
    r"|Members|Councillors|Governors|Trustees) (?:have |has )?)?(?:therefore "
    r"|then |unanimously |UNANIMOUSLY )*"
    r"(?:RESOLVED|Resolved|AGREED|DECIDED|ORDERED|NOTED|APPROVED|DELEGATED|ENDORSED|RATIFIED"
    r"|AUTHORISED)|Noted(?=\W*$)|Agreed(?=\s*[:–-])|DECISIONS?(?=\s*[:–-]|$)|Decisions?(?=\s*:)"
    r"|RESOLUTION(?=\s*[:–-]|$)|Resolution(?=\s*:)"
    r"|(?:THEREFORE )?BE IT (?:FURTHER )?RESOLVED|[Aa]nd (?:it was )?(?:unanimously )?[Rr]esolved"
    r"|[Aa]nd (?:unanimously )?[Aa]greed(?=:))"
    r"(?P<manner>\s*(?:,? ?\(?(?:unanimously|UNANIMOUSLY|nem\.? ?con\.?"
    r"|by (?:a )?majority[^)]{0,30}|with \d+ [^)]{0,40})\)?))?\s*(?P<after>[:.,/–-]*\s*)"
    r"(?P<rest>.*)$",
    re.S,
)
DID = re.compile(
    r"\b(?:[Cc]ouncil|[Cc]ommittee|[Bb]oard|[Pp]anel|[Cc]abinet|[Aa]uthority"
    r"|[Pp]artnership|[Mm]eeting"
    r"|[Mm]embers|[Cc]ouncillors|[Tt]rustees|[Gg]overnors)\s*(?::-?|:–|[–-])$"
)
DONE = re.compile(
    r"(?:noted|agreed|approved|resolved|instructed|authori[sz]ed|delegated|endorsed|adopted"
    r"|recommended|remitted|requested|appointed|ratified|welcomed|referred|deferred|confirmed)\b",
    re.I,
)
NOTED = re.compile(r"noted\W*", re.I)
ASKED = re.compile(
    r"^(?:(?:It is |That it is |Officers?[’']? |The report )?(?:RECOMMENDED|RECOMMENDATIONS?"
    r"|Recommendations?(?=\s*[:–-]|$)|recommended)|Recommended(?=\s*[:–-]))"
    r"(?!\s+(?:by|to the))(?:\(S\))?\s*(?:that|to)?\s*[:–-]*\s*(?P<rest>.*)$",
    re.S,
)
MOVER = re.compile(
    r"^(?:[“\"(])?(?:It was )?(?:[Mm]otion )?(?:made|[Pp]roposed|PROPOSED|[Mm]oved|MOVED"
    r"|[Pp]roposer|[Mm]over)\b\s*(?:by\b|:)",
    re.I,
)
SECONDER = re.compile(r"^(?:and )?(?:[Ss]econded|SECONDED|[Ss]econder)\b\s*(?:by\b|:)?", re.I)
RESULT = re.compile(
    r"^(?:\(?the )?(?:(?:motion|amendment|vote|result|recommendation) ?)?(?:as amended ?)?(?:was "
    r"|were |is |then )?(?:put,? and )?(?:declared )?"
    r"(?:passed|carried|failed|lost|defeated|approved|adopted|not carried|withdrawn|unanimous\w*"
    r"|rejected|CARRIED|LOST|DEFEATED)\b.{0,80}$",
    re.I | re.S,
)
RESULT_ALONE = re.compile(
    r"(?:the )?(?:(?:motion|amendment|proposal) )?(?:was |is )?(?:declared )?(?:not )?(?:carried"
    r"|lost|defeated|passed|failed|adopted)(?:,? unanimously|,? nem\.? ?con\.?)?[\s:,(–-]*"
    r"(?:(?:by )?\d+\s*(?:votes? )?(?:[-–/]|to)\s*\d+(?:\s*[-–/]\s*\d+)?)?\W*",
    re.I,
)
"""“CARRIED 5/2”, and no word of what."""
_COUNT = (
    rf"{NUMBER} (?:(?:members? |councillors? )?vot\w+ |votes? )?"
    rf"(?:for|in favou?r),?(?: and)? {NUMBER}\b"
)
VOTING = re.compile(
    r"^(?:voting|votes?|vote recorded|recorded vote|for|against|abstain\w*"
    r"|abstentions?|in favou?r|yeas?|nays?"
    rf"|noes|ayes?|result|the result of the vot\w+|a (?:recorded )?vote was)\b|^\(?{_COUNT}",
    re.I,
)
OPEN = re.compile(r"(?::[-–]?|\b(?:that|to|the following|as follows|and))\s*$", re.I)
NOTHING = re.compile(r"^(?:none|nil|n/?a|that|to)?[\s:.;–-]*$", re.I)


POINTS_BACK = re.compile(
    r"^(?:(?:This|They|It|These|That|Which|The (?:minutes|notice of motion|motion|proposal"
    r"|amendment|above|same)|(?:This|The) (?:motion|proposal|suggestion))(?: \w+)? (?:was"
    r"|were) (?:then |also |duly |unanimously )?(?:proposed|moved|recommended|agreed(?= by|\.|$"
    r"| unan))\b)"
)


SAYS_WHAT = re.compile(
    r"\b(?:[Pp]roposed|[Mm]oved|recommended|seconded) by\b.{3,80}?\b(?:to|that|not to|for"
    r"|in favour of)\b(?! (?:be|the (?:motion|proposal)))|(?<=[.:] )That [a-z]",
    re.S,
)
VOTE_TAKEN = re.compile(
    r"\b(?:vote (?:was|were) (?:then )?(?:taken|called|held)|show of hands|roll[- ]call vote"
    r"|put to (?:a|the) (?:vote|meeting|members)|result of the vot|declared (?:that )?the"
    r"|on a vote)\b",
    re.I,
)


def points_back(sentence: str) -> bool:
    """Does this sentence say who moved, and leave what they moved to the one before it?"""
    put = _OF_MOTION_PUT.match(sentence)
    return bool(put or POINTS_BACK.match(sentence)) and not SAYS_WHAT.search(sentence)


def decides_here(text: str) -> bool:
    """A line that moves and decides in one: “Proposed by A, seconded by B and agreed to …”."""
    return bool(
        re.search(
            r"\b(?:agreed|resolved|carried|in favou?r|approved|accepted|unanimous\w*)\b", text, re.I
        )
    ) and not re.search(r"\b(?:resolved|agreed)\s*:?\s*[-–]?$", text, re.I)


FOLLOWS = re.compile(
    r"\bsecond(?:ed|s)\b|^(?:The |This )?(?:motion|proposal|vote|amendment"
    r"|recommendation)s?\b.{0,60}\b(?:passed|carried|approved|failed|lost|defeated|agreed|adopted"
    r"|unanimous\w*|seconded|died|fell)"
    r"|^(?:This|It) was (?:then |unanimously )?(?:agreed|carried|passed|lost|defeated|rejected)\b"
    r"|^(?:All|Carried|CARRIED|Lost|Defeated|Failed|Agreed|Unanimous\w*|Passed|Motion|Vote"
    r"|In favour|\d+|There (?:was|were) no|None|Ayes|A vote|With|Upon|On being|On a"
    r"|The Mayor declared)\b",
    re.I,
)


def follows_motion(sentence: str) -> bool:
    return bool(FOLLOWS.search(sentence)) and len(sentence) < 300


def only_counts(sentence: str) -> bool:
    """“All were in favour.” says how the vote on the sentence before it went."""
    return bool(
        (_COUNTED.match(sentence) and not moves(sentence))
        or (
            re.match(
                r"^(?:All|Carried|CARRIED|Unanimous\w*|Passed|The (?:motion|vot(?:e|ing)|proposal"
                r"|amendment)|Motion (?:carried|passed|failed|lost)|Vote|In favour"
                r"|\d+ (?:for|in favour"
                r"|against|abst)|This was (?:unanimously )?(?:agreed|carried|passed)|Seconded"
                r"|It was seconded|\w+ seconded)\b",
                sentence,
                re.I,
            )
            and len(sentence) < 160
            and tells_result(sentence)
        )
        or re.match(r"^(?:Seconded|SECONDED) by\b.{0,60}$", sentence)
    )


_COUNTED = re.compile(
    rf"(?:(?:On |After )?(?:The|A) (?:vot\w+|count|result|division)[^.;\d]{{0,30}} )?\(?{_COUNT}",
    re.I,
)
PRINTED = re.compile(
    r"(?<!\bbe )(?<!\bto )(?:(?:the )?(?:motion|proposal|amendment|vote)s? (?:was |were "
    r"|is )?(?:\w+ )?"
    r"(?:passed|carried|approved|failed|lost|defeated|rejected|adopted|agreed|died|fell)[^.;]{0,40}"
    r"|all (?:\w+ ){0,2}in favou?r"
    r"|(?:was |were )?(?:unanimously )?(?:carried(?! out)|defeated|lost|(?<=was )rejected"
    r"|passed|agreed and adopted|unanimously agreed|agreed unanimously|agreed|resolved|approved"
    r"|adopted|noted|accepted|confirmed|deferred|withdrawn)(?: unanimously)?)",
    re.I,
)
"""What became of it; what is moved to be approved is not approved."""


def printed_result(text: str) -> str | None:
    found = list(PRINTED.finditer(text))
    return found[-1][0].strip() if found else None


def only_names(text: str) -> bool:
    """Does this line say who moved or seconded, and not what?"""
    return len(text) < 140 and not decides_here(text) and not SAYS_WHAT.search(text)


SLASHED = re.compile(
    rf"^\(?(?:Moved:? )?(?P<mover>{PERSON}) ?/ ?(?P<seconder>{PERSON})\)?[ ,–-]*"
    r"(?P<result>(?:CARRIED|Carried|LOST|Lost|DEFEATED|Defeated)\b.{0,60})?$"
)
"""“Able/Baker CARRIED”: who moved and who seconded what stands above."""
_OF_MOTION_PUT = re.compile(
    rf"^{PERSON},? (?:then |also |duly |formally )?(?:proposed|moved|seconded) (?:the|this|his"
    r"|her) "
    r"(?:[Nn]otice of )?(?:[Mm]otion|[Pp]roposal|[Aa]mendment)\b(?! (?:to|that)\b)"
)
_SECONDS = re.compile(
    r"^(?:(?:The |This |His |Her )(?:[Nn]otice of )?(?:[Mm]otion|[Pp]roposal|[Nn]omination"
    r"|[Aa]mendment) was |This was |It was )?(?:then |duly |also )?[Ss]econded\b"
)
_NAMES_WHO = re.compile(r"^(?:\w+ ?/ ?)?(?:Proposed|Moved|Proposer|Mover|Prop\.)\b")


def only_seconds(sentence: str) -> bool:
    """“The motion was seconded by A.”, and no word of who moved it."""
    return bool(_SECONDS.match(sentence) or _seconds_what_was_put(sentence)) and not re.search(
        r"\b(?:[Pp]roposed|[Mm]oved|[Pp]roposal of)\b", sentence
    )


def _seconds_what_was_put(sentence: str) -> bool:
    found = _OF_MOTION_PUT.match(sentence)
    return bool(found and " seconded " in found[0])


def names_who(sentence: str) -> bool:
    """Who moved and who seconded, and nothing else but how they voted."""
    return (
        bool(_NAMES_WHO.match(sentence)) and len(sentence) < 120 and not SAYS_WHAT.search(sentence)
    )


def is_of_motion(text: str) -> bool:
    said = re.match(r"(?:The|This) (?:[Nn]otice of )?[Mm]otion\b", text)
    return bool(said or _OF_MOTION_PUT.match(text))


def settles(sentence: str) -> bool:
    """What was then agreed of a motion that had been moved: to put it off, to send it on."""
    return bool(
        re.search(
            r"\bit was (?:then |therefore |subsequently )?(?:unanimously )?(?:agreed"
            r"|resolved) (?:to (?:defer|refer|withdraw|note|adopt|support)|by all)\b|\b(?:motion"
            r"|proposal) was (?:then )?(?:deferred|withdrawn|referred)\b",
            sentence,
        )
    )


WITHIN = re.compile(
    r"(?<=[.:;?)–-]\s)(?=(?:IT WAS )?(?:UNANIMOUSLY )?(?:RESOLVED|AGREED)\b(?! by\b)"
    r"|DECISION\s*[:–-]|(?:Resolved|Agreed)(?: unanimously)?\s*:"
    r"|[A-Z][a-z]{3,20}\s?/\s?(?:Resolved|Agreed)\b)"
)
"""Where the words of a decision begin in the midst of a paragraph."""
ENDING = re.compile(
    r"(?:\b(?P<lead>(?:it (?:was|is) )?(?:then |therefore |unanimously |UNANIMOUSLY )*(?:RESOLVED"
    r"|Resolved|resolved|AGREED|agreed|DECIDED|decided)"
    r"(?: unanimously|,? nem\.? con\.?)?)(?: that| to)?\s*[:–-]*)$"
)
IN_WELSH = re.compile(
    r"(?:Penderfynwyd|Cytunwyd|Derbyniwyd|Cymeradwywyd|Cadarnhawyd)\b(?! ?/)", re.I
)
"""How a decision begins that a paper in two languages tells again below in English."""
NUMBERED = re.compile(
    r"^(?:Resolution|Motion|Minute|RESOLUTION|MOTION)\s*(?:No\.?|Number|#"
    r"|NO\.?)?\s*(?P<label>[\w./-]*\d[\w./-]*)\s*[:.]?$"
)
_WHAT = re.compile(r"\b(?:that|to(?! (?:the|a) vote\b| \d))\b(?! the vote)")


def says_nothing(text: str) -> bool:
    """“It was proposed by A, seconded by B and carried”: how, and not what."""
    return (
        len(text) < 260
        and not _WHAT.search(text)
        and bool(
            re.search(
                r"\b(?:motion|proposal|proposed|moved|recommendations?|vote|votes|amendment)\b",
                text,
                re.I,
            )
        )
    )
