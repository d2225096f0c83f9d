"""The example for web pages, run in a browser on a page of another site."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples_of_page import examples
from playwright.sync_api import Page, Route, expect
from website import ROOT, build_once, shared_folder

from toolkit.dataset.records import phrase
from toolkit.project import current_content
from toolkit.voice import Voice

ELSEWHERE = "https://another-site.example/"
IN_A_PAGE = 1


@pytest.mark.parametrize("locale", ["sl", "en"])
def test_the_example_for_a_web_page(
    page: Page, site: str, locale: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A page elsewhere shows the figure, where the server lets other sites read the file."""
    content = current_content(ROOT)
    built = build_once(shared_folder(tmp_path_factory.getbasetemp()), "site")
    snippet = examples(built, content.data.languages[locale].path, site)[IN_A_PAGE]

    def data(route: Route) -> None:
        file = built.file(route.request.url.removeprefix(site))
        route.fulfill(
            body=Path(file).read_bytes(),
            headers={"content-type": "application/json", "access-control-allow-origin": "*"},
        )

    body = f"<!doctype html><meta charset=utf-8><title>Elsewhere</title>{snippet}"
    page.route(ELSEWHERE, lambda route: route.fulfill(body=body, content_type="text/html"))
    page.route(f"{site}data/**", data)
    page.goto(ELSEWHERE)
    expect(page.locator("#demand")).to_have_text(
        phrase(Voice(content.data, locale), "demand_rising")
    )
