#!/bin/bash
# Serves a site with the sample settings of nginx and asks for a file of every kind, as a browser would.
# usage: check_server.sh OUTPUT_DIR      OUTPUT_DIR holds site/ and portal/      needs: nginx, curl, unzip or python3      exit 0/1/2
set -u
[ -d "${1:-}/site" ] && [ -d "$1/portal" ] || { sed -n '2,3s/^# //p' "$0"; exit 2; }
OUTPUT=$(cd "$1" && pwd)
WORK=$(mktemp -d)
chmod 755 "$WORK"
trap '[ ! -s "$WORK/pid" ] || kill "$(cat "$WORK/pid")" 2>/dev/null; rm -rf "$WORK"' EXIT
passed=0 failed=0
ok() { passed=$((passed + 1)); }
fail() { echo "FAIL $*"; failed=$((failed + 1)); }
PORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

# What is served is the ZIP, unpacked: it must be the site, file for file.
mkdir "$WORK/www"
python3 -m zipfile -e "$OUTPUT/portal/trang.zip" "$WORK/www" && diff -r "$OUTPUT/site" "$WORK/www" >"$WORK/diff" && ok || fail "the ZIP is not the site: $(head -n 5 "$WORK/diff")"
chmod -R a+rX "$WORK/www"
cp "$OUTPUT/portal/may-chu/web.config" "$WORK/www/"

# Only what an office has to change is changed: address and folder.
sed -e "s/listen 80;/listen 127.0.0.1:$PORT;/" -e '/listen \[::\]:80;/d' -e "s#root /var/www/ke-hoach;#root $WORK/www;#" \
  "$OUTPUT/portal/may-chu/nginx.conf" >"$WORK/ke-hoach.conf"
user=; [ "$(id -u)" != 0 ] || user="user root;"
cat >"$WORK/nginx.conf" <<END
$user
pid $WORK/pid;
error_log $WORK/error.log;
events {}
http { access_log off; client_body_temp_path $WORK/t1; proxy_temp_path $WORK/t2; fastcgi_temp_path $WORK/t3; uwsgi_temp_path $WORK/t4; scgi_temp_path $WORK/t5; include $WORK/ke-hoach.conf; }
END
nginx -t -q -c "$WORK/nginx.conf" 2>"$WORK/test" && [ ! -s "$WORK/test" ] && ok || fail "nginx -t: $(cat "$WORK/test")"
nginx -c "$WORK/nginx.conf" || { echo "nginx does not start"; exit 1; }
for _ in 1 2 3 4 5 6 7 8 9 10; do curl -s -o /dev/null "http://127.0.0.1:$PORT/" && break; sleep 0.2; done

CSP="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
# asks PATH STATUS TYPE CACHE: every answer has the headers of safety, those of errors too.
asks() {
  curl -s -D "$WORK/head" -o "$WORK/body" "http://127.0.0.1:$PORT/$1"
  tr -d '\r' <"$WORK/head" >"$WORK/lines"
  for want in "HTTP/1.1 $2 " "Content-Type: $3" "Cache-Control: $4" "Content-Security-Policy: $CSP" 'X-Content-Type-Options: nosniff' 'Referrer-Policy: no-referrer'; do
    n=$(grep -cF "$want" "$WORK/lines")
    [ "$n" = 1 ] && ok || fail "/$1: “$want” stands $n times in: $(tr '\n' '|' <"$WORK/lines")"
  done
  grep -Fxq "Content-Type: $3" "$WORK/lines" && ok || fail "/$1: not just $3: $(grep -i ^content-type "$WORK/lines")"
}
some() { (cd "$OUTPUT/site" && find . -name "$1" | LC_ALL=C sort | head -n 1 | cut -c3-); }
kind() {
  path=$(some "$1")
  [ -z "$path" ] || asks "$path" 200 "$2" "$3"
  # What is sent must be the file.
  [ -z "$path" ] || { cmp -s "$OUTPUT/site/$path" "$WORK/body" && ok || fail "/$path: other bytes"; }
}
asks '' 200 'text/html; charset=utf-8' no-cache
kind '*.html' 'text/html; charset=utf-8' no-cache
kind '*.css' 'text/css; charset=utf-8' max-age=3600
kind '*.js' 'text/javascript; charset=utf-8' max-age=3600
kind '*.json' application/json no-cache
kind '*.csv' 'text/csv; charset=utf-8' no-cache
kind '*.xlsx' application/vnd.openxmlformats-officedocument.spreadsheetml.sheet no-cache
kind '*.ics' 'text/calendar; charset=utf-8' no-cache
kind '*.pdf' application/pdf no-cache
kind '*.png' image/png max-age=3600
kind '*.txt' 'text/plain; charset=utf-8' no-cache
kind 'sitemap.xml' 'application/xml; charset=utf-8' no-cache
kind 'feed.xml' 'application/atom+xml; charset=utf-8' no-cache
page=$(some 'index.html')
case $page in */*) asks "${page%index.html}" 200 'text/html; charset=utf-8' no-cache;; esac
for missing in khong-co khong-co/sau-hon/index.html .git/config web.config 404.html; do
  asks "$missing" 404 'text/html; charset=utf-8' no-cache
  cmp -s "$OUTPUT/site/404.html" "$WORK/body" && ok || fail "/$missing: not the page for what is not there"
done
# No kind of file is left without a type.
while read -r ending; do
  grep -Eq "[[:space:]]$ending[ ;]" "$WORK/ke-hoach.conf" && ok || fail "nginx.conf: no media type for .$ending"
  grep -q "fileExtension=\".$ending\" mimeType" "$OUTPUT/portal/may-chu/web.config" && ok || fail "web.config: no media type for .$ending"
  grep -Eq "^AddType .* \.$ending( |\$)" "$OUTPUT/portal/may-chu/apache.conf" && ok || fail "apache.conf: no media type for .$ending"
done < <(cd "$OUTPUT/site" && find . -type f -name '*.*' | sed 's/.*\.//' | sort -u)
# The three samples say the same of safety.
for sample in nginx.conf web.config apache.conf; do
  grep -qF "$CSP" "$OUTPUT/portal/may-chu/$sample" && ok || fail "$sample: another Content-Security-Policy"
done
python3 -c 'import sys, xml.etree.ElementTree as tree; tree.parse(sys.argv[1])' "$OUTPUT/portal/may-chu/web.config" && ok || fail 'web.config is no XML'
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
