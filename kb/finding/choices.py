"""Words out of closed lists, as what parts of sentences and words of the tables are asked for."""


class Choice(str):
    """One of the words that its class declares, each itself alone: its name in small letters.

    It is no `Enum`, whose members Python 3.11 looks up five times as slowly: nodes are asked for theirs all the time.
    """

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        for name in cls.__annotations__:
            setattr(cls, name, cls(name.lower().replace("_", " ")))
