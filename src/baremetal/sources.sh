#!/usr/bin/env bash
# Fetches the C libraries of the images at exact versions into a folder:
#
#   sources.sh FOLDER        then FOLDER/mbedtls-3.6.6 and FOLDER/lwip-2.2.1+dfsg1 are there
#
# They are Debian's source packages, with its security corrections. The machine's own package configuration is not
# touched: apt gets a state of its own, the mirror that the machine uses, and checks the archive's signature.
set -euo pipefail

suite=trixie
mbedtls=3.6.6-0.1~deb13u1
lwip=2.2.1+dfsg1-1+deb13u1
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

folder=$1

say() { printf 'limpet: %s\n' "$*" >&2; }

fail() {
    say "$@"
    say "They may also be put there by hand: the sources of mbedTLS 3.6.6" \
        "as $folder/mbedtls-3.6.6, and those of lwIP 2.2.1 as $folder/lwip-2.2.1+dfsg1."
    exit 1
}

# The first mirror in the machine's configuration, in either of its two formats.
find_mirror() {
    cat /etc/apt/sources.list.d/*.sources /etc/apt/sources.list 2> /dev/null |
        sed -nE 's/^URIs: *([^ ]+).*/\1/p; s/^deb (\[[^]]*\] )?(http[^ ]*) .*/\2/p' | sed -n 1p
}

prepare_apt() {
    mkdir -p "$state/sources" "$state/lists/partial" "$state/cache/archives/partial"
    printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
        "$mirror" "$suite" "$keyring" > "$state/sources/limpet.sources"
    apt=(apt-get -q -o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$state/sources"
        -o "Dir::State::Lists=$state/lists" -o "Dir::Cache=$state/cache" -o APT::Sandbox::User=root)
}

fetch() {
    say "fetching the sources of mbedTLS ${mbedtls%%-*} and lwIP ${lwip%%+*}"
    (cd "$part" && "${apt[@]}" update && "${apt[@]}" source "mbedtls=$mbedtls" "lwip=$lwip") > "$folder/apt.log" 2>&1 ||
        { tail -n 20 "$folder/apt.log" >&2; fail "the sources could not be fetched from $mirror. Is there a network?"; }
}

mkdir -p "$folder"
part=$folder/part
rm -rf "$part" && mkdir "$part"
state=$(mktemp -d)
trap 'rm -rf "$state" "$part"' EXIT
mirror=$(find_mirror) || true
[ -n "$mirror" ] || fail "the sources of mbedTLS and lwIP come from a Debian mirror, and this machine names none."
prepare_apt
fetch
for each in "mbedtls-${mbedtls%%-*}" "lwip-${lwip%-*}"; do
    rm -rf "${folder:?}/$each"
    mv "$part/$each" "$folder/"
done
