"""The words by which minutes of many houses mark their parts. Patterns only."""

import re

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
HONOUR = (
    r"(?:(?:His|Her|Their) Worship|(?:[Tt]he )?(?:(?:Right|Rt\.?) )?Worshipful"
    r"|(?:[Tt]he )?(?:(?:Right|Rt\.?) )?Hon(?:ourable\b|\.)?)"
)
"""A form of address; what office it is said to is another matter."""
TITLE = (
    rf"(?:{HONOUR}|(?:The |Deputy |Vice[- ]|Lord |An )*(?:Mayor|Speaker|President|Chair(?:man"
    r"|woman|person)?"
    r"|Cathaoirleach|Leas[- ]Chathaoirleach|Provost|Convener|Secretary|Treasurer)"
    r"|(?:County|Borough|District|City|Town|Parish|Community) (?:Councillors?|Cllrs?\.?)"
    r"|Councillors?|Cl[li]rs?\.?|Crs?\.?|Cmhlr\.?|Comhairleoir[ií]?"
    r"|(?:Y )?(?:Cynghorydd|Cyng\.)|Commissioners?|Alderm[ae]n|Ald\."
    r"|Deputy|Dep\.|Senator"
    r"|Deputies|(?:Council ?|Board |Committee )?[Mm]embers?|Council(?:wo)?m[ae]n|Councilperson"
    r"|Governors?|Trustees?|Directors?|Supervisors?|Selectm[ae]n|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx\.?"
    r"|Dr\.?|Prof(?:essor)?\.?"
    r"|Rev(?:erend|d)?\.?|Canon|Fr\.?|Sir|Dame|Lord|Lady|Baroness|Major|Captain|Capt\.?|Col\.?"
    r"|Superintendent|Supt\.?|Inspector|Insp\.?|Sergeant|Sgt\.?|PC|PCSO|Garda|Chief)"
)

MARKER = re.compile(
    r"^(?:(?P<minutes>(?:draft )?minutes?|discussion|notes?|minute text)"
    r"|(?P<decision>decisions?(?: made| taken)?|resolved items?)"
    r"|(?P<purpose>purpose(?: of (?:the |this )?report)?|summary|background)"
    r"|(?P<documents>(?:supporting |additional |accompanying |attached |related |background "
    r"|meeting )"
    r"(?:documents?|papers?|files?))"
    r"|(?P<recorded>recorded votes?))\s*:?$",
    re.I,
)

ATTENDANCE_LEAD = re.compile(
    r"""(?:(?:[\w’'-]+\s){0,2}[\w’'-]+\s*/\s*)?(?:
        (?P<also>also\s+(?:present|in\s+attendance|attending)
          | i\s+láthair\s+freisin | ag\s+(?:freastal|tinreamh) | hefyd\s+yn\s+bresennol
          | swyddogion | (?:the\s+)?parties(?:\s+present)?
          | (?:(?:premises\s+)?licen[cs]e\s+holder|licensee|applicant|objector|respondent|appellant
            |interested\s+part(?:y|ie)|responsible\s+authorit(?:y|ie)|complainant)s?
            (?:\s+for\s+(?:the\s+)?\w+)?
          | others?\s+(?:present|in\s+attendance)
          | (?:other\s+|non-)?(?:members?|councillors?)\s+also
            \s+(?:present|attending|in\s+attendance)
          | (?:officials?|officers?|staff|executive(?!\s*[–-])
            |officials?\s+and\s+guests)(?:\s+(?:present|in\s+attendance))?
          | (?:\w+\s+)?public\s+service
          | public\s+service | management\s+and\s+staff | staff\s+(?:members\s+)?present
          | members?\s+of\s+(?:the\s+)?(?:public|press)
            (?:,?\s+and\s+(?:the\s+)?(?:media|press|public))?(?:\s+present)?
          | (?:members?\s+of\s+)?(?:the\s+)?public | guests?(?:\s+present)? | visitors? | observers?
          | remote\s+attendance | (?:council|town|city)\s+staff(?:\s+present)?
          | attending\s+remotely
          | in\s+attendance(?:\s+\w+){0,3} | also\s*,?\s+in\s+attendance
          | sectoral\s+rep(?:resentative)?s?\.? | clerk | minutes?\s+taken\s+by | by\s+invitation)
      | (?P<apologies>apolog(?:ies|y)(?:\s+for\s+absence)?(?:\s+received)?(?:\s+from)?
          | apologies\s+(?:were\s+)?(?:received\s+)?from
          | absent(?:\s+with\s+apologies)?
          | (?:(?:council|board|committee)\s+)?(?:members?|councillors?|commissioners?)\s+absent
          | as\s+láthair | leithscéal(?:ta)? | ymddiheuriadau(?:\s+am\s+absenoldeb)?
          | not\s+present | sent\s+apologies | regrets|excused)
      | (?P<present>(?:(?:council|board|committee)\s+present)
          | (?:(?:[\w’-]+\s+){0,2}?(?:members?|councillors?|commissioners?|trustees
            |cllrs|governors|directors|supervisors|aldermen|representatives)
          \s+(?:of\s+the\s+(?:council|committee|board)\s+)?(?:present|in\s+attendance|attending)
            (?:\s+(?:were|at\s+the\s+meeting))?)
          | (?:cabinet|executive|committee|panel|board|voting)\s+members
          | (?P<chair>present\s+in\s+(?:the\s+)?chair|in\s+the\s+chair
          | chair(?:man|woman|person)?|presiding
          | cathaoirleach) | present(?:\s+were)? | i\s+láthair | yn\s+bresennol | members
          | councillors | attendance
          | those\s+(?:present|attending|in\s+attendance) | attendees | attending
          | (?:present\s+)?(?:online|remotely|via\s+\w+|by\s+(?:zoom|teams|video\s*link))
          | substitutes?(?:\s+(?:members?|present))?)
    )\s*(?:\([^)]{0,60}\)\s*)?""",
    re.I | re.X,
)

MOTION_LEAD = re.compile(
    r"^(?:[>“\"*\s]*)(?:(?:it was )?(?:proposed|moved|seconded|proposer|seconder"
    r"|mover)\b[ :]*(?:by\b)?"
    r"|and (?:it was )?(?:unanimously )?(?:resolved|agreed)\b|motion (?:passed|failed|carried|lost"
    r"|defeated)\b"
    r"|resolved\b|on the proposal of|carried\b)",
    re.I,
)

CLOCK = r"\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?\s?m\b|noon\b|hours\b|hrs\b)"
CASE = re.compile(
    r"(?:Case|Application|Ordinance|Bill|File|Petition|Report|Docket)(?: No\.?| Number)?\s"
    r"[\w./-]*\d[\w./-]*\s*[:–—-]"
)
"""How the heading of one case among several begins."""
OPENING = re.compile(
    r"^(?:On the (?:proposal|motion|proposition) of|Members RESOLVED"
    r"|(?:It was )?(?:Proposed|Moved|Seconded)[ :]"
    r"|RESOLVED|AGREED\b"
    r"|DECISION|Decision:|Resolved[ :]|Resolution|Action(?:s|ed)?:|ACTION|Circulated,"
    r"|Recommended[ :]|RECOMMEND"
    r"|AYES?\b|NAYS?\b|NOES\b|YEAS?\b|(?:Ayes?|Nays?|Noes|Yeas?)\s?:|ABSENT\s?:"
    r"|In favour|Against|Abstain|For:|For the |Vote|The meeting (?:closed|ended|finished)"
    r"|There being no|This concluded|Signed\b|Dated?\b ?:|Reply\b|REPLY|Motion |Chair(?:man"
    r"|person)?:)"
)
