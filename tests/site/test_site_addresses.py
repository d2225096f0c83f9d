"""Every address that was ever published still leads somewhere, in every language."""

from __future__ import annotations

from website import Built, parse

from toolkit.content import Content


def test_no_published_address_or_anchor_is_lost(site: Built, content: Content):
    """Walks the committed list over the built pages: the page or a redirect, and each anchor."""
    walked = 0
    for slug, anchors in content.data.addresses.items():
        for language in content.data.languages.values():
            address = language.path + slug
            file = site.file(address)
            assert file.is_file(), address
            known = {element.attributes.get("id") for element in parse(file).walk()}
            moved = address not in site.pages
            for anchor in anchors:
                assert moved or anchor in known, f"{address}#{anchor}"
                walked += 1
    assert walked > 100
