"""Going down a page from part to part, below its title."""

from dataclasses import dataclass, field, replace

from app.intake import cues
from app.intake.blocks import Block
from app.intake.clauses import take, take_whole
from app.intake.cues import Marker, Part
from app.intake.documents import is_address, is_footer, item_number, paper, with_address
from app.intake.leads import Context, Lead, lead, passing_doubt
from app.intake.parsed import ClauseList, Doubt, Paper


@dataclass
class Parts:
    """What was found so far, and where on the page the reading stands."""

    blocks: list[Block]
    place: int = 0
    part: Part = Part.ITEM
    seen: set[Part] = field(default_factory=set)
    purpose: list[Block] = field(default_factory=list)
    recommendations: list[ClauseList] = field(default_factory=list)
    discussion: list[Block] = field(default_factory=list)
    decisions: list[ClauseList] = field(default_factory=list)
    resolutions: list[ClauseList] = field(default_factory=list)
    documents: list[Paper] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    number: str | None = None
    take_in_report: bool = False
    discussed_before_resolution: int | None = None

    def __post_init__(self) -> None:
        words = [block.words for block in self.blocks]
        self._marks_minutes = any(
            marker.part in (Part.MINUTES, Part.DECISION)
            for text in words
            if (marker := cues.marker(text))
        )
        self._marks_recommendation = any(map(cues.RECOMMENDED.match, words))
        self._marks_resolution = any(
            cues.RESOLVED.match(text) or cues.sentence_that_resolves(text) for text in words
        )

    def read(self) -> None:
        while self.place < len(self.blocks):
            block = self.blocks[self.place]
            if marker := self._marker(block):
                self._begin(marker, block)
            elif self.part is Part.DOCUMENTS:
                self._document(block)
                self.place += 1
            elif cues.TAKE_IN.search(block.words):
                self._take_in(block)
            elif cues.OF_MEETING.match(block.words) or cues.DETAIL.match(block.words):
                self._about_page(block)
                self.place += 1
            elif found := lead(self.blocks, self.place, self._context):
                self._decide(found)
            else:
                self._text(block)
                self.place += 1

    @property
    def _past_agenda(self) -> bool:
        """Have the minutes begun? What the agenda says comes before them."""
        return bool(self.discussion or self.seen & {Part.MINUTES, Part.DECISION})

    @property
    def _context(self) -> Context:
        return Context(
            self._past_agenda,
            bool(self.recommendations),
            self._marks_recommendation,
            self._marks_resolution,
        )

    def _marker(self, block: Block) -> Marker | None:
        found = cues.marker(block.words)
        if found and found.part is Part.PURPOSE and self._past_agenda:
            return None
        return None if found and found.part is Part.ITEM else found

    def _begin(self, marker: Marker, block: Block) -> None:
        self.seen.add(marker.part)
        self.part = marker.part
        if marker.rest:
            rest = replace(block, text=marker.rest, label=None, bullet="", heading=False)
            self.blocks[self.place] = rest
        else:
            self.place += 1
        if marker.part is Part.DECISION and not self._leads_below():
            taken = take_whole(
                self.blocks, self.place, Block(marker.printed, block.line), self._stops
            )
            self.place = taken.end
            self.doubts += taken.doubts
            if taken.list.clauses:
                self.decisions.append(taken.list)

    def _leads_below(self) -> bool:
        """Does the part that begins here hold a paragraph marked as the resolution?"""
        for place in range(self.place, len(self.blocks)):
            if self._marker(self.blocks[place]):
                return False
            if lead(self.blocks, place, self._context):
                return True
        return False

    def _stops(self, block: Block) -> bool:
        """Does this block end a run of clauses?"""
        text = block.words
        return bool(
            block.heading
            or self._marker(block)
            or cues.RECOMMENDED.match(text)
            or cues.RESOLVED.match(text)
            or cues.TAKE_IN.search(text)
            or cues.DETAIL.match(text)
            or (block.is_plain and cues.sentence_that_resolves(text))
        )

    def _decide(self, found: Lead) -> None:
        if found.before:
            self._text(replace(found.block, text=found.before))
        self.blocks[self.place] = found.block
        taken = take(self.blocks, self.place, found.keyword, self._stops)
        self.place = taken.end
        self.doubts += taken.doubts
        if found.doubt and self.part is not Part.DECISION:
            self.doubts.append(Doubt(f"{found.doubt}: “{found.block.words}”", found.block.line))
        if not found.resolves:
            self.recommendations.append(taken.list)
        elif self.part is Part.DECISION:
            self.decisions.append(taken.list)
        else:
            self.resolutions.append(taken.list)
            self.discussed_before_resolution = len(self.discussion)

    def _text(self, block: Block) -> None:
        if self._is_purpose(block):
            if self.recommendations:
                message = "This stands after the recommendations and was read as of the purpose"
                self.doubts.append(Doubt(message, block.line))
            self.purpose.append(block)
            return
        if self.discussion and _is_broken_off(self.discussion[-1], block):
            above = self.discussion.pop()
            block = replace(above, text=f"{above.text} {block.text}")
        self.discussion.append(block)
        if doubt := passing_doubt(block):
            self.doubts.append(Doubt(f"{doubt}: “{block.words}”", block.line))

    def _is_purpose(self, block: Block) -> bool:
        if self._past_agenda or self.recommendations:
            return self._marks_minutes and not self._past_agenda and not block.heading
        if self.part is Part.PURPOSE or self._marks_minutes or cues.PURPOSE.match(block.text):
            return True
        return self._recommends_later() and not cues.DISCUSSION.match(block.text)

    def _recommends_later(self) -> bool:
        later = self.blocks[self.place :]
        return any(cues.RECOMMENDED.match(b.words) or cues.ASKED.match(b.words) for b in later)

    def _about_page(self, block: Block) -> None:
        found = cues.OF_MEETING.match(block.words)
        self.number = self.number or (found["number"] if found else None)
        self.doubts.append(Doubt(f"The page also says: “{block.words}”", block.line))

    def _take_in(self, block: Block) -> None:
        """“(TAKE IN REPORT)”: the report is filed with the minutes (handbook 2.2)."""
        self.take_in_report = True
        printed = cues.TAKE_IN.search(block.words)
        assert printed
        self.doubts.append(
            Doubt(f"The page says {printed[0]}: file the report with the minutes", block.line)
        )
        rest = cues.TAKE_IN.sub(" ", block.words).strip()
        if rest:
            self.blocks[self.place] = replace(block, text=rest, label=None)
        else:
            self.place += 1

    def _document(self, block: Block) -> None:
        if is_footer(block):
            self.doubts.append(Doubt(f"Left out after the documents: “{block.words}”", block.line))
        elif is_address(block) and self.documents and not self.documents[-1].url:
            self.documents[-1] = with_address(self.documents[-1], block)
        elif found := paper(block):
            self.documents.append(found)
        self.number = self.number or item_number(block)


def _is_broken_off(above: Block, block: Block) -> bool:
    """A paragraph that ends without a stop above one that begins small is one sentence."""
    ended = above.text.endswith((".", ":", ";", "!", "?", ":-"))
    return above.is_plain and block.is_plain and not ended and block.text[:1].islower()
