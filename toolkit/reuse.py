"""What stands at the entry of a number for those who use it elsewhere or find it wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from toolkit import citation, embeds, issue_forms
from toolkit.content import Content
from toolkit.dataset.records import figure_file
from toolkit.edition import edition
from toolkit.markup import element, text
from toolkit.voice import UnknownId, Voice


@dataclass(frozen=True)
class Reuse:
    """The ways to take a number, on a page that links to files of the site by `link`."""

    content: Content
    locale: str
    site: str
    """Absolute address of the root of the site."""
    link: Callable[[str], str]

    def citation(self, key: str) -> str:
        """How the number is cited, and its file."""
        voice, now = Voice(self.content.data, self.locale), edition(self.content)
        data = self.link(figure_file(key)).rstrip("/")
        return citation.shown_number(voice, now, key, self.site, data)

    def embed(self, key: str) -> str:
        """The code that shows its card on another site."""
        embed = self._card(key)
        return embeds.offered(Voice(self.content.data, self.locale), embed, self.link(embed.path))

    def report(self, key: str) -> str:
        """Where a mistake in the number is reported; nothing where that is not known."""
        voice, embed = Voice(self.content.data, self.locale), self._card(key)
        form = issue_forms.figure(voice, key, embed.home + embed.goal)
        link = element("a", text(voice.word("page_report")), href=form)
        return element("p", link, class_="no-print", data_search_exclude=True) if form else ""

    def example(self, key: str) -> str:
        """The card in its frame, and below it the code."""
        embed = self._card(key)
        return embeds.shown(embed, self.link(embed.path))

    def _card(self, key: str) -> embeds.Embed:
        known = embeds.embeds(self.content, self.locale, self.site)
        if key not in known:
            raise UnknownId("card", key)
        return known[key]
