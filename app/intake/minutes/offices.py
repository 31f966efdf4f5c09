"""Offices and departments as lists of people print them beside a name."""

import re

from app.intake.minutes.naming import NAME
from app.intake.minutes.patterns import HONOUR, TITLE

ROLE_WORD = re.compile(
    r"\b(?:clerk|chair(?:man|woman|person)?|officer|engineer|mayor|manager|secretary|treasurer"
    r"|president|director"
    r"|administrator|assistant|architect|planner|chief|head|solicitor|leader|deputy|inspector"
    r"|superintendent|garda"
    r"|sergeant|rfo|staff|technician|cathaoirleach|archaeologist|speaker|warden|representatives?"
    r"|sectoral|co-?optee|members?"
    r"|convenors?|conveners?|provost|reeve|presiding|councillors?|cllrs?|commissioners?|trustees?"
    r"|coordinator|co-ordinator|executive|counsel|attorney|consultant|minutes"
    r"|minute[- ]taker|advisor|adviser|editor|reporter|substitute|observer|librarian|analyst"
    r"|services|department"
    r"|ward|vice|parish|council|committee|association|society|ltd|limited|agency|accountant"
    r"|auditor|ceo|cfo|cao|lawyer|barrister|surveyor|economist|nurse|headteacher|teacher|principal"
    r"|lead|trainee|apprentice|member|trust|foundation|partner|support)\b",
    re.I,
)
DEPARTMENT = re.compile(
    r"\b(?:Development|Planning|Investment|Finance|Housing|Infrastructure|Operations|Environment"
    r"|Engineering"
    r"|Transport(?:ation)?|Culture|Tourism|Innovation|Strategy|Corporate|Communications"
    r"|Regeneration|Procurement)$"
)
NO_NAME = re.compile(
    r"\b(?:City|Town|Shire|County|District|Chief|Administrative|Corporate|Operating|Financial"
    r"|Senior|Junior|Acting|Services?|Public|Signed"
    r"|Dated?|Human|Finance|Legal|Housing|Roads?|Planning|Community|Environment|General|Regional"
    r"|National|Local|Special|Executive|Partnership|Sports?|Trust|Centre|Society|Club|Forum"
    r"|University|College|School|Hospital|Network|Agency)\b"
)
OFFICE_FIRST = re.compile(
    r"^(?P<role>(?:The )?(?:(?:Deputy|Vice|Lord|Acting|Town|Shire|Board)[- ])*(?:Mayor|Speaker"
    r"|President|Chair(?:man|woman|person)?"
    r"|Secretary(?:\s?/\s?Treasurer)?|Treasurer|Cathaoirleach|Leas[- ]Chathaoirleach|Leader"
    r"|Attorney"
    r"|(?:(?:Port|City|Town|Township|Village|County|Parish|Borough|Deputy|Assistant|Interim|Chief"
    r"|Police|Fire) )+(?:Manager|Clerk|Administrator|Attorney|Engineer|Planner|Treasurer|Chief"
    r"|Solicitor|Recorder)"
    rf"|Reporter|Commissioner|Director|Clerk))\s+(?P<name>(?:{TITLE}\s+)?{NAME})$"
)
_CIVIC = r"(?:(?:Deputy|Lord|Lady|Vice)[- ])*(?:Mayor(?:ess)?|Provost|Chair(?:man|woman|person)?)"
ADDRESSED = re.compile(rf"\b{HONOUR},? (?:the (?={_CIVIC}\b)|(?={_CIVIC}\b(?!\s+[A-ZÀ-Þ])))")
"""“The Worshipful the Mayor” is the Mayor; “Her Worship Ann Able” is so addressed by name."""


def is_role(segment: str) -> bool:
    return bool(ROLE_WORD.search(segment) or DEPARTMENT.search(segment))
