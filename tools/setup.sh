#!/bin/sh
# Makes .venv with the pinned packages; with "test" also what the tests need, a browser included.
set -eu
PYTHON=${PYTHON:-python3}
STEP=${1:-site}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null 2>&1; then sudo "$@"; else return 1; fi
}

system_package() {
    command -v apt-get >/dev/null 2>&1 || return 1
    as_root apt-get update -q && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@"
}

# nginx for the tests, unpacked and not installed: installing it would start a server on this machine.
unpack_nginx() {
    command -v nginx >/dev/null 2>&1 || [ -x .cache/nginx/usr/sbin/nginx ] && return 0
    command -v apt-get >/dev/null 2>&1 && command -v dpkg >/dev/null 2>&1 || return 1
    mkdir -p .cache/nginx
    (cd .cache/nginx && apt-get download -q nginx nginx-common && for package in *.deb; do dpkg -x "$package" . && rm "$package"; done)
}

# The Nu checker of HTML, for the tests: a program in Java that comes by npm.
VNU=26.9.27
fetch_checker() {
    [ -f ".cache/vnu-$VNU/package/build/dist/vnu.jar" ] && return 0
    command -v java >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 || return 1
    rm -rf .cache/vnu-* && mkdir -p ".cache/vnu-$VNU"
    (cd ".cache/vnu-$VNU" && npm pack --silent "vnu-jar@$VNU" && tar -xzf ./*.tgz && rm ./*.tgz)
}

find_browser() {
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}

# The program that drives the browser is linked against a library that minimal systems lack.
driver_runs() {
    .venv/bin/python -c 'import subprocess, sys; from playwright._impl._driver import compute_driver_executable as driver
sys.exit(subprocess.run([driver()[0], "--version"], capture_output=True).returncode)' 2>/dev/null
}

"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "需要 Python 3.11 或更新的版本 / Python 3.11 or newer is needed: $("$PYTHON" --version)" >&2
    exit 1
}
if [ ! -x .venv/bin/pip ]; then
    "$PYTHON" -m venv .venv 2>/dev/null || {
        echo "正在安装 python3-venv / installing python3-venv" >&2
        system_package python3-venv && "$PYTHON" -m venv --clear .venv
    }
fi

case $STEP in
site)
    .venv/bin/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
    ;;
test)
    .venv/bin/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
    find_browser || {
        echo "正在安装 Chromium，供浏览器测试使用 / installing Chromium for the browser tests" >&2
        system_package chromium || system_package chromium-browser || {
            echo "没有找到 Chromium，请安装后再试 / no Chromium found; install it and try again" >&2
            exit 1
        }
    }
    fc-list :lang=zh 2>/dev/null | grep -q . || system_package fonts-noto-cjk ||
        echo "没有中文字体，跳过 PDF 的测试 / no Chinese typeface: tests of PDFs are skipped" >&2
    unpack_nginx >/dev/null 2>&1 || echo "没有 nginx，跳过网站服务器的测试 / no nginx: tests of serving are skipped" >&2
    fetch_checker >/dev/null 2>&1 || echo "没有 Java 或 npm，跳过网页代码的检查 / no Java or npm: the test of valid HTML is skipped" >&2
    driver_runs || system_package libatomic1 || true
    driver_runs || {
        echo "浏览器驱动不能运行，请安装 libatomic1 后再试 / the browser's driver does not run; install libatomic1" >&2
        exit 1
    }
    ;;
esac
