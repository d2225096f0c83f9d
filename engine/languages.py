"""Whether the site generator knows the languages of the site, and where a page is in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mkdocs.exceptions import PluginError


def _labels(nav: Any) -> Iterator[str]:
    for item in nav or []:
        if isinstance(item, dict):
            for label, below in item.items():
                yield label
                if isinstance(below, list):
                    yield from _labels(below)


def require_address(config: Any) -> None:
    """Feeds, cards and descriptions need to say where the site is."""
    if not config.site_url:
        raise PluginError("mkdocs.yml: site_url is empty; set SITE_URL to an address or unset it")


def require_translated_labels(config: Any) -> None:
    """Stops where a label of the navigation has no translation."""
    for language in config.plugins["i18n"].config.languages:
        if language.default:
            continue
        missing = set(_labels(config.nav)) - set(language.nav_translations or {})
        if missing:
            lacking = ", ".join(sorted(missing))
            raise PluginError(
                f"mkdocs.yml: nav_translations of '{language.locale}' lack: {lacking}"
            )


def require_same_languages(config: Any, languages: Mapping[str, Any]) -> None:
    """Stops where mkdocs.yml and data/languages/ differ on which languages there are, and where."""
    listed = config.plugins["i18n"].config.languages
    here = {entry.locale: "" if entry.default else f"{entry.locale}/" for entry in listed}
    there = {code: language.path for code, language in languages.items()}
    if here != there:
        raise PluginError(
            f"mkdocs.yml has the languages {here} (i18n: languages), data/languages/ has {there}"
        )


def alternates(page: Any, config: Any) -> Iterator[dict[str, Any]]:
    """The page in every language that has it, this one included."""
    i18n = config.plugins["i18n"]
    for language in i18n.config.languages:
        file = page.file.alternates.get(language.locale)
        if file:
            address = "" if file.url in (".", "./") else file.url
            yield {
                "locale": language.locale,
                "name": language.name,
                "url": file.url,
                "absolute_url": f"{config.site_url}{address}",
                "is_current": language.locale == i18n.current_language,
                "is_default": language.default,
            }
