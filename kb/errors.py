"""Every error that Tarikh raises on purpose.

    TarikhError
    ├── InputError        a file or text that cannot be read as asked; names the file and the remedy
    ├── UsageError        the call or the command line is wrong
    ├── DataError         the data break a shape, a check or a count
    └── StoreError        the knowledge base on disk cannot be opened or written

Errors are raised where they are noticed and caught once, in `kb.cli`.
"""


class TarikhError(Exception):
    """What every error of this package is; `exit_code` is what the command line ends with."""

    exit_code = 2


class InputError(TarikhError):
    """A file or text that cannot be read as asked."""

    exit_code = 1


class UsageError(TarikhError):
    """The call or the command line is wrong."""


class DataError(TarikhError):
    """The data break a shape, a check or a count."""

    exit_code = 1


class StoreError(TarikhError):
    """The knowledge base on disk cannot be opened or written."""
