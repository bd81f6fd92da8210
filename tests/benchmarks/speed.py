"""How fast articles become claims, and texts dates, on one core: `python tests/benchmarks/speed.py FILE_OR_FOLDER ...`.

Reading the files is not measured. What is loaded once (words, names) is told by itself; the first article is read
before the clock starts.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import TypeVar

from kb.collector import spare_collector
from kb.finding.dates import read_article_dates
from kb.finding.extract import Extractor
from kb.graph.reference import read_reference, reference_files
from kb.model import Article, Reference
from kb.reading import ReadOptions, read_path

_T = TypeVar("_T")
_ARTICLE = 400  # words of the article that the rate of articles is told for, since articles differ in length


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many articles and words a second are read; 2 where the paths hold no article."""
    parser = ArgumentParser(description="Measure extraction and the date tagger on one core.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    articles = [article for path in parser.parse_args(arguments).paths for article in _read(path)]
    if not articles:
        sys.stderr.write("there is no article in these files\n")
        return 2
    spare_collector()
    words = sum(len(article.text.split()) for article in articles)
    loading, (extractor, reference) = _timed(_load)
    first, _ = _timed(lambda: [extractor.extract(article) for article in _one_a_language(articles)])
    extracting, claims = _timed(lambda: sum(len(extractor.extract(article)) for article in articles))
    tagging, times = _timed(lambda: sum(len(list(read_article_dates(article, reference))) for article in articles))
    sys.stdout.write(
        f"articles    {len(articles)} with {words} words\n"
        f"loading     {loading + first:.2f} s, with the first article of each language\n"
        f"extraction  {words / _ARTICLE / extracting:.1f} articles of {_ARTICLE} words a second ({claims} claims)\n"
        f"dates       {words / tagging:.0f} words a second ({times} times)\n"
    )
    return 0


def _read(path: Path) -> list[Article]:
    return [each for page in read_path(path, ReadOptions()) for each in page if isinstance(each, Article)]


def _load() -> tuple[Extractor, Reference]:
    reference = read_reference(reference_files())
    return Extractor(reference), reference


def _one_a_language(articles: Sequence[Article]) -> list[Article]:
    return list({article.language: article for article in reversed(articles)}.values())


def _timed(do: Callable[[], _T]) -> tuple[float, _T]:
    start = process_time()
    done = do()
    return process_time() - start, done


if __name__ == "__main__":
    sys.exit(main())
