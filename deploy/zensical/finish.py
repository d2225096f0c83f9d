"""After `zensical-i18n build`: the files beside the pages, as hooks.py writes them for MkDocs."""

from __future__ import annotations

import sys
from pathlib import Path

from toolkit import publications
from toolkit.project import current_content

PROJECT = Path(__file__).resolve().parent


def main() -> None:
    """Finishes the site in `site/`, built for the address that is given."""
    publications.write(current_content(PROJECT), sys.argv[1], PROJECT / "site")


if __name__ == "__main__":
    main()
