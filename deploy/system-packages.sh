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
    needs java default-jre-headless
    needs npm npm
    needs java default-jre-headless
    needs npm npm
    needs aspell aspell
    # deploy/nginx.conf is tried
    needs nginx nginx-light
    [ -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ] ||
        missing="$missing libnginx-mod-http-brotli-static"
    needs openssl openssl
    # a build at another time writes the same
    needs faketime faketime
    for language in $(sed -n 's/^  package: aspell-//p' "$(dirname "$0")"/../data/languages/*.yml); do
        aspell dump dicts 2>/dev/null | grep -qx "$language" || missing="$missing aspell-$language"
    done
    ;;
esac

install_missing() {
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
}

# The Nu HTML checker comes through npm alone, and is known by its content; where it cannot be had,
# its test is left out and says so.
CHECKER=vnu-jar@26.9.27
DIGEST=4e441de4315f39a582f5e6edbe8cd3b2b1f655aa1dde3620faface791133217c417b12f3f7ead2d8336d8e7efe44f5226618258b44a0860057e9125135e6b428

fetch_checker() {
    folder=$(dirname "$0")/../.cache/$CHECKER
    [ -s "$folder/vnu.jar" ] && return
    mkdir -p "$folder"
    package=$folder/$(npm pack --silent --pack-destination "$folder" "$CHECKER") &&
        echo "$DIGEST  $package" | sha512sum --check --status &&
        tar --extract --gzip --to-stdout --file "$package" package/build/dist/vnu.jar \
            >"$folder/vnu.jar.part" &&
        mv "$folder/vnu.jar.part" "$folder/vnu.jar" ||
        echo "The Nu HTML checker ($CHECKER) could not be fetched." >&2
    rm -f "$folder"/*.tgz "$folder"/*.part
}

[ -z "$missing" ] || install_missing
[ "$1" != test ] || fetch_checker
[ "$1" != test ] || sh "$(dirname "$0")/form.sh" || echo "The editing form could not be fetched." >&2
