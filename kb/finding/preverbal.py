"""Clauses of languages whose subject stands before the verb: which verb has which subject, objects and phrases.

Each verb is finite, an infinitive, or a participle. A finite verb takes the nearest free noun phrase before it that is
no argument of another verb; infinitives and participles take theirs from the verb or noun that they hang on.
"""

from collections.abc import Sequence
from dataclasses import replace

from kb.finding.clauses import Clause, is_speech
from kb.finding.joined import done_to_somebody, finite_follows, share
from kb.finding.lexemes import Kind
from kb.finding.nounphrases import is_adjective, is_free, is_pronoun, phrase_start
from kb.finding.syntax import Grammar, Node, Part
from kb.model import EntityKind, MentionForm

_OPENERS = (Part.COMPLEMENTIZER, Part.RELATIVE, Part.ADVERB_RELATIVE, Part.SUBORDINATOR, Part.COLON)
_SKIPPED = (Part.TIME, Part.ADVERB, Part.OPEN, Part.CLOSE, Part.OPERATOR, Part.COMMA, Part.AUXILIARY, Part.NEGATOR)
_GROUP = (Part.AUXILIARY, Part.ADVERB, Part.NEGATOR, Part.OPERATOR)
_ERRANDS = frozenset({"Call", "Meeting"})  # who calls or meets somebody to do something does it himself
_FINITE, _INFINITIVE, _PARTICIPLE, _GERUND = "finite", "infinitive", "participle", "gerund"


def find_preverbal(nodes: Sequence[Node], grammar: Grammar) -> list[Clause]:
    """The clauses of a sentence, one a verb, in order."""
    finder = _Finder(nodes, grammar)
    for clause in finder.clauses:
        finder.open(clause)
    for clause in finder.clauses:
        finder.collect(clause)
    for clause in reversed(finder.clauses):
        finder.share_objects(clause)
    for clause in finder.clauses:
        finder.hang(clause)
    share(finder.clauses, nodes, grammar)
    return finder.clauses


def read_headline(clauses: Sequence[Clause], nodes: Sequence[Node], grammar: Grammar) -> None:
    """Take a bare past form of a headline that has no object for a passive: "Colonel convicted of genocide"."""
    for clause in clauses:
        bare = clause.reading.tense == "past" and not (clause.auxiliaries or clause.passive or clause.objects)
        if bare and done_to_somebody(clause) and not _has_complement(clause, nodes, grammar):
            clause.passive = clause.preposed = True


def _has_complement(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether an object stands right behind the verb, or a phrase that says whom the act is aimed at."""
    following = nodes[clause.verb.index + 1] if clause.verb.index + 1 < len(nodes) else None
    if following is None or following.part is not Part.PREPOSITION:
        return following is not None and following.part in (Part.NAME, Part.NOUN, Part.WORD, Part.NEGATOR)
    frame = clause.reading.lexeme.frame
    aimed = following.words not in grammar.genitives
    return aimed and frame is not None and "recipient" in frame.prepositions.get(following.words, ())


class _Finder:
    """The state of reading one sentence."""

    def __init__(self, nodes: Sequence[Node], grammar: Grammar) -> None:
        self.nodes, self.grammar = nodes, grammar
        self.clauses = [
            Clause(node, next(r for r in node.readings if r.lexeme.kind is not Kind.NOUN))
            for node in nodes
            if node.part is Part.VERB and not node.bracketed
        ]
        self.starts: dict[int, int] = {}
        self.forms: dict[int, str] = {}
        self.hosts: dict[int, Clause] = {}
        self.subject_starts: dict[int, int] = {}
        self.unnamed: set[int] = set()

    # The verb group

    def open(self, clause: Clause) -> None:
        """Find the words of the verb group, the form of the verb, and the subject of a finite one."""
        verb = clause.verb
        start = self._group(clause)
        self.starts[verb.index] = start
        form = self.forms[verb.index] = self._form(clause, start)
        if form == _INFINITIVE:
            clause.reading = replace(clause.reading, tense="infinitive")
        be = any(node.words in self.grammar.passive_auxiliaries for node in clause.auxiliaries)
        clause.passive = clause.reading.tense == "past" and (be or form == _PARTICIPLE) and not self._had(clause)
        if form == _INFINITIVE:
            past = any(r.tense == "past" for r in verb.readings)
            clause.passive = be and past
        clause.preposed = clause.passive
        if form == _FINITE and self._is_due(start, verb):
            clause.reading = replace(clause.reading, tense="infinitive")
        if form == _FINITE and self._is_inverted(clause, start):
            clause.reported = start
        elif form == _FINITE:
            self._find_subject(clause, start)
            clause.preposed |= clause.opener is not None and clause.opener.part is Part.RELATIVE
        elif start and self.nodes[start - 1].part in (*_OPENERS, Part.CIRCUMSTANCE):
            clause.opener = self.nodes[start - 1] if self.nodes[start - 1].part in _OPENERS else None

    def _had(self, clause: Clause) -> bool:
        """Whether the auxiliary nearest to the verb is of the perfect: "has visited" and no passive."""
        return bool(clause.auxiliaries) and clause.auxiliaries[0].words in self.grammar.perfect_auxiliaries

    def _group(self, clause: Clause) -> int:
        """The index at which the verb group begins; its auxiliaries are noted, nearest first."""
        at = clause.verb.index
        while at:
            node = self.nodes[at - 1]
            if node.part is Part.NEGATOR:
                clause.negated = True
            elif node.part is Part.AUXILIARY:
                clause.auxiliaries.append(node)
            elif node.part is Part.OPERATOR:
                clause.operators.append(node)
            elif node.part is not Part.ADVERB and not self._is_infinitive(at - 1):
                break
            at -= 1
        return at

    def _is_infinitive(self, at: int) -> bool:
        node = self.nodes[at]
        return node.part is Part.PREPOSITION and node.words in self.grammar.infinitive

    def _form(self, clause: Clause, start: int) -> str:
        tense = clause.reading.tense
        group = self.nodes[start : clause.verb.index]
        if group and any(self._is_infinitive(node.index) for node in group) and not self._finite_before_to(group):
            return _INFINITIVE
        if any(op.words.rpartition(" ")[2] in self.grammar.infinitive for op in clause.operators):
            return _FINITE if clause.auxiliaries else _INFINITIVE
        if tense == "gerund":
            return _FINITE if self._has_be(clause) else _GERUND
        if tense == "past" and not clause.auxiliaries and self._is_reduced(clause, start):
            return _PARTICIPLE
        if clause.auxiliaries and self.grammar.verb_endings.get(clause.auxiliaries[-1].words[-3:]) == "gerund":
            return _PARTICIPLE  # "hostages being held", "after having met him"
        return _FINITE

    def _finite_before_to(self, group: Sequence[Node]) -> bool:
        """Whether an auxiliary stands before "to": "is to visit", "has to leave", "was due to"."""
        return group[0].part is Part.AUXILIARY

    def _is_due(self, start: int, verb: Node) -> bool:
        """Whether a verb group says what is to be: "is to visit", "are to be held"."""
        group = self.nodes[start : verb.index]
        be = bool(group) and group[0].words in self.grammar.passive_auxiliaries
        return be and any(self._is_infinitive(node.index) for node in group)

    def _has_be(self, clause: Clause) -> bool:
        return any(node.words in self.grammar.passive_auxiliaries for node in clause.auxiliaries)

    def _is_reduced(self, clause: Clause, start: int) -> bool:
        """Whether a past form without auxiliary is a participle that qualifies what stands before it."""
        if not start:
            return not self._has_object(clause)
        before = self.nodes[start - 1]
        if before.part is Part.VERB:
            return True
        following = self._next(clause.verb.index + 1)
        if following is not None and following.words in self.grammar.doers and not is_speech(clause):
            doer = self.nodes[following.index + 1 : following.index + 2]
            if self._takes_object(clause) or any(node.part is Part.NAME for node in doer):
                return True
        if is_speech(clause) or before.part not in (Part.NAME, Part.WORD, Part.NOUN, Part.COMMA):
            return before.part in (Part.CIRCUMSTANCE, Part.SUBORDINATOR) and not self._has_object(clause)
        if is_pronoun(before, self.grammar) or self._has_object(clause) or not self._takes_object(clause):
            return False
        if before.part is Part.COMMA and following is not None and following.part is Part.PREPOSITION:
            aside = following.words not in self.grammar.infinitive and self._verb_before(clause)
            return aside and done_to_somebody(clause)  # "went on trial, accused of genocide"
        behind_preposition = before.part in (Part.NAME, Part.NOUN, Part.WORD) and self._governed(before)
        if finite_follows(clause.verb, self.nodes) or (behind_preposition and self._verb_before(clause)):
            return True
        return before.part is Part.NAME and done_to_somebody(clause) and self._is_done_to(before)

    def _is_done_to(self, name: Node) -> bool:
        """Whether a name is the object of an event verb right before it: "released | two of the hostages | held"."""
        begin = phrase_start(name, self.nodes, self.grammar)
        if begin > 1 and self.nodes[begin - 1].words in self.grammar.genitives:
            begin = phrase_start(self.nodes[begin - 2], self.nodes, self.grammar)
        verb = self.nodes[begin - 1] if begin else None
        if verb is None or verb.part is not Part.VERB:
            return False
        return verb.reading.lexeme.kind is Kind.VERB and all(r.lexeme.kind is not Kind.SPEECH for r in verb.readings)

    def _governed(self, node: Node) -> bool:
        return bool(node.preposition) or not is_free(node, self.nodes, self.grammar)

    def _verb_before(self, clause: Clause) -> bool:
        """Whether a verb that has no other object or subject to give stands before in the same stretch."""
        for node in reversed(self.nodes[: clause.verb.index]):
            if node.part in _OPENERS:
                return False
            if node.part is Part.VERB:
                return True
        return False

    def _takes_object(self, clause: Clause) -> bool:
        if clause.reading.lexeme.option("intransitive"):
            return False
        events = [r.lexeme for r in clause.verb.readings if r.lexeme.kind is Kind.VERB]
        lexemes = events or [clause.reading.lexeme]
        return any(lexeme.frame is None or lexeme.option("object") != "none" for lexeme in lexemes)

    def _has_object(self, clause: Clause) -> bool:
        node = self._next(clause.verb.index + 1)
        if node is None:
            return False
        if node.part is Part.NAME:
            return not node.preposition
        if node.part is Part.NOUN:
            return not node.preposition
        return node.part is Part.WORD and (not node.conjunction)

    def _next(self, at: int) -> Node | None:
        for node in self.nodes[at:]:
            if node.part not in (Part.OPEN, Part.CLOSE, Part.ADVERB) and not node.bracketed:
                return node
        return None

    def _is_inverted(self, clause: Clause, start: int) -> bool:
        """Whether a verb of saying stands between what is said and who says it: '..., said Freeh'."""
        before = self.nodes[start - 1] if start else None
        if not is_speech(clause) or before is None or before.part not in (Part.COMMA, Part.CLOSE, Part.OPEN):
            return False
        following = self._next(clause.verb.index + 1)
        if following is None or following.part is not Part.NAME or following.preposition:
            return False
        behind = next((n for n in self.nodes[following.index + 1 :] if n.part not in _GROUP), None)
        return behind is None or behind.part is not Part.VERB

    # The subject of a finite verb

    def _find_subject(self, clause: Clause, start: int) -> None:
        at = self._before_insertion(start) - 1
        while at >= 0:
            node = self.nodes[at]
            if node.part is Part.TIME and start - at == 1:
                clause.times.append(node)
            if node.bracketed or self._in_insertion(node, clause) or is_adjective(node):
                at -= 1
            elif node.part in (Part.NAME, Part.NOUN, Part.WORD):
                begin = phrase_start(node, self.nodes, self.grammar)
                mutual = self._before_mutual(begin)
                free = is_free(node, self.nodes, self.grammar) and mutual is None
                further = self._owner(begin) if free else begin - 1 if mutual is None else mutual
                if further is None:
                    self._take_subject(clause, node, begin)
                    return
                at = self._past_list(further)
            elif self._ends_search(clause, node):
                return
            else:
                jumped = self._past_verb(node) if node.part is Part.VERB else None
                at = at - 1 if jumped is None else jumped

    def _before_insertion(self, start: int) -> int:
        """Where to look for the subject of a verb right behind a comma: before what two commas hold between them."""
        found = start
        if not start or self.nodes[start - 1].part is not Part.COMMA:
            return found
        for node in reversed(self.nodes[1 : start - 1]):
            if node.part in _OPENERS and node.part is not Part.RELATIVE:
                break
            if node.part is Part.VERB and self._past_verb(node) is None:
                break
            if node.part is Part.COMMA and not node.bracketed and self._opens_insertion(node):
                found = node.index
        return found

    def _opens_insertion(self, comma: Node) -> bool:
        """Whether a comma stands between a free phrase at the head of a clause and what is put in behind it."""
        head, following = self.nodes[comma.index - 1], self.nodes[comma.index + 1]
        put_in = following.part in (Part.VERB, Part.PREPOSITION, Part.RELATIVE, Part.ADVERB, Part.WORD, Part.OPERATOR)
        if not put_in or head.part not in (Part.NAME, Part.NOUN, Part.WORD) or is_adjective(head):
            return False
        begin = phrase_start(head, self.nodes, self.grammar)
        before = self.nodes[begin - 1] if begin else None
        heads = before is None or before.part in (Part.COMMA, Part.CLOSE, Part.COORDINATOR, *_OPENERS)
        return heads and is_free(head, self.nodes, self.grammar)

    def _before_mutual(self, begin: int) -> int | None:
        """Where to go on looking before a phrase that is the second of two behind "between", and so governed by it."""
        if begin < 2 or self.nodes[begin - 1].part is not Part.COORDINATOR:  # noqa: PLR2004
            return None
        start = phrase_start(self.nodes[begin - 2], self.nodes, self.grammar)
        governed = start > 0 and self.nodes[start - 1].words in self.grammar.mutual
        return start - 2 if governed else None

    def _past_list(self, at: int) -> int:
        """Where to go on looking behind the last of several names that one preposition governs: "with A and B"."""
        before = self.nodes[at - 1] if at > 0 else None
        listed = before is not None and before.part is Part.NAME and bool(before.preposition)
        return at - 1 if listed and self.nodes[at].part is Part.COORDINATOR else at

    def _ends_search(self, clause: Clause, node: Node) -> bool:
        """Whether no subject stands before a node: it opens the clause, or joins it to another."""
        if node.part in _OPENERS:
            self._open_by(clause, node)
            return True
        if node.part is Part.COORDINATOR or (node.part is Part.VERB and self._past_verb(node) is None):
            self._share(clause)
            return True
        return False

    def _in_insertion(self, node: Node, clause: Clause) -> bool:
        """Whether a node is in a relative clause between two commas before the verb."""
        for other in reversed(self.nodes[: node.index + 1]):
            if other.part is Part.RELATIVE:
                before = self.nodes[other.index - 1] if other.index else None
                closed = any(n.part is Part.COMMA for n in self.nodes[node.index : self.starts[clause.verb.index]])
                return before is not None and before.part is Part.COMMA and closed
            if other.part is Part.COMMA and other is not node:
                return False
        return False

    def _past_verb(self, verb: Node) -> int | None:
        """Where to go on looking before a verb that is no main one: its group, or its relative pronoun."""
        form = self.forms.get(verb.index, _FINITE)
        if form != _FINITE:
            return self.starts[verb.index] - 1
        clause = self._clause(verb)
        if clause is not None and clause.opener is not None and clause.opener.part is Part.RELATIVE:
            return clause.opener.index - 1
        return None

    def _owner(self, begin: int) -> int | None:
        """Where to go on looking if the free phrase is the object of a verb that is no main one."""
        for node in reversed(self.nodes[:begin]):
            if node.part is Part.VERB:
                clause = self._clause(node)
                if clause is not None and is_speech(clause):
                    return None
                return self._past_verb(node)
            if node.part not in (Part.TIME, Part.ADVERB, Part.OPEN):
                return None
        return None

    def _clause(self, verb: Node) -> Clause | None:
        return next((clause for clause in self.clauses if clause.verb is verb), None)

    def _take_subject(self, clause: Clause, node: Node, begin: int) -> None:
        clause.opener = self._opener_before(begin)
        self.subject_starts[clause.verb.index] = begin
        if node.part is Part.NOUN:
            clause.subject_noun = node
        elif node.part is Part.WORD:
            pronoun = self.grammar.persons.get(node.words) or self._aged(node)
            joined = self._named_beside(begin)
            if pronoun is not None:
                clause.pronoun_subject = pronoun
            elif joined is not None:
                clause.subject = self._joined(joined)
                begin = self.subject_starts[clause.verb.index] = clause.subject[0].index
            else:
                self.unnamed.add(clause.verb.index)
        else:
            group = self._joined(node)
            clause.subject = self._apposed(group)
            self.subject_starts[clause.verb.index] = min(n.index for n in (*group, *clause.subject))
        clause.times.extend(self._times_before(min(begin, self.subject_starts[clause.verb.index])))
        self._report(clause)

    def _aged(self, node: Node) -> tuple[str, str] | None:
        """The pronoun for somebody of whom only the age is told: "the 67-year-old"."""
        before = [n.words for n in self.nodes[max(0, node.index - 3) : node.index]]
        aged = node.words in self.grammar.aged and len(before) > 2 and before[0] == before[2] == "-"  # noqa: PLR2004
        return next((p for p in self.grammar.persons.values() if p[1] == "s"), None) if aged else None

    def _named_beside(self, begin: int) -> Node | None:
        """The name to which a phrase that names nobody is joined: "Iran and | six other countries"."""
        if begin < 2 or self.nodes[begin - 1].part is not Part.COORDINATOR:  # noqa: PLR2004
            return None
        name = self.nodes[begin - 2]
        free = name.part is Part.NAME and not name.preposition and not is_adjective(name)
        return name if free and self._owner(name.index) is None else None

    def _times_before(self, begin: int) -> list[Node]:
        """The times put before a subject: "Last week, Hezbollah killed"."""
        found: list[Node] = []
        for node in reversed(self.nodes[:begin]):
            if node.part is Part.TIME:
                found.append(node)
            elif node.part not in (Part.COMMA, Part.PREPOSITION, Part.ADVERB, Part.OPEN):
                break
        return found

    def _joined(self, name: Node) -> list[Node]:
        """The joined names that end with this one: "Putin, Kim and Xi"."""
        group, joined = [name], False
        for node in reversed(self.nodes[: name.index]):
            if node.part is Part.COORDINATOR:
                joined = True
            elif node.part is Part.NAME and joined and not node.preposition and not is_adjective(node):
                group.insert(0, node)
                joined = False
            elif joined and (node.preposition in self.grammar.genitives or node.part is Part.PREPOSITION):
                continue
            elif node.part is Part.COMMA and len(group) > 1 and not joined:
                joined = True
            elif not node.bracketed:
                break
        first = self.nodes[group[0].index - 1] if group[0].index else None
        governed = first is not None and first.part is Part.VERB and len(group) > 1
        if governed and len(group) > 2:  # noqa: PLR2004  ("killing two men, | residents and officials | said")
            return group[1:]
        return [name] if governed else group

    def _apposed(self, group: list[Node]) -> list[Node]:
        """The person before a description in apposition: "Walid Mualem, the ambassador, said"."""
        first = group[0]
        if len(group) > 1 or first.index < 2 or self.nodes[first.index - 1].part is not Part.COMMA:  # noqa: PLR2004
            return group
        earlier = self.nodes[first.index - 2]
        described = first.mention is not None and first.mention.form is not MentionForm.NAME
        if earlier.part is not Part.NAME or earlier.mention is None or earlier.preposition or not described:
            return group
        return [earlier] if earlier.mention.names[0].entity.kind is EntityKind.PERSON else group

    def _opener_before(self, begin: int) -> Node | None:
        for node in reversed(self.nodes[:begin]):
            if node.part in _OPENERS:
                return node
            if node.part in (Part.VERB, Part.NAME, Part.NOUN, Part.CIRCUMSTANCE):
                return None
        return None

    def _report(self, clause: Clause) -> None:
        """Let a verb of saying right before the subject have the clause for its content: "said Putin visited"."""
        begin = self.subject_starts[clause.verb.index]
        for node in reversed(self.nodes[:begin]):
            if node.part is Part.VERB:
                speech = self._clause(node)
                if speech is not None and is_speech(speech) and speech.content is None:
                    speech.content = self.nodes[begin]
                    clause.host = speech
                return
            between = node.part in (Part.TIME, Part.OPEN, Part.ADVERB, Part.COMMA, Part.OPERATOR, Part.NAME)
            if not (between or node.part in (Part.PREPOSITION, Part.WORD)):
                return
            if node.part is Part.COMMA and not node.bracketed and self.nodes[node.index - 1].part is not Part.TIME:
                return

    def _open_by(self, clause: Clause, opener: Node) -> None:
        clause.opener = opener
        if opener.part is not Part.RELATIVE:
            self.unnamed.add(clause.verb.index)
            return
        antecedent = self._located(self._antecedent(opener), clause)
        if antecedent is None:
            self.unnamed.add(clause.verb.index)
        elif antecedent.part is Part.NAME:
            clause.subject = [*self._joined(antecedent)] if not antecedent.preposition else [antecedent]
        else:
            clause.antecedent = clause.subject_noun = antecedent

    def _located(self, antecedent: Node | None, clause: Clause) -> Node | None:
        """The event before its place, where the verb is one of events: "the war in Syria, which began in 2011"."""
        if antecedent is None or antecedent.preposition not in self.grammar.place_prepositions:
            return antecedent
        event = self.nodes[antecedent.index - 2] if antecedent.index > 1 else antecedent
        carries = any(
            r.lexeme.kind is Kind.LIGHT and "subject" in r.lexeme.option("noun", "") for r in clause.verb.readings
        )
        return event if event.part is Part.NOUN and carries else antecedent

    def _antecedent(self, relative: Node) -> Node | None:
        for node in reversed(self.nodes[: relative.index]):
            if node.part in (Part.NAME, Part.NOUN):
                return node
            if node.part is Part.WORD or node.part not in (*_SKIPPED, Part.PREPOSITION):
                return None
        return None

    def _share(self, clause: Clause) -> None:
        """Take the subject of the clause that this one is joined to."""
        for earlier in reversed(self.clauses):
            if earlier.verb.index >= clause.verb.index:
                continue
            if self.forms.get(earlier.verb.index) == _FINITE and not self._between_relative(earlier, clause):
                clause.joined_to = earlier
                clause.subject = list(earlier.subject)
                clause.pronoun_subject = earlier.pronoun_subject
                clause.subject_noun = earlier.subject_noun
                if earlier.verb.index in self.unnamed:
                    self.unnamed.add(clause.verb.index)
                clause.auxiliaries.extend(self._shared_auxiliaries(earlier, clause))
                clause.passive |= earlier.passive and self._goes_on_passive(earlier, clause)
                return

    def _shared_auxiliaries(self, earlier: Clause, clause: Clause) -> list[Node]:
        """The auxiliaries that joined verbs of the same form have in common: "will visit China and meet Xi"."""
        return earlier.auxiliaries if not clause.auxiliaries and earlier.reading.tense == clause.reading.tense else []

    def _goes_on_passive(self, earlier: Clause, clause: Clause) -> bool:
        """Whether a participle is joined to a passive and has its subject done to: "was convicted and sentenced"."""
        bare = clause.reading.tense == "past" and clause.auxiliaries == earlier.auxiliaries
        return bare and done_to_somebody(clause) and not self._has_object(clause)

    def _between_relative(self, earlier: Clause, clause: Clause) -> bool:
        """Whether the earlier clause is a relative one between commas, which ends before this one."""
        relative = earlier.opener is not None and earlier.opener.part is Part.RELATIVE
        stretch = self.nodes[earlier.verb.index : clause.verb.index]
        return relative and any(node.part is Part.COMMA for node in stretch)

    # What follows the verb

    def collect(self, clause: Clause) -> None:
        """Collect what follows the verb up to the next clause."""
        clause.end = self._end(clause)
        previous: Node = clause.verb
        noun_seen = False
        self._take_pronoun(clause)
        clause.negated |= self._is_of_nothing(clause)
        for node in self.nodes[clause.verb.index + 1 : clause.end]:
            if node.bracketed and node.part is not Part.TIME:
                continue
            if node.part is Part.TIME:
                clause.times.append(node)
                continue
            if not noun_seen:
                noun_seen = self._take(clause, node, previous)
            if node.part not in (Part.CLOSE, Part.OPEN, Part.ADVERB, Part.PREPOSITION):
                previous = node
        clause.objects = [node for group in clause.groups for node in group]
        if is_speech(clause):
            self._invert(clause)
            self._follow_content(clause)

    def _is_of_nothing(self, clause: Clause) -> bool:
        """Whether "no" before its object denies what the verb tells: "reached no agreement"."""
        following = self._next(clause.verb.index + 1)
        if following is None or following.part is not Part.NEGATOR or is_speech(clause):
            return False
        denied = self._next(following.index + 1)
        return denied is None or not (denied.part is Part.VERB or denied.words in self.grammar.infinitive)

    def _take_pronoun(self, clause: Clause) -> None:
        """Take a pronoun right behind the verb for its object."""
        following = self._next(clause.verb.index + 1)
        if following is not None and following.words in self.grammar.objects:
            gender, number = self.grammar.persons[following.words]
            segments = clause.reading.segments
            segments = segments._replace(pronoun="object", pronoun_gender=gender, pronoun_number=number)
            clause.reading = replace(clause.reading, segments=segments)

    def _end(self, clause: Clause) -> int:
        begins = [self.starts[c.verb.index] for c in self.clauses if c.verb.index > clause.verb.index]
        begins += [start for verb, start in self.subject_starts.items() if verb > clause.verb.index < start]
        end = min((begin for begin in begins if begin > clause.verb.index), default=len(self.nodes))
        for node in self.nodes[clause.verb.index + 1 : end]:
            if node.part in (Part.RELATIVE, Part.ADVERB_RELATIVE, Part.SUBORDINATOR) and not node.bracketed:
                return node.index
            if node.part in (Part.COMPLEMENTIZER, Part.COLON):
                clause.content = node
                for other in self.clauses:
                    other.host = clause if other.opener is node else other.host
                return node.index
        return end

    def _take(self, clause: Clause, node: Node, previous: Node) -> bool:
        """Take a name, an operator or an event noun; tell whether it is the event noun, which ends the arguments."""
        if node.part is Part.OPERATOR:
            clause.operators.append(node)
        elif node.part is Part.NOUN:
            if node.preposition in self.grammar.circumstances:
                clause.circumstances.append((node.preposition, node))
            else:
                clause.nouns.append(node)
            return True
        elif node.part is Part.NAME and not is_adjective(node) and not self._qualifies(node):
            joined = previous.part is Part.COORDINATOR or self._is_listed(node, previous)
            if node.preposition in self.grammar.genitives and previous is not clause.verb:
                return False
            if node.preposition:
                clause.phrases.append((node.preposition, node))
            elif joined and clause.phrases and self._last_is_phrase(clause):
                clause.phrases.append((clause.phrases[-1][0], node))
            elif joined and clause.groups:
                clause.groups[-1].append(node)
            elif previous.part is not Part.COMMA:
                clause.groups.append([node])
        return False

    def _qualifies(self, name: Node) -> bool:
        """Whether a name only qualifies a noun behind it: "Iraq's visit", "the Kenya bombing"."""
        return any(name in node.owners or name in node.modifiers for node in self.nodes[name.index + 1 :][:6])

    @staticmethod
    def _last_is_phrase(clause: Clause) -> bool:
        last = clause.groups[-1][-1].index if clause.groups else -1
        return clause.phrases[-1][1].index > last

    def _is_listed(self, name: Node, previous: Node) -> bool:
        """Whether a name behind a comma is one of a list that "and" ends: "Syria, Iran and Turkey"."""
        if previous.part is not Part.COMMA:
            return False
        for node in self.nodes[name.index + 1 :]:
            if node.part is Part.COORDINATOR:
                following = self._next(node.index + 1)
                return following is not None and following.part is Part.NAME
            if node.part not in (Part.COMMA, Part.NAME, Part.PREPOSITION):
                return False
        return False

    def _invert(self, clause: Clause) -> None:
        """Let a name behind a verb of saying be its subject where the content stands before: ", said Freeh"."""
        own = bool(clause.subject) and (clause.reported or 0) <= clause.subject[0].index < clause.verb.index
        if clause.reported is not None and clause.groups and not own:
            clause.subject, clause.objects, clause.groups = clause.groups[0], [], []

    def _follow_content(self, clause: Clause) -> None:
        """Note that what is said stands before who says it: "Putin visited Kiev, officials said"."""
        if clause.reported is not None or self.forms[clause.verb.index] != _FINITE:
            return
        begin = min(self.subject_starts.get(clause.verb.index, len(self.nodes)), self.starts[clause.verb.index])
        before = self.nodes[begin - 1] if begin else None
        verbs = any(c.verb.index < begin for c in self.clauses)
        if (
            clause.content is None
            and before is not None
            and verbs
            and before.part in (Part.COMMA, Part.CLOSE, Part.OPEN)
        ):
            clause.reported = begin

    def share_objects(self, clause: Clause) -> None:
        """Let verbs side by side have their object in common: "kidnapped and murdered a businessman"."""
        joined = self._next(clause.verb.index + 1)
        if joined is None or joined.part is not Part.COORDINATOR:
            return
        verb = self._next(joined.index + 1)
        other = self._clause(verb) if verb is not None and verb.part is Part.VERB else None
        if other is not None and other.reading.tense == clause.reading.tense:
            clause.groups, clause.objects = list(other.groups), list(other.objects)

    # Infinitives and participles

    def hang(self, clause: Clause) -> None:
        """Give an infinitive or participle its subject, and a finite verb without one the pronoun left out."""
        form = self.forms[clause.verb.index]
        if form == _FINITE:
            return
        if form == _INFINITIVE and self._is_ranked(clause):
            self._take_ranked(clause)
        elif not self._qualifies_before(clause, form):
            self._hang_on_host(clause, form)

    def _qualifies_before(self, clause: Clause, form: str) -> bool:
        """Whether a participle belongs to a noun phrase right before it, which it takes for its subject."""
        before = self.nodes[self.starts[clause.verb.index] - 1] if self.starts[clause.verb.index] else None
        preposition = clause.verb.preposition if form == _GERUND else ""
        if form == _PARTICIPLE or (form == _GERUND and not preposition):
            apart = before is not None and before.part is Part.COMMA and form == _PARTICIPLE and before.index
            qualified = self.nodes[before.index - 1] if before is not None and apart else before
            if apart and qualified is not None and (qualified.preposition or qualified.part is Part.TIME):
                return False  # "was jailed in Paris, | accused of theft" tells of whoever was jailed
            if qualified is not None and qualified.part in (Part.NAME, Part.NOUN):
                self._qualify(clause, qualified)
                return True
            if apart and qualified is not None and qualified.part is Part.WORD:
                return True  # "their statement, released by the Kremlin"
            return before is not None and before.part is Part.WORD and not is_pronoun(before, self.grammar)
        return False

    def _hang_on_host(self, clause: Clause, form: str) -> None:
        """Give an infinitive or participle the subject or object of the verb that it hangs on."""
        preposition = clause.verb.preposition if form == _GERUND else ""
        host = clause.host = self._host(clause)
        if host is None:
            return
        controlled = form == _INFINITIVE or preposition in self.grammar.controlling
        errand = form == _INFINITIVE and bool(_ERRANDS & host.verb.senses.types)
        if controlled and host.objects and host.verb.index < clause.verb.index and not (host.passive or errand):
            clause.subject = list(host.objects)
        else:
            clause.subject = list(host.subject)
            clause.pronoun_subject = None if clause.subject else host.pronoun_subject
        clause.joined_to = None
        implicative = any(r.lexeme.option("implicative") for r in host.verb.readings)
        if form == _INFINITIVE and implicative and not host.negated:
            clause.reading = replace(clause.reading, tense=host.reading.tense)
        if form == _GERUND:
            self._take_tense(clause, host, preposition)

    def _is_ranked(self, clause: Clause) -> bool:
        """Whether an infinitive says what somebody did as the first or last of several: "the first pope to visit"."""
        start = self.starts[clause.verb.index]
        head = self.nodes[start - 1] if start else None
        if head is None or head.part not in (Part.NAME, Part.WORD, Part.NOUN) or clause.negated:
            return False
        begin = phrase_start(head, self.nodes, self.grammar)
        while begin and self.nodes[begin - 1].part is Part.WORD and not is_pronoun(self.nodes[begin - 1], self.grammar):
            begin -= 1  # "the | highest-ranking | Rwandan official"
        phrase = self.nodes[begin:start]
        words = {word for node in phrase for word in node.words.casefold().split()}
        before = {node.words for node in self.nodes[:start]}
        unreal = self.grammar.future_words | self.grammar.possibly | self.grammar.unreal
        return bool(words & self.grammar.superlatives) and not before & unreal

    def _take_ranked(self, clause: Clause) -> None:
        """Let whoever is said to be the first, or else the noun so described, be the one that did it."""
        clause.reading = replace(clause.reading, tense="past")
        at = self.starts[clause.verb.index] - 1
        begin = phrase_start(self.nodes[at], self.nodes, self.grammar)
        linked = begin > 1 and self.nodes[begin - 1].words in self.grammar.passive_auxiliaries
        head = self.nodes[begin - 2] if linked else self.nodes[at]
        if head.part is Part.NAME:
            clause.subject = [head]
        elif head.part is Part.WORD:
            clause.pronoun_subject = self.grammar.persons.get(head.words)

    def _qualify(self, clause: Clause, before: Node) -> None:
        if before.part is Part.NOUN:
            clause.antecedent = clause.subject_noun = before
        else:
            clause.subject = [before]
        if clause.reading.tense == "gerund":
            clause.reading = replace(clause.reading, tense="participle")

    def _host(self, clause: Clause) -> Clause | None:
        """The clause on which an infinitive or participle hangs: the nearest before it, or the main one behind it."""
        at = self.starts[clause.verb.index]
        earlier = [c for c in self.clauses if c.verb.index < at]
        joined = at > 0 and self.nodes[at - 1].part is Part.COORDINATOR
        for other in reversed(earlier):
            form = self.forms[other.verb.index]
            if joined and form == self.forms[clause.verb.index]:
                return other
            if form == _FINITE or (form == _INFINITIVE and self.forms[clause.verb.index] == _INFINITIVE):
                return other
            if clause.verb.preposition and other.verb.index == at - 2:
                return other  # "accused | of | killing"
            if self.forms[clause.verb.index] == _INFINITIVE:
                return other
        behind = [c for c in self.clauses if c.verb.index > clause.verb.index]
        later = [c for c in behind if self.forms[c.verb.index] == _FINITE and not (at > 1 and is_speech(c))]
        return later[0] if later else None

    def _take_tense(self, clause: Clause, host: Clause, preposition: str) -> None:
        """Tell a participle in the time of the verb that it hangs on; what somebody is accused of is over."""
        if preposition in self.grammar.charging:
            clause.reading = replace(clause.reading, tense="past")
            return
        tense = "past" if host.reading.tense in ("past", "participle") else host.reading.tense
        clause.reading = replace(clause.reading, tense=tense)
        words = self.grammar.future_words | self.grammar.possibly
        clause.auxiliaries.extend(node for node in host.auxiliaries if node.words in words)
        if preposition == "":
            clause.times.extend(time for time in host.times if not clause.times)
