"""The content of a folder, read again when one of its files has changed."""

from __future__ import annotations

import pytest
from small_project import Project

from toolkit.project import Unusable, current, current_content, faults


def test_read_once(project: Project) -> None:
    """Nothing is read twice while nothing changes."""
    assert current(project.root)[0] is current(project.root)[0]


def test_read_again_after_a_change(project: Project) -> None:
    """A changed, new or deleted file is seen."""
    before = current_content(project.root)
    project.append("data/links.yml", "# longer\n")
    changed = current_content(project.root)
    assert changed is not before
    project.write("docs/en/new.md", "# New { #new }\n")
    assert ("en", "new/") in current_content(project.root).by_address
    (project.root / "docs/en/new.md").unlink()
    assert ("en", "new/") not in current_content(project.root).by_address


def test_unusable(project: Project) -> None:
    """Content that never was usable raises with its issues."""
    project.write("data/links.yml", "a: [")
    with pytest.raises(Unusable) as error:
        current_content(project.root)
    assert [issue.code for issue in error.value.issues] == ["yaml-syntax"]


def test_preview_goes_on_with_the_last_good_content(project: Project) -> None:
    """A slip while writing does not take the preview away."""
    good = current_content(project.root)
    project.append("data/links.yml", "a: [")
    assert current_content(project.root) is good
    assert current(project.root)[0] is None


def test_faults(project: Project) -> None:
    """Faults of form and of the named checks come together, in the order of files."""
    project.append("docs/en/index.md", "\nThere are 53 of them.\n\n{{ figur('x') }}\n")
    codes = [issue.code for issue in faults(project.root, ("macros", "numbers"))]
    assert codes == ["literal-number", "macro-unknown"]
    assert faults(project.root, ("claims",)) == []
