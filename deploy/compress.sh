#!/bin/sh
# Puts a compressed copy beside every text file of a built site, for servers that send it as it is (nginx: gzip_static).
# The same site gives the same bytes. Where brotli or zstd is installed, their copies are made too.
set -eu
site=${1:?用法：deploy/compress.sh 网站目录}
texts() {
    find "$site" -type f -size +1k \( -name '*.html' -o -name '*.css' -o -name '*.js' -o -name '*.json' -o -name '*.csv' \
        -o -name '*.ics' -o -name '*.svg' -o -name '*.xml' \) -print0
}
texts | xargs -0 -r gzip -9 -k -n -f
if command -v brotli >/dev/null 2>&1; then texts | xargs -0 -r brotli -q 11 -k -f; fi
if command -v zstd >/dev/null 2>&1; then texts | xargs -0 -r zstd -q -19 -k -f; fi
