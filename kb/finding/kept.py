"""What is found once for a word and then looked up: most words of a text are ones that were read before."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Kept(dict[K, V]):
    """What a function gives for each key, kept for those seen: looking one up again costs no call.

    It begins anew when it is full, so that no text can make it grow without end.

    >>> lengths = Kept(len)
    >>> lengths["word"]
    4
    """

    __slots__ = ("_find", "_most")

    def __init__(self, find: Callable[[K], V], most: int = 1 << 16) -> None:
        super().__init__()
        self._find, self._most = find, most

    def __missing__(self, key: K) -> V:
        if len(self) >= self._most:
            self.clear()
        found = self[key] = self._find(key)
        return found
