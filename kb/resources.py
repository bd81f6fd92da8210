"""Where the ontology and the bundled queries are: in a checkout, an editable install or a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """The folder `ontology` or `queries`: beside the package in a checkout, in `kb/bundled` in a wheel.

    Raises:
        FileNotFoundError: neither place has it, so the installation is broken.
    """
    for folder in (_PACKAGE / "bundled" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the folder {name!r} of Tarikh is missing: install the package again")
