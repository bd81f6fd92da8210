"""The garbage collector, told to look seldom: what an article makes is in hardly any cycle, and is freed without it.

Its rounds took a tenth of the time of extraction. The setting is the whole process's, so only programs of Tarikh's own
make it: the command line, its workers, the benchmark.
"""

import gc

_SELDOM = 50_000  # objects made and kept after which the collector looks for cycles


def spare_collector() -> None:
    """Raise the collector's first threshold; one that is higher, or a collector that is off, stays as it is."""
    young, *older = gc.get_threshold()
    if 0 < young < _SELDOM:
        gc.set_threshold(_SELDOM, *older)
