"""The least that a build takes: the same text in the same menu, without a step of our own.

The site generator, its theme, its search and its languages read and write the pages, shared among
the processors as in this project. What a build of this site takes beyond it is ours.
"""

from __future__ import annotations

from pathlib import Path

import yaml
from mkdocs.utils.yaml import yaml_load
from run import ROOT, write_pages

from toolkit.content import Content

OURS = ("hooks", "extra_css", "extra_javascript", "extra", "watch")
HOOK = f"""
import gc, sys
from functools import partial
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from engine.at_once import PagesAtOnce
from engine.pages import PageCache
from engine.templates import theme_environment

gc.freeze()
gc.set_threshold(200_000, 50, 50)
cache = PageCache(Path(__file__).parent)
cache.install()

def on_startup(command, dirty):
    PagesAtOnce(cache).install()

def on_config(config):
    config.theme.get_env = partial(theme_environment, config.theme)
"""


def write_least(content: Content, folder: Path) -> None:
    """Writes such a project for the content of ours."""
    write_pages(content, folder / "docs", "/")
    (folder / "hook.py").write_text(HOOK, encoding="utf-8")
    with (content.root / "mkdocs.yml").open(encoding="utf-8") as file:
        settings = yaml_load(file)
    for name in OURS:
        settings.pop(name, None)
    for name in ("custom_dir", "favicon", "icon"):
        settings["theme"].pop(name, None)
    settings["plugins"].pop("macros")
    settings["hooks"] = ["hook.py"]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
