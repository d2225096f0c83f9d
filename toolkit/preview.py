"""What only the preview shows: the mistakes of the open page, and the languages side by side."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from pathlib import Path

from toolkit import report
from toolkit.issue import Issue
from toolkit.language import Language
from toolkit.markup import each, element, text

ADDRESS = "preview/"
"""Where the preview shows the languages side by side."""
PAGES = "docs/"
TEMPLATE = Path(__file__).parent / "templates/preview.html"
STYLE = (
    "position:sticky;bottom:0;z-index:9;max-height:40vh;overflow:auto;padding:.6rem 1rem;"
    "background:#5c1a12;color:#fff;font-size:.75rem;line-height:1.45"
)
LINK_STYLE = "color:#ffd9a8;text-decoration:underline"


def spoken(locale: str) -> str:
    """The language in which the toolkit speaks to who reads pages of a locale."""
    return locale if locale in report.languages() else report.environment_language()


def on_page(page: str, issues: Sequence[Issue], path: str, locale: str, root: Path) -> str:
    """The page, whose file is `path`, with its mistakes and those of the data at its foot."""
    shown = [i for i in issues if i.path == path or not i.path.startswith(PAGES)]
    if not shown:
        return page
    before, end, after = page.rpartition("</body>")
    return f"{before}{_strip(shown, spoken(locale), root)}{end}{after}"


def _strip(issues: Sequence[Issue], language: str, root: Path) -> str:
    title = element("summary", element("strong", text(report.summary(issues, language))))
    items = each("li", (_item(issue, language, root) for issue in issues))
    inside = element("details", title, element("ol", items), open=True)
    return element("aside", inside, style=STYLE, lang=language, data_preview_issues=True)


def _item(issue: Issue, language: str, root: Path) -> str:
    """The message, with a link that opens its file at its line in the editor."""
    place = f"{issue.path}:{issue.line}"
    link = element("a", text(place), href=f"vscode://file/{root}/{place}", style=LINK_STYLE)
    guide = element(
        "a",
        text(report.messages(language)["_preview"]["guide"]),
        href=f"/{report.guide_page(issue.code, language)}",
        style=LINK_STYLE,
    )
    return f"{link} {text(report.sentence(issue, language))} {guide}"


def broken(locale: str) -> str:
    """The Markdown of a page whose macros cannot be filled in."""
    words = report.messages(spoken(locale))["_preview"]
    return f"# {words['broken']}\n\n{words['see_foot']}\n"


def side_by_side(languages: Mapping[str, Language], locale: str) -> str:
    """A page that shows every language of the site on the same page, the one of `/` first."""
    words = report.messages(spoken(locale))["_preview"]
    frames = "".join(
        f'<iframe data-locale="{code}" lang="{code}" title="{html.escape(language.name)}" '
        f'data-home="../{html.escape(language.path)}"></iframe>'
        for code, language in sorted(languages.items(), key=lambda pair: pair[1].path)
    )
    page = TEMPLATE.read_text(encoding="utf-8")
    for name, value in (("locale", spoken(locale)), ("title", words["title"])):
        page = page.replace(f"[{name}]", html.escape(value))
    return page.replace("[frames]", frames)
