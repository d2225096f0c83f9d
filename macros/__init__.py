"""Gives page authors the macros of the toolkit; holds no logic of its own."""

from pathlib import Path

from toolkit.author import MACROS, Author
from toolkit.project import current_content


def define_env(env):
    """Called by the builder: registers each macro for the page that is being built."""
    content = current_content(Path(env.conf["config_file_path"]).parent)

    def author():
        return Author(content, env.conf["theme"]["language"], env.page.url, env.conf["site_url"])

    def speak(name):
        return lambda *arguments, **options: getattr(author(), name)(*arguments, **options)

    for name in MACROS:
        env.macro(speak(name), name)
