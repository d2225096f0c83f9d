#!/bin/sh
# Makes sure that the programs exist which pip cannot install.
# usage: system-packages.sh build PYTHON | system-packages.sh test
# On Debian as root it installs what is missing; elsewhere it names the command and stops.
set -eu

missing=""

needs() { # program, Debian package
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

needs_library() { # Python, name, Debian package
    "$1" -c 'import ctypes.util, sys; sys.exit(not ctypes.util.find_library(sys.argv[1]))' "$2" \
        2>/dev/null || missing="$missing $3"
}

case "$1" in
build)
    needs "$2" python3
    "$2" -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
    # for the PDF
    needs_library "$2" pango-1.0 libpango-1.0-0
    needs_library "$2" pangoft2-1.0 libpangoft2-1.0-0
    needs_library "$2" harfbuzz-subset libharfbuzz-subset0
    ;;
test)
    needs chromium chromium
    needs git git
    needs aspell aspell
    [ -z "$(command -v aspell)" ] || for language in sl en; do
        aspell dump dicts | grep -qx "$language" || missing="$missing aspell-$language"
    done
    case "$missing" in *" aspell"*) missing="$missing aspell-sl aspell-en" ;; esac
    ;;
esac

[ -z "$missing" ] && exit 0
install="apt-get install --yes --no-install-recommends$missing"
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update --quiet --quiet
    # shellcheck disable=SC2086 # each package is a word of its own
    $install >/dev/null
else
    echo "Missing:$missing. On Debian or Ubuntu: sudo $install" >&2
    exit 1
fi
