#!/bin/sh
# Fetches what the editing form at /admin/ is made of into .cache/form/, by version and content.
# The build publishes the form where this has been run; decisions/editing-form.md says why.
set -eu

folder=$(dirname "$0")/../.cache/form

fetch() { # name, package, digest, the folder of the package that is served
    [ -d "$folder/$1" ] && [ "$(cat "$folder/$1.version" 2>/dev/null)" = "$2" ] && return
    mkdir -p "$folder/new"
    package=$folder/$(npm pack --silent --pack-destination "$folder" "$2")
    echo "$3  $package" | sha512sum --check --status || {
        echo "$2 is not what it was when it was chosen." >&2
        exit 1
    }
    tar -xzf "$package" -C "$folder/new"
    cp "$folder"/new/package/LICENSE* "$folder/new/package/$4/"
    find "$folder/new" -name '*.map' -delete
    rm -rf "${folder:?}/$1"
    mv "$folder/new/package/$4" "$folder/$1"
    echo "$2" >"$folder/$1.version"
    rm -rf "$folder/new" "$package"
}

mkdir -p "$folder"
fetch cms @sveltia/cms@0.221.1 27e4288a4f6418c9362fbbcda4e42b9c3985462f8d07abf02747fae7b62db31587d0ff16612611452442da943f8c619b56533ffcf83f588826929b30aa8a3781 npm
fetch yaml yaml@2.9.1 dcdc4df3eefc39dcdb4fb0bf5a31acc9f3c0b4968ddc5343b16c6fed8ee6703b13fe83a6816f01a72410145067bd91378fd63649dcf550b14b7b32fb11bdb217 browser/dist
