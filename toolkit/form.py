"""A form in the browser for those who prefer one, published at admin/ where it can be.

It needs the packages that deploy/form.sh fetches and the address of the repository. What it writes
goes through pull requests; templates/form/form.js keeps all that was not changed as it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any

from toolkit import form_fields, schemas
from toolkit.content import Content
from toolkit.reference.texts import of_site
from toolkit.schema import COLLECTIONS
from toolkit.voice import Voice

FOLDER = "admin/"
PACKAGES = ".cache/form"
"""Where deploy/form.sh puts them."""
SERVED = ("cms", "yaml")
TEMPLATES = Path(__file__).parent / "templates/form"
SOURCE = {"name": "_source", "label": "_source", "widget": "hidden"}
"""Takes a file as it was through the form; form.js fills it."""
TYPED = ("*.js", "*.woff2", "*.wasm", "*.png", "*.txt", "LICENSE*")
PLACES: Mapping[str, str] = MappingProxyType(
    {
        "github": r"https://github\.com/(?P<repo>[^/]+/[^/]+)/edit/(?P<branch>[^/]+)/\{path\}",
        "gitlab": r"https://gitlab\.com/(?P<repo>.+?)/-/edit/(?P<branch>[^/]+)/\{path\}",
    }
)
"""Code hosts that the form can open pull requests at, with their addresses for editing a file."""
HOSTS: Mapping[str, str] = MappingProxyType(
    {
        "github": "https://api.github.com https://www.githubstatus.com",
        "gitlab": "https://gitlab.com https://status-api.hostedstatus.com",
    }
)
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self' data: blob: {hosts}; "
    "worker-src 'self' blob:; frame-src blob:; base-uri 'none'; form-action 'none'"
)


def files(content: Content, address: str) -> Iterator[tuple[str, bytes]]:
    """The form for the site whose root has the absolute address `address`."""
    packages, place = content.root / PACKAGES, backend(content)
    if not place or not all((packages / name).is_dir() for name in SERVED):
        return
    for name in SERVED:
        for file in sorted(path for kind in TYPED for path in (packages / name).rglob(kind)):
            yield FOLDER + file.relative_to(packages).as_posix(), file.read_bytes()
    yield f"{FOLDER}form.js", (TEMPLATES / "form.js").read_bytes()
    yield f"{FOLDER}config.json", json.dumps(config(content, address, place)).encode()
    yield f"{FOLDER}index.html", _page(content, place).encode()


def backend(content: Content) -> dict[str, Any] | None:
    """The repository that data/site.yml gives for editing, where the form can reach it."""
    given = content.data.site.edit_address or ""
    for name, pattern in PLACES.items():
        if found := re.fullmatch(pattern, given):
            return {"name": name, **found.groupdict(), "auth_methods": ["token"]}
    return None


def policy(name: str) -> str:
    """What the browser may do in the form for a code host."""
    return POLICY.format(hosts=HOSTS[name])


def config(content: Content, address: str, place: Mapping[str, Any]) -> dict[str, Any]:
    """What the CMS needs to know: the data files and the pages, every language side by side."""
    locales = _locales(content)
    data, pages = (_word(content, key) for key in ("form_data", "form_pages"))
    return {
        "load_config_file": False,
        "backend": dict(place),
        "publish_mode": "editorial_workflow",
        "site_url": address,
        "app_title": _word(content, "form"),
        "media_folder": "assets",
        "editor": {"preview": False},
        "output": {"omit_empty_optional_fields": True},
        "i18n": {"structure": "multiple_folders", "locales": locales, "default_locale": locales[0]},
        "collections": [
            {"name": "pages", "label": pages, "i18n": True, "files": list(_pages(content))},
            {"name": "data", "label": data, "files": list(_data(content))},
        ],
    }


def _locales(content: Content) -> list[str]:
    """The languages, the one at the root of the site first."""
    languages = content.data.languages
    return sorted(languages, key=lambda code: languages[code].path)


def _word(content: Content, key: str) -> str:
    return " · ".join(Voice(content.data, code).word(key) for code in _locales(content))


def _data(content: Content) -> Iterator[dict[str, Any]]:
    in_order = partial(_in_order, _locales(content))
    made = schemas.generate(content).items()
    known = {path.rpartition("/")[2]: json.loads(text, object_hook=in_order) for path, text in made}
    for name in (name for name in COLLECTIONS if content.data.records.get(name)):
        said = [texts.values["files"][name]["heading"] for texts in of_site(content)]
        yield {
            "name": name,
            "label": " · ".join(said),
            "file": f"data/{name}.yml",
            "format": f"form-{name}",
            "fields": [*form_fields.of_file(known, name), SOURCE],
        }


def _in_order(locales: Sequence[str], node: dict[str, Any]) -> dict[str, Any]:
    """What is said in every language, the first one first."""
    return {code: node[code] for code in locales} if node.keys() == set(locales) else node


def _pages(content: Content) -> Iterator[dict[str, Any]]:
    """The pages that are written by hand and stand in every language."""
    first, *others = _locales(content)
    widgets = {"title": "string", "description": "text", "body": "text"}
    fields = [
        {"name": name, "label": _word(content, f"form_{name}"), "widget": widget, "i18n": True}
        for name, widget in widgets.items()
    ]
    for page in sorted(content.pages, key=lambda page: page.path):
        twins = [content.by_address.get((code, page.slug)) for code in others]
        if page.locale != first or page.generated or not all(twins):
            continue
        file = page.path.replace(f"/{first}/", "/{{locale}}/", 1)
        yield {
            "name": page.slug.strip("/").replace("/", "-") or "index",
            "label": page.meta("title"),
            "file": file,
            "format": "form-frontmatter",
            "i18n": True,
            "fields": [*fields, {**SOURCE, "i18n": True}],
        }


def _page(content: Content, place: Mapping[str, Any]) -> str:
    first = _locales(content)[0]
    text = (TEMPLATES / "index.html").read_text("utf-8")
    filled = {
        "locale": first,
        "policy": policy(place["name"]),
        "title": _word(content, "form"),
    }
    for key, value in filled.items():
        text = text.replace(f"{{{{ {key} }}}}", escape(value, quote=False))
    return text
