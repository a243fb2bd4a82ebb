#!/bin/sh
# Makes the icons of all sizes from icon.svg. Needs rsvg-convert and ImageMagick.
# The desktop shell wants RGBA; PNG32 keeps ImageMagick from saving a palette.
set -eu
cd "$(dirname "$0")"
size() {
    rsvg-convert --width "$1" --height "$1" icon.svg |
        convert png:- -strip -define png:exclude-chunks=date,time PNG32:"$2"
}
size 32 32x32.png
size 128 128x128.png
size 256 128x128@2x.png
size 512 icon.png
# The .ico holds the sizes that Windows asks for.
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
for pixels in 16 24 32 48 64 256; do
    size "$pixels" "$folder/$pixels.png"
done
convert "$folder/16.png" "$folder/24.png" "$folder/32.png" "$folder/48.png" "$folder/64.png" "$folder/256.png" icon.ico
