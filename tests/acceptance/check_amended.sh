#!/usr/bin/env bash
# What subscribers see of an amendment: calendars of the plan of 2021 before and after a deadline and a task were moved, a
# task renamed, one dropped and one added. usage: TOOLS=DIR check_amended.sh PROGRAM WORK      exit 0 passed, 1 not
# Two judges: every UID is kept, revised and called off as RFC 5545 has it (check_ics.py --prev), and real programs that
# have subscribed show each event once (clients.py).
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
TOOLS=$(cd "${TOOLS:?the folder that setup.sh installed into}" && pwd)
PROGRAM=$(realpath "${1:?usage: TOOLS=DIR check_amended.sh PROGRAM WORK}")
WORK=$(realpath -m "${2:?usage: TOOLS=DIR check_amended.sh PROGRAM WORK}")
export PYTHONDONTWRITEBYTECODE=1
PYTHON="$TOOLS/py/bin/python"
PLAN=content/2021/plan.yaml
passed=0 failed=0
judge() {
  local name=$1 code=0; shift
  "$@" >"$WORK/said" 2>&1 || code=$?
  if [ "$code" = 0 ]; then passed=$((passed + 1)) word=passed; else failed=$((failed + 1)) word=FAILED; cat "$WORK/said"; fi
  echo "[$name] $word"
}
# A place that is not found would make an amendment of nothing.
amend() {
  grep -qF -- "$2" "$1" || { echo "check_amended.sh: $1 does not hold: $2" >&2; exit 1; }
  python3 - "$@" <<'PY'
import sys
path, old, new = sys.argv[1:]
text = open(path, encoding='utf-8').read()
assert text.count(old) == 1, (path, old, text.count(old))
open(path, 'w', encoding='utf-8').write(text.replace(old, new))
PY
}
rm -rf "$WORK"
mkdir -p "$WORK"
cp -r "$HERE/../../content" "$WORK/content"
mkdir "$WORK/before"
"$PROGRAM" -C "$WORK" build --base-url http://127.0.0.1 --output "$WORK/before/all" >"$WORK/build.log" 2>&1 || { cat "$WORK/build.log"; exit 1; }

cd "$WORK"
amend $PLAN 'when: {before: 2021-03-15}' 'when: {before: 2021-03-22}'
amend $PLAN 'trước ngày 15 tháng 3 năm 2021' 'trước ngày 22 tháng 3 năm 2021'
amend $PLAN $'  - id: tieu-chi-thi-dua-tong-hop\n    month: 4' $'  - id: tieu-chi-thi-dua-tong-hop\n    month: 5'
amend $PLAN '  - id: hop-khoi-binh-xet' '  - id: hop-khoi-cuoi-nam'
amend $PLAN $'\ntasks:\n' $'\nrenamed:\n  hop-khoi-binh-xet: hop-khoi-cuoi-nam\ntasks:\n'
amend $PLAN $'  - id: hoat-dong-cua-khoi\n    month: 7\n    text: >-\n      Tham gia các hoạt động của Khối thi đua các huyện, thành phố.\n    about: {year: 2021}\n    units: [khoi-thi-dua-cac-huyen-thanh-pho]\n' ''
amend $PLAN $'  # Tháng 9\n' $'  # Tháng 9\n  - id: hop-giao-ban\n    when: ngày 15/9\n    text: Họp giao ban; nghe báo cáo, góp ý của các đơn vị.\n    meetings:\n      - {on: 2021-09-15, at: "14:00", until: "16:30", place: "Phòng họp số 1; trụ sở UBND huyện"}\n'
# What is not written down is not published: the check says so, and the record makes it right.
code=0
"$PROGRAM" -C . check --only published-stale --deny warnings >"$WORK/stale.log" 2>&1 || code=$?
[ "$code" = 1 ] || { cat "$WORK/stale.log"; echo 'check_amended.sh: the check is silent about calendars that are stale' >&2; exit 1; }
"$PROGRAM" -C . record --date 2021-03-05 >"$WORK/record.log" 2>&1 || { cat "$WORK/record.log"; exit 1; }
mkdir after
"$PROGRAM" -C . build --base-url http://127.0.0.1 --output "$WORK/after/all" >"$WORK/build.log" 2>&1 || { cat "$WORK/build.log"; exit 1; }

files=(2021/lich/han-chot 2021/lich/cong-viec 2021/lich/nhac-han 2021/lich/viec-can-lam 2021/lich/don-vi/cac-don-vi lich/han-chot lich/cong-viec lich/viec-can-lam)
for side in before after; do
  for file in "${files[@]}"; do
    mkdir -p "$side/$(dirname "$file")"
    cp "$side/all/site/$file.ics" "$side/$file.ics"
  done
  rm -rf "${side:?}/all"
done
for file in "${files[@]}"; do
  judge "amended $file" "$PYTHON" "$HERE/check_ics.py" --prev "before/$file.ics" "after/$file.ics"
done
judge clients "$PYTHON" "$HERE/clients.py" cycle before after
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
