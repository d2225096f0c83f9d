"""What stands around the text of a page: notes on its numbers, its tools, its foot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from toolkit import (
    citation,
    embeds,
    head,
    imprint,
    issue_forms,
    provenance,
    redirects,
    revisions,
)
from toolkit.author import Author
from toolkit.edition import edition
from toolkit.imprint import Tools
from toolkit.markup import element


@dataclass(frozen=True)
class Frame(Author):
    """An author who also knows what the theme puts around a page."""

    def word(self, key: str, **filled: object) -> str:
        """A fixed word or sentence in the language of the page."""
        return self._voice.word(key, **filled)

    def annotate(self, markup: str) -> provenance.Annotated:
        """The page with each number linked to a note, and the notes."""
        return provenance.annotate(markup, self._voice, self._figure_link)

    def moved(self) -> str:
        """For each anchor that the page no longer has, a line that says where its text is now."""
        slug = self.address.removeprefix(self._voice.language.path)
        found = redirects.moved_sections(self.content, self.locale, slug)
        return "".join(
            element("p", said, id=anchor, class_="moved no-print", data_search_exclude=True)
            for anchor, said in found
        )

    def imprint(self) -> imprint.Imprint:
        """What stands at the foot of the page."""
        return imprint.imprint(self._voice, self.content.root)

    def citations(self, path: str, title: str, address: str) -> Mapping[str, str]:
        """How the page in a file is cited, by the names of the forms."""
        now = edition(self.content)
        state = replace(now, date=revisions.days(self.content).get(path, now.date))
        slug = self.address.removeprefix(self._voice.language.path)
        work = citation.page(self._voice, state, title, address, slug)
        return {citation.NAMES[k]: said for k, said in citation.every(self._voice, work).items()}

    def embeds(self, root: str) -> list[embeds.Embed]:
        """What of the page other sites can show; `root` is the absolute address of this one."""
        slug = self.address.removeprefix(self._voice.language.path)
        return embeds.of_page(self.content, self.locale, root, slug)

    def head(self, root: str) -> head.Head:
        """What the head of the page says, on a site whose root has the absolute address `root`."""
        slug = self.address.removeprefix(self._voice.language.path)
        page = self.content.by_address[self.locale, slug]
        return head.head(self.content, page, root, revisions.days(self.content).get(page.path))

    def tools(self, path: str, title: str, address: str) -> Tools:
        """What a reader may do with the page in a file, and when it was last changed."""
        form = issue_forms.page(self.content, self.locale, path, title, address)
        day = revisions.days(self.content).get(path)
        return imprint.tools(self._voice, path, title, day, form)
