"""People’s names as papers print them: “The Mayor, Cllr J. Smith MBE”, “SMITH, John”. Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.people.rules import plainly

_COUNCILLOR = (
    r"(?:(?:County|Borough|District|City|Town|Parish|Community|Baroness|Lord|Lady|Sir|Dame)\s+)?"
    r"(?:Council?lors?|Cl[li]?rs?|Cmhlr|Comhairleoir|Alderm[ae]n|Alderwoman|Ald"
    r"|Council\s?(?:member|m[ae]n|wom[ae]n))\b\.?"
)
_OFFICE = (
    r"(?:(?:An|The|Rt|Right|Hon(?:ourable)?|Worshipful|Deputy|Vice|Lord|Acting|Town|Parish|Outgoing"
    r"|Incoming|Former)\b\.?[\s-]+)*(?:Chair(?:man|woman|person)?|Mayor(?:ess)?|Provost|Convenor"
    r"|Convener|President|Speaker|Leader|Cathaoirleach|Leas-Chathaoirleach)\b"
    r"(?:\s+of\s+the\s+\w+)?"
)
_FORM = (
    r"(?:(?:(?:The|His|Her)\s+)?(?:(?:Rt|Right)\b\.?\s+)?(?:Hon(?:ourable)?|Worshipful|Worship)"
    r"|Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Rev(?:erend|d)?|Canon|Fr|Sir|Dame|Lord|Lady|Baroness"
    r"|Major|Captain|Capt|Col(?:onel)?|PC|PCSO|Sgt|Sergeant|Inspector|Insp|Superintendent|Supt"
    r"|Senator|Commissioner|Trustee|Director|Supervisor|Member)\b\.?"
)
_HONOURS = re.compile(
    r"[\s,]+((?:(?:GBE|KBE|DBE|CBE|OBE|MBE|BEM|CB|CMG|CVO|LVO|MVO|QPM|KPM|QFSM|MC|TD|DL|VL|JP|KC|QC|MP|MSP|MS|MLA|MEP|TD|PC"
    r"|FRICS|MRICS|FRSA|CPFA|BSc|MSc|BA|MA|LLB|PhD|FSLCC|CiLCA)\b\.?[\s,]*)+)$"
)
_LEADS = re.compile(
    rf"^\s*(?:(?P<councillor>{_COUNCILLOR})|(?P<office>{_OFFICE})|(?P<form>{_FORM}))(?:[\s,:–-]+|$)",
    re.I,
)
_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]?")
_INVERTED = re.compile(r"^(?P<family>[^,]+),\s*(?P<rest>[^,]+)$")
_SPACED_STOP = re.compile(r"\b(\w)\.(?=\w)")
_LONGEST = 200


@dataclass(frozen=True)
class PrintedName:
    """`words` are those of the name itself, as `plainly` gives them, family name last.

    `forms` are forms of address in small letters, “cllr” for every word that means councillor.
    `office` is one that stands with the name or, where there are no words, instead of it.
    """

    name: str
    words: tuple[str, ...]
    forms: tuple[str, ...] = ()
    honours: str = ""
    office: str = ""

    @property
    def is_councillor(self) -> bool:
        return "cllr" in self.forms

    @property
    def key(self) -> str:
        """What two printings of one name have in common: a correction is remembered by it."""
        return " ".join((*sorted(self.forms), *(self.words or plainly(self.office).split())))


@lru_cache(maxsize=4096)
def read_name(printed: str) -> PrintedName:
    text = " ".join(printed[:_LONGEST].split()).strip(" .,;:–-")
    text, told = _without_brackets(text)
    text, honours = _without_honours(text)
    forms, office, text = _without_forms(text)
    inverted = _INVERTED.match(text)
    if inverted and not office:
        more, office, rest = _without_forms(inverted["rest"])
        forms, text = (*forms, *more), f"{rest} {inverted['family']}"
    name = " ".join(_SPACED_STOP.sub(r"\1. ", text).split()).strip(" .,;:–-")
    if name.isupper() and len(name) > 3:
        name = re.sub(r"\w{2,}", lambda word: word[0].capitalize(), name)
    words = tuple(plainly(_joined(name)).split())
    return PrintedName(name, words, tuple(dict.fromkeys(forms)), honours, office or told)


def name_key(printed: str) -> str:
    return read_name(printed).key


def _without_brackets(text: str) -> tuple[str, str]:
    """An initial in brackets is part of the name: “Smith (J)”. Anything else is said of it."""
    for inside in _BRACKETS.findall(text):
        if re.fullmatch(r"[A-Z](?:\.?\s?[A-Z])?\.?", inside):
            return f"{inside} {_BRACKETS.sub('', text).strip()}", ""
    told = _BRACKETS.search(text)
    office = told[1] if told and re.fullmatch(_OFFICE, told[1], re.I) else ""
    return _BRACKETS.sub("", text).strip(" ,"), office


def _without_honours(text: str) -> tuple[str, str]:
    found = _HONOURS.search(text)
    if not found:
        return text, ""
    return text[: found.start()].strip(" ,"), " ".join(re.findall(r"\w+", found[1]))


def _without_forms(text: str) -> tuple[tuple[str, ...], str, str]:
    forms, office = [], ""
    while found := _LEADS.match(text):
        if found["office"]:
            office = office or found["office"]
        else:
            forms.append("cllr" if found["councillor"] else plainly(found["form"]))
        text = text[found.end() :]
    return tuple(forms), office, text


def _joined(name: str) -> str:
    """O’Brien is one word, whatever mark a paper prints in it."""
    return re.sub(r"(?<=\w)\s?[’'`\u00b4‘](?=\w)", "", name)
