#!/bin/sh
# Makes ../media/<name>.png from <name>.svg, quantised to 96 colours.
# Needs rsvg-convert and ImageMagick, and for the chart the Noto CJK fonts.
# The stories refer to a picture by the SHA-256 of its file: who draws one anew
# must write the new hash into the stories that show it.
set -eu
cd "$(dirname "$0")"
for svg in ${1:-*.svg}; do
    png="../media/${svg%.svg}.png"
    rsvg-convert --width 1600 --height 1000 "$svg" |
        convert png:- -alpha off +dither -colors 96 -strip -define png:exclude-chunks=date,time \
            -define png:compression-level=9 PNG8:"$png"
done
