"""One person in two names: an office with what it is for, and its holder behind that.

"زعيم تنظيم داعش في أفغانستان وباكستان | حافظ سعيد", "نظيريه الأميركي | جون كيري والسعودي | عادل الجبير". Finding names
joins what stands side by side; here whole phrases stand in between.
"""

from collections.abc import Sequence
from dataclasses import replace

from kb.finding.media import Media
from kb.finding.nounphrases import is_adjective
from kb.finding.syntax import Grammar, Node, Part
from kb.language.text import fold
from kb.model import EntityKind, MentionForm

_FARTHEST = 8
_BETWEEN = (Part.PREPOSITION, Part.WORD, Part.NAME)
_FIELDS = (EntityKind.COUNTRY, EntityKind.ORGANIZATION)


def join_appositions(nodes: Sequence[Node], grammar: Grammar, media: Media) -> None:
    """Let each office mean the person who is named for it in the same breath, and each secretariat that of its body."""
    if not grammar.subject_after_verb:
        return
    for node in nodes:
        if node.mention is None:
            continue
        if node.index and _is_of_organ(node, nodes[node.index - 1], grammar) and not any(map(media.has, node.names)):
            _take_body(nodes[node.index - 1], node)
        elif node.index and (_is_same(node, nodes[node.index - 1]) or _is_office_of(node, nodes[node.index - 1])):
            node.bracketed = True
        if node.mention.form is MentionForm.TITLE and not node.bracketed:
            if node.mention.number == "d":
                _share_out(node, nodes)
            elif node.mention.number != "p":
                _join(node, nodes, grammar)


def _share_out(office: Node, nodes: Sequence[Node]) -> None:
    """Let the two who hold an office told in the dual stand for it: "وزيرا خارجية مصر | شكري والأردن | جودة"."""
    first = nodes[office.index + 1] if office.index + 1 < len(nodes) else None
    if first is None or not _is_holder(first) or first.conjunction:
        return
    first.preposition, first.conjunction = office.preposition, office.conjunction
    office.bracketed = True
    for node in nodes[first.index + 1 : first.index + 2]:
        holder = nodes[node.index + 1] if node.index + 1 < len(nodes) else None
        if node.conjunction and _is_origin(node) and holder is not None and _is_holder(holder):
            node.bracketed = True
            holder.conjunction = holder.conjunction or node.conjunction


def _join(office: Node, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Let an office be whoever is named behind what it is for, and behind a further office joined to it."""
    holder = _holder(office, nodes, grammar) or _joint_holder(office, nodes, grammar)
    if holder is None or holder.mention is None or office.mention is None:
        return
    office.mention = replace(
        office.mention, names=holder.mention.names, form=MentionForm.NAME, gender=holder.mention.gender
    )
    for node in nodes[office.index + 1 : holder.index + 1]:
        node.bracketed = True


def _holder(office: Node, nodes: Sequence[Node], grammar: Grammar) -> Node | None:
    """The person named right behind phrases that say of what or where the office is."""
    told = False
    for node in nodes[office.index + 1 : office.index + 1 + _FARTHEST]:
        if node.part is Part.COMMA:
            following = nodes[node.index + 1] if node.index + 1 < len(nodes) else None
            free = following is not None and not (following.conjunction or following.preposition)
            return following if told and free and following is not None and _is_holder(following) else None
        if told and _is_holder(node) and not node.preposition and not node.conjunction:
            return node
        if node.part not in _BETWEEN or (node.part is Part.WORD and (node.conjunction or not told)):
            return None
        if node.part is Part.NAME and not is_adjective(node):
            if not _is_field(node, told=told, grammar=grammar):
                return None
            told = True
    return None


def _is_field(node: Node, *, told: bool, grammar: Grammar) -> bool:
    """Whether a name says of what an office is: a body or country behind a preposition, or one joined to it."""
    kind = node.mention.names[0].entity.kind if node.mention is not None else None
    if kind not in _FIELDS:
        return False
    return node.preposition in grammar.offices_of if node.preposition else told and bool(node.conjunction)


def _joint_holder(office: Node, nodes: Sequence[Node], grammar: Grammar) -> Node | None:
    """The person named with a second office joined to one seldom held alone: "نائب الرئيس ووزير الدفاع فلان"."""
    following = nodes[office.index + 1] if office.index + 1 < len(nodes) else None
    if following is None or not following.conjunction or not _is_holder(following) or following.preposition:
        return None
    head, second = fold(office.words.split()[0]).removeprefix(grammar.article), fold(following.words.split()[0])
    return following if head in grammar.side_offices and second in grammar.office_heads else None


def _is_holder(node: Node) -> bool:
    """Whether a node names one person."""
    mention = node.mention
    if mention is None or mention.form is not MentionForm.NAME or len(mention.names) > 1:
        return False
    entity = mention.names[0].entity
    return entity.kind is EntityKind.PERSON and not entity.described and not node.bracketed


def _is_origin(node: Node) -> bool:
    country = node.mention is not None and node.mention.names[0].entity.kind is EntityKind.COUNTRY
    return country or is_adjective(node)


def _is_same(node: Node, before: Node) -> bool:
    """Whether a name says once more who stands right before: "خادم الحرمين الشريفين | الملك سلمان"."""
    if node.mention is None or before.mention is None or node.conjunction or node.preposition:
        return False
    one = before.mention.number not in ("p", "d") and not before.bracketed
    people = node.names[0].entity.kind is EntityKind.PERSON and not node.names[0].entity.described
    return one and people and [name.entity.id for name in node.names] == [name.entity.id for name in before.names]


def _is_office_of(node: Node, before: Node) -> bool:
    """Whether an office right behind a name that is joined to others is his: "وعبدالله المحيسن | المستشار بالديوان"."""
    if node.mention is None or node.conjunction or node.preposition or node.mention.number in ("p", "d"):
        return False
    return node.mention.form is MentionForm.TITLE and bool(before.conjunction) and _is_holder(before)


def _take_body(organ: Node, body: Node) -> None:
    """Let an organ that no list knows act as the body that it is of."""
    body.bracketed = True
    if organ.mention is not None and not organ.mention.names[0].entity.linked:
        organ.mention = replace(organ.mention, names=body.names)


def _is_of_organ(node: Node, organ: Node, grammar: Grammar) -> bool:
    """Whether a body is the one whose organ stands right before it: "الأمانة العامة | لمنظمة التعاون الإسلامي"."""
    if node.preposition not in grammar.possessive or node.mention is None or organ.mention is None:
        return False
    bodies = all(n.names[0].entity.kind in (EntityKind.ORGANIZATION, EntityKind.GROUP) for n in (node, organ))
    words = fold(organ.words).split()
    return bodies and len(words) > 1 and words[-1] in grammar.organ_adjectives
