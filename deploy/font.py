"""Makes the font of the site: Source Sans 3, cut to the letters that the site may need.

Run by `make font`, and only when the letters or the release change: the result is committed.
"""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FOLDER = Path(__file__).resolve().parent.parent / "overrides/assets/fonts"
RELEASE = "source-sans@3.52.0"
SHA512 = "xsm7qlMI/JwxwNdp6pvpR6l+aZjn90fzOzoeUz/qoohIYbKbDwQNRIz5/ItYs7/hvqLirQNUoDFGXSVA3TU9tw=="
FONT = "package/VF/SourceSans3VF-Upright.ttf"
LICENCE = "package/LICENSE.md"

NAME = "Site Sans"
"""Its licence reserves the name "Source" for the font that nobody has changed."""
NAMES = [0, 1, 2, 3, 4, 6, 7, 13, 14]
WEIGHTS = (400, 700)
FEATURES = ["kern", "locl", "ccmp"]
"""Its digits are all of one width without a feature."""
LETTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "ČčŠšŽžĆćĐđ"
    + "ÄÖÜßÁÉÍÓÚáéíóúäöüàèéìòùŐőŰű"  # names from the neighbouring countries
    + "\u00a0\u2009\u202f\u2011·–—‘’‚“”„«»‹›…•§©°×−±²³½€←→↑↓≤≥"
)  # fmt: skip


def unpack(folder: Path) -> tuple[TTFont, bytes]:
    """The font as released, and its licence."""
    subprocess.run(["npm", "pack", "--silent", RELEASE], cwd=folder, check=True, stdout=sys.stderr)
    (package,) = folder.glob("*.tgz")
    found = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    if found != SHA512:
        sys.exit(f"{RELEASE} is not the package that was looked at: sha512 {found}")
    with tarfile.open(package) as files:
        files.extract(FONT, folder, filter="data")
        files.extract(LICENCE, folder, filter="data")
    return TTFont(folder / FONT, recalcTimestamp=False), (folder / LICENCE).read_bytes()


def cut(font: TTFont) -> TTFont:
    """The font with our letters, features and weights alone, under a name of its own."""
    lacking = [letter for letter in LETTERS if ord(letter) not in font.getBestCmap()]
    if lacking:
        sys.exit(f"{RELEASE} lacks {lacking}")
    options = Options(layout_features=FEATURES, name_IDs=NAMES, hinting=False, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(text=LETTERS)
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wght": WEIGHTS})
    for name, text in {1: NAME, 3: f"{NAME} {RELEASE}", 4: NAME, 6: NAME.replace(" ", "")}.items():
        font["name"].setName(text, name, 3, 1, 0x409)
    font["fvar"].instances = []
    del font["STAT"]
    font["name"].removeUnusedNames(font)
    font.flavor = "woff2"
    return font


def main() -> None:
    """Writes the font and its licence."""
    with tempfile.TemporaryDirectory() as folder:
        font, licence = unpack(Path(folder))
        target = FOLDER / "site-sans.woff2"
        cut(font).save(target)
        (FOLDER / "OFL.md").write_bytes(licence)
    print(f"{target.name}: {target.stat().st_size} bytes, {len(set(LETTERS))} letters")


if __name__ == "__main__":
    main()
