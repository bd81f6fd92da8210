"""Names of people that no list knows, told by what stands around them: a verb of saying before, an office behind."""

from kb.finding.naming.headfirst.titles import Titled
from kb.finding.naming.kinds import EntityKind, MentionForm
from kb.finding.naming.phrases import Phrase
from kb.finding.naming.vocabulary import Tag
from kb.language.morphology import Segments

_SHORT = 4  # letters of a word that begins with no conjunction
_NAME = 5  # letters of a name of one word
_LONGEST = 4  # words of such a name


class Unlisted(Titled):
    """Names of people that no list knows, told by what stands around them."""

    def _unlisted(self, at: int) -> Phrase | None:
        """A name behind a verb of saying or before an office: "قال يالجين اكدوجان", "فيسنا بوسيتش نائبة الرئيس"."""
        word = self.scan.printed[at]
        if not (word.opens or self.scan.short[at]):
            return None
        if word.form in self.words.kunya:
            return self._kunya(at)
        if not (self._may_follow(at + 1) or self._is_said(at)):
            return None
        segments = self._opens_name(at)
        if segments is None:
            return None
        end = self._run_end(at)
        if end == at:
            return self._lone(at, segments)
        fathers = any(self.scan.form(i) in self.words.lineage for i in range(at + 1, end))
        if not (fathers or self._is_quoted_by(at, end) or self._has_age(end) or self._holds_office(end)):
            return None
        phrase = Phrase(at, end, MentionForm.NAME, EntityKind.PERSON, segments)
        phrase.personal = (at, end)
        return self._apposed(phrase)

    def _may_follow(self, at: int) -> bool:
        """Whether a word by itself may be a later one of such a name."""
        return self.scan.printed[at].follows or self.scan.short[at] is not None

    def _is_said(self, at: int) -> bool:
        """Whether a verb of saying stands right before a word."""
        return at > 0 and self.scan.form(at - 1) in self.words.sayings

    def _lone(self, at: int, segments: Segments) -> Phrase | None:
        """A name of one word of whom it is said right behind that he said something: "وأكد نسابيمانا أن"."""
        form = self.scan.form(at)
        if not self._is_said(at) or len(form) < _NAME or Tag.GIVEN in self.scan.words(at):
            return None
        if self.scan.form(at + 1) not in self.words.that or segments.conjunction:
            return None
        phrase = Phrase(at, at, MentionForm.NAME, EntityKind.PERSON, segments)
        phrase.personal = (at, at)
        return phrase

    def _kunya(self, at: int) -> Phrase | None:
        """Somebody called the father of somebody, with his other names: "أبو خليل السوداني"."""
        if not self.scan.is_word(at + 1) or self.words.stops_name(self.scan.form(at + 1)):
            return None
        end = at + 1
        while self._is_given_or_family(end + 1) or self._is_byname(end + 1):
            end += 1
        phrase = Phrase(at, end, MentionForm.NAME, EntityKind.PERSON, Segments(self.scan.form(at)))
        phrase.personal = (at, end)
        return self._apposed(phrase)

    def _is_byname(self, at: int) -> bool:
        """Whether a word with the article can be somebody's name after where he is from: "أبو مصعب الزرقاوي"."""
        return self.scan.form(at).startswith(self.article) and (
            self._is_nisba(self.scan.words(at).get(Tag.ORIGIN)) or self._nameable(at, first=False)
        )

    def _opens_name(self, at: int) -> Segments | None:
        """How the first word of an unlisted name is taken apart; None if it can be none."""
        given = self.scan.words(at).get(Tag.GIVEN)
        if given is not None and not given.definite and not (given.segments.preposition or given.segments.pronoun):
            return given.segments
        form = self.scan.form(at)
        if not self._is_strange(at, first=True):
            return None
        joined = form.startswith(self.words.conjunctions) and not form.startswith(self.words.waw_names)
        return Segments(form[1:], conjunction=form[0]) if joined and len(form) > _SHORT else Segments(form)

    def _run_end(self, at: int) -> int:
        """The last of the words from one on that are in no list or are given names, family names and particles."""
        end = at
        while end + 1 < len(self.scan) and end - at < _LONGEST:
            following = end + 1
            if self.scan.form(following) in self.words.particles and self._can_follow(following + 1):
                end += 2
            elif self._is_strange(following, first=False) or self._is_given_or_family(following):
                end = following
            else:
                break
        return end

    def _is_given_or_family(self, at: int) -> bool:
        return (self._is_given(at) and not self._begins_office(at)) or self._is_family(at)

    def _is_strange(self, at: int, *, first: bool) -> bool:
        """Whether a word is in no list and ends like no common noun; with the article only behind a given name."""
        scan, word = self.scan, self.scan.printed[at]
        if not word.odd or (word.no_name and not (self._is_surname(at) or word.text in self.words.exact)):
            return False
        if scan.words(at) or (word.form.startswith(self.article) and not self._is_given(at - 1)):
            return False
        return self._nameable(at, first=first)

    def _is_quoted_by(self, at: int, end: int) -> bool:
        """Whether a verb of saying stands right before, and behind it nothing that a noun would be annexed to."""
        before = self.scan.form(at - 1) if at else ""
        after = self.scan.form(end + 1)
        if before in self.words.sayings:
            return not self.scan.is_word(end + 1) or after in self.words.stops or Tag.TITLE in self.scan.words(end + 1)
        return after in self.words.his_words and before in self.words.whose

    def _has_age(self, end: int) -> bool:
        """Whether somebody's age stands behind in brackets: "توميسلاف سالوبيك (30 عاما)"."""
        scan = self.scan
        bracketed = scan.text(end + 1) == "(" and scan.text(end + 2).isdigit()
        return bracketed and scan.form(end + 3) in self.words.years

    def _holds_office(self, end: int) -> bool:
        """Whether an office stands right behind: a definite one, or one that somebody gets ("عين فلان وزيرا")."""
        word = self.scan.words(end + 1).get(Tag.TITLE)
        if word is None or word.cost or word.entry.option("bare") or word.definite:
            return False
        if self.scan.form(end + 1).endswith(self.words.accusative) and not word.entry.construct:
            return word.entry.number == "s"
        office = self._title(end + 1, word)
        definite = office is not None and office.form is MentionForm.TITLE and office.definite
        return office is not None and definite and office.personal is None and office.number not in ("p", "d")
