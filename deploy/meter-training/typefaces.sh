#!/bin/sh
# Gathers the typefaces that drums are drawn with, out of Debian 12's packages: a folder a package.
# Usage: typefaces.sh DIR
set -eu
LC_ALL=C
export LC_ALL

target=${1:?the folder to fill}
packages='adf-gillius adf-switzera adf-universalis allerta apropal b612 bajaderka bebas-neue beteckna cabin cantarell
clear-sans comfortaa courier-prime crosextra-carlito dosis engadget eurofurence freefont-otf gemunu-libre go humor-sans
inconsolata inter junction jura karla lato league-mono league-spartan liberation2 manrope millimetre monofur mononoki mplus
national-park ocr-b okolaks open-sans opendin osifont paratype play quicksand radisnoir roadgeek roboto-unhinted
routed-gothic sora texgyre tiresias tuffy ubuntu-title urw-base35 yanone-kaffeesatz'

# No meter's drum is printed in italics, hairlines or Roman letters.
unlike='italic|oblique|inclined|outline|ultralight|extralight|thin|hairline|stencil|fontz|karlatamil|wght|-?It\.|Obl'
unlike="$unlike|roman|serif|bookman|bonum|schola|termes|pagella|chorus|c059|p052|z003|d050|standard|symbol"
unlike="$unlike|courier prime\.|courier prime bold|FreeMono|smallcaps|WideUltra|math|Lato.*(Hai|Light)"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$target"
for name in $packages; do
    (cd "$work" && apt-get download -q "fonts-$name")
    dpkg-deb -x "$work"/fonts-"$name"_*.deb "$work/$name"
    mkdir -p "$target/fonts-$name"
    find "$work/$name" -type f \( -iname '*.ttf' -o -iname '*.otf' \) | sort | while read -r file; do
        base=$(basename "$file")
        if ! printf '%s\n' "$base" | grep -Eqi "$unlike"; then
            cp "$file" "$target/fonts-$name/$base"
        fi
    done
    rm -rf "${work:?}/$name"
done
