"""toolkit.alignment: two states of a text side by side."""

from __future__ import annotations

from toolkit.alignment import differences, marked


def test_equal_texts_have_no_differences() -> None:
    """What stayed is not named."""
    assert list(differences(["a", "b"], ["a", "b"])) == []


def test_the_same_words_cut_otherwise_are_no_difference() -> None:
    """A sentence that was only split or joined reads the same."""
    assert list(differences(["x", "One. Two."], ["x", "One.", "Two."])) == []


def test_as_many_old_as_new_belong_together_in_order() -> None:
    """Even where they have no word in common."""
    assert list(differences(["a", "5", "b"], ["a", "three", "b"])) == [(1, 1)]


def test_most_alike_belong_together() -> None:
    """An inserted sentence is alone, beside one whose words were inflected."""
    old = ["prepoznati 15 izzivov skupnosti"]
    new = ["nekaj povsem drugega", "prepoznati 3 izzive skupnosti", "konec"]
    assert list(differences(old, new)) == [(None, 0), (0, 1), (None, 2)]
    assert list(differences(new, old)) == [(0, None), (1, 0), (2, None)]


def test_unlike_texts_stay_apart() -> None:
    """Where nothing is alike, the old is removed and the new is added."""
    assert set(differences(["a b c"], ["x y z", "u v w"])) == {(0, None), (None, 0), (None, 1)}


def test_changed_words_are_marked_with_the_spaces_between() -> None:
    """15 izzivov becomes 3 izzive, in one stretch; the rest stays."""
    old, new = marked("vsaj 15 izzivov skupnosti.", "vsaj 3 izzive skupnosti.")
    assert old == [("vsaj ", False), ("15 izzivov", True), (" skupnosti.", False)]
    assert new == [("vsaj ", False), ("3 izzive", True), (" skupnosti.", False)]


def test_a_decimal_number_is_one_word() -> None:
    """53,5 is not marked in pieces."""
    assert marked("53,5 %", "53,6 %")[0] == [("53,5", True), (" %", False)]
