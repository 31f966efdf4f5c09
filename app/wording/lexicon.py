"""The words that the verb engine knows by heart (handbook 2.5); `verbs.py` makes their forms."""

_HANDBOOK = """
    accept acknowledge adopt advise agree allocate amend appoint approve ask authorise award
    bring choose commend comment commit confirm congratulate consider consult continue decide
    decline defer delegate determine direct elect encourage endorse ensure establish exclude
    express extend forward give grant hold identify instruct invite invoke make monitor move
    nominate note permit proceed publish ratify receive recommend reconfirm record refer refuse
    reject release request require rescind reserve resolve review revoke scrutinise seek set
    submit support suspend take thank transfer undertake uphold vire waive welcome withdraw
    write
"""
_LIKEWISE = """
    abandon abolish accede acquire adjourn admit affirm announce annul appeal apply appreciate
    assent assign attach authorize ban call cancel cease celebrate certify charge close co-opt
    commence commission condemn consent constitute convene create debate declare dedicate deem
    delete deny deplore designate disagree disapprove discharge discontinue discuss dismiss
    dispense dispose dissolve earmark empower enable enact enforce enter entrust examine except
    exempt exercise extinguish favour finalise fix fund impose increase indicate inform
    initiate insert insist issue keep lay lease let license maintain mandate name negotiate
    notify object oppose opt overrule overturn pass pay place pledge postpone prescribe present
    prioritise procure prohibit promote propose provide purchase pursue put raise reaffirm
    reappoint rearrange recall reclassify recognise reconsider redesignate reduce register
    regret reinstate reiterate remit remove rename renew reopen repeal replace report respond
    restate retain return revise roll sanction sell send sign sponsor stop strengthen terminate
    transact urge utilise vary vest vote withhold
"""
_NOUNS = """
    abandon appeal assent award ban call charge close comment commission consent debate decline
    delegate designate direct discharge exempt exercise express favour fix forward fund grant
    hold increase initiate insert issue keep lay lease license mandate move name note object
    pass pay permit place pledge present purchase raise recall record refuse register regret
    reject release repeal report request reserve return review roll sanction sell set sign
    sponsor stop support take transfer urge vest vote welcome
"""
_DOUBLED = "admit annul ban cancel commit defer permit refer regret remit stop submit transfer"
_ADVERBS = "formally further also duly hereby unanimously therefore again jointly either otherwise"
_NO_ADVERBS = "apply supply reply comply rely family assembly only early weekly"
_AFTER_NOUNS = "of for be is are was were has have should shall will"
_BEFORE_OBJECTS = """
    the a an this that these those its their his her our any all both each every no some such
    him them it how whether what up
"""

#: Read as verbs wherever they open a clause: the handbook’s list, and its like.
LISTED = frozenset(_HANDBOOK.split())
#: What meetings decide besides. Those that are also nouns need a sign: “Fund the scheme”.
OPERATIVE = LISTED | frozenset(_LIKEWISE.split())
NOUNS_TOO = frozenset(_NOUNS.split())
DOUBLING = frozenset(_DOUBLED.split())
ADVERBS = frozenset(_ADVERBS.split())
NOT_ADVERBS = frozenset(_NO_ADVERBS.split())
NOUN_FOLLOWS = frozenset(_AFTER_NOUNS.split())
OBJECT_OPENS = frozenset(_BEFORE_OBJECTS.split())
AUXILIARIES = frozenset(("be", "have", "do", "will", "shall", "can", "may", "must", "need", "dare"))

IRREGULAR = {
    "give": "gave given",
    "take": "took taken",
    "make": "made made",
    "hold": "held held",
    "write": "wrote written",
    "bring": "brought brought",
    "seek": "sought sought",
    "undertake": "undertook undertaken",
    "withdraw": "withdrew withdrawn",
    "withhold": "withheld withheld",
    "uphold": "upheld upheld",
    "choose": "chose chosen",
    "set": "set set",
    "put": "put put",
    "let": "let let",
    "lay": "laid laid",
    "pay": "paid paid",
    "keep": "kept kept",
    "sell": "sold sold",
    "send": "sent sent",
    "overturn": "overturned overturned",
    "do": "did done",
    "have": "had had",
    "be": "was been",
}
PHRASES = {
    "place": ("on",),
    "call": ("on", "upon", "for"),
    "carry": ("out", "forward", "over"),
    "roll": ("forward", "out", "over"),
    "sign": ("off", "up"),
    "draw": ("up", "down", "on"),
    "report": ("back", "to"),
    "vote": ("for", "against", "to"),
    "object": ("to",),
    "appeal": ("to", "against"),
    "put": ("forward", "in", "on"),
    "bring": ("forward", "back"),
    "stand": ("down", "by"),
    "lease": ("to",),
}
"""What makes a verb of a word that is also a noun: “call on the Government”."""
