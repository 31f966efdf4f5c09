"""How a person’s name is printed. Patterns only."""

import re

from app.intake.minutes.patterns import HONOUR, TITLE

_PARTICLE = (
    r"(?:O[’'`\u00b4]\s?|Mc\s?|Mac\s|Ó\s|Uí\s|Ní\s|Nic\s|Van\s"
    r"|van\s|von\s|de\s|De\s|der\s|Le\s|La\s|du\s|St\.?\s"
    r"|den\s|ter\s|ap\s|ab\s|ferch\s|da\s|dos\s|bin\s|al-|el-)"
)
INITIAL = r"(?:[A-ZÀ-Þ](?:\.|(?=\s|[A-Z]\b))\s?-?)"
WORD = r"[A-ZÀ-Þ][a-zß-ÿA-ZÀ-ÞŠšŽž’'`\u00b4-]{0,30}[a-zß-ÿšž]"
SURNAME = rf"(?:{_PARTICLE}){{0,3}}{WORD}"
NAME = (
    rf"(?:{INITIAL}){{0,3}}{SURNAME}"
    rf"(?:\s+(?:{INITIAL}\s?)?{SURNAME}){{0,3}}(?:\s?\([A-Z]{{1,2}}\.?\))?(?:\s+(?:Jr|Sr"
    r"|[CFK]\.C|OBE|MBE|CBE)\b\.?)?"
)
PERSON = rf"(?:(?:{TITLE})\s+){{0,3}}{NAME}"
OFFICE = (
    r"(?:[Tt]he )?(?:(?:Lord |Deputy |Vice[- ]|Acting |Town |Parish )*(?:Chair(?:man|woman"
    r"|person)?|Mayor|Cathaoirleach"
    r"|Leas[- ]Chathaoirleach|Provost|Convener|President|Speaker|Leader)(?: of the (?:Council"
    r"|Committee))?)"
)
MOVER = rf"(?:{OFFICE}[,]? (?={TITLE}\s)|)(?:{HONOUR} the {OFFICE}|{PERSON}|{OFFICE})"
TWICE = re.compile(
    r"\b(?:Y )?Cyng(?:h\w+|\.)? ?/ ?(?=Councillors?\b|Cl[li]rs?\b)|(?<=\bCouncillor)s?:(?=\s)"
    r"|\b(?:ac?|agus) ?/ ?(?=and\b)"
)
"""What a paper in two languages says again: “Y Cynghorydd / Councillor: …”."""
