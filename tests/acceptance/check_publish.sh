#!/bin/bash
# Publishes a site to a real SSH server on loopback, by rsync and by sftp, and to a daemon of rsync; serves the folder by a real nginx
# with the settings that are handed on; then publishes a change, a removal, and goes on with a run that is cut off.
# usage: check_publish.sh KEHOACH WORKSPACE WORK      WORK is made anew      needs: sshd, ssh, sftp, rsync, nginx, curl      exit 0/1/2
set -u
[ -x "${1:-}" ] && [ -d "${2:-}/content" ] && [ -n "${3:-}" ] || { sed -n '2,4s/^# //p' "$0"; exit 2; }
KEHOACH=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
rm -rf "$3" && mkdir -p "$3" && WORK=$(cd "$3" && pwd) || exit 2
chmod 755 "$WORK"
PATH=$PATH:/usr/sbin
leave() {
  for pid in sshd.pid nginx.pid rsyncd.pid; do [ ! -s "$WORK/$pid" ] || kill "$(cat "$WORK/$pid")" 2>/dev/null; done
  [ -z "${AT_HOME:-}" ] || rm -rf "$AT_HOME"
}
trap leave EXIT
passed=0 failed=0
ok() { passed=$((passed + 1)); }
fail() { echo "FAIL $*"; failed=$((failed + 1)); }
port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
SSH_PORT=$(port) WEB_PORT=$(port) RSYNC_PORT=$(port)
USER_NAME=$(id -un)

mkdir -p "$WORK/office" "$WORK/bin"
cp -r "$2/content" "$WORK/office/"
cd "$WORK/office" || exit 2
"$KEHOACH" build >"$WORK/build.log" 2>&1 || { cat "$WORK/build.log"; echo 'the site was not built'; exit 1; }

# A server, its key, and the key of an office, made for this run only.
ssh-keygen -q -t ed25519 -N '' -f "$WORK/host_key"
ssh-keygen -q -t ed25519 -N '' -f "$WORK/office_key"
cat >"$WORK/sshd_config" <<END
ListenAddress 127.0.0.1
Port $SSH_PORT
HostKey $WORK/host_key
AuthorizedKeysFile $WORK/office_key.pub
PasswordAuthentication no
KbdInteractiveAuthentication no
StrictModes no
UsePAM no
PidFile $WORK/sshd.pid
Subsystem sftp internal-sftp
END
[ "$(id -u)" != 0 ] || mkdir -p /run/sshd
"$(command -v sshd)" -f "$WORK/sshd_config" -E "$WORK/sshd.log" || { echo 'sshd does not start'; exit 1; }
cat >"$WORK/rsyncd.conf" <<END
pid file = $WORK/rsyncd.pid
log file = $WORK/rsyncd.log
use chroot = no
address = 127.0.0.1
port = $RSYNC_PORT
[web]
path = $WORK/web-daemon
read only = no
uid = $USER_NAME
gid = $(id -gn)
END
cat >>"$WORK/rsyncd.conf" <<END
[khoa]
path = $WORK/web-locked
read only = no
uid = $USER_NAME
gid = $(id -gn)
auth users = van-thu
secrets file = $WORK/secrets
END
(umask 077 && echo 'van-thu:mat-khau' >"$WORK/secrets")
mkdir "$WORK/web-daemon" "$WORK/web-locked"
rsync --daemon --config="$WORK/rsyncd.conf" || { echo 'the daemon of rsync does not start'; exit 1; }
# The tools are the real ones; only which settings they read is said here, so that no file of the user is touched.
cat >"$WORK/ssh_config" <<END
Host may-chu may-chu-la khach
  HostName 127.0.0.1
  Port $SSH_PORT
  User $USER_NAME
  IdentityFile $WORK/office_key
  IdentitiesOnly yes
  UserKnownHostsFile $WORK/known_hosts
  StrictHostKeyChecking yes
Host may-chu-la
  UserKnownHostsFile $WORK/knows_nobody
END
echo "[127.0.0.1]:$SSH_PORT $(cut -d' ' -f1,2 "$WORK/host_key.pub")" >"$WORK/known_hosts"
# ssh takes the first of two settings.
sed -i '/^Host may-chu may/i Host may-chu-la\n  UserKnownHostsFile '"$WORK"'/knows_nobody' "$WORK/ssh_config"
printf '#!/bin/sh\nexec "%s" -F "%s" "$@"\n' "$(command -v ssh)" "$WORK/ssh_config" >"$WORK/bin/ssh"
# Where the file `cut` is, the line breaks when so many names or commands have been sent.
for tool in sftp rsync; do
  settings='' lines=9
  # A file takes three commands, and before them each folder one.
  [ $tool = rsync ] || settings="-F '$WORK/ssh_config'" lines=70
  cat >"$WORK/bin/$tool" <<END
#!/bin/bash
set -o pipefail
[ -e '$WORK/cut' ] || exec '$(command -v $tool)' $settings "\$@"
cat >'$WORK/input'
case "\$* \$(cat '$WORK/input')" in
  *--ignore-times*--files-from*|*'put "assets/'*) head -n $lines '$WORK/input' | '$(command -v $tool)' $settings "\$@"; echo 'Connection reset by peer' >&2; exit 12;;
  *) '$(command -v $tool)' $settings "\$@" <'$WORK/input';;
esac
END
done
chmod 755 "$WORK/bin"/*
PATH=$WORK/bin:$PATH
ssh -o BatchMode=yes may-chu true || { echo 'nobody can log in'; cat "$WORK/sshd.log"; exit 1; }

# publishes TO ANSWER: what is said must hold the answer.
said() { "$KEHOACH" --lang en publish "$@" >"$WORK/said" 2>&1 </dev/null; }
publishes() {
  said "$1" --yes && grep -qF -- "$2" "$WORK/said" && ok || fail "publish $1: not “$2” in: $(cat "$WORK/said")"
}
# holds FOLDER: file for file the site, besides the list and what others put there.
holds() {
  diff -r --exclude=.kehoach.json --exclude=web.config --exclude=.well-known output/site "$1" >"$WORK/diff" && ok || fail "$1 is not the site: $(head -n 5 "$WORK/diff")"
}
count=$(find output/site -type f | wc -l)
# stops TO ID PATH: the finding names the path, and nothing at the destination is another than before.
there() { (cd "$web" && find . -type f -exec sha256sum {} + | LC_ALL=C sort); }
stops() {
  there >"$WORK/before"
  said "$1" --yes && fail "$1: not stopped by $2" || ok
  grep -qF "[$2]" "$WORK/said" && grep -qF "$3" "$WORK/said" && ok || fail "$1: not $2 of $3 in: $(cat "$WORK/said")"
  there | cmp -s - "$WORK/before" && ok || fail "$1: something was written in spite of $2"
}
# The build knows of what is done to the site, through the manifest, as after a real one.
in_manifest() {
  python3 - "$WORK/office/output" "site/$1" "$2" <<'END'
import hashlib, json, pathlib, sys
root, path, what = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
manifest = json.loads((root / "manifest.json").read_text())
if what == "drop":
    (root / path).unlink()
    del manifest["artifacts"][path]
else:
    text = (root / path).read_bytes() + b"\n"
    (root / path).write_bytes(text)
    manifest["artifacts"][path].update(content=hashlib.sha256(text).hexdigest(), size=len(text))
(root / "manifest.json").write_text(json.dumps(manifest))
END
}
changed() { in_manifest "$1" change; }
dropped() { in_manifest "$1" drop && find output/site -type d -empty -delete; }

for way in rsync sftp daemon; do
  web=$WORK/web-$way
  mkdir -p "$web/.well-known"
  echo 'of the administrator' >"$web/web.config"
  case $way in
    rsync) to=may-chu:$web;;
    sftp) to=sftp://may-chu$web;;
    daemon) to=rsync://127.0.0.1:$RSYNC_PORT/web;;
  esac
  said "$to" && fail "$to: published without anybody to ask" || ok
  said "$to" --dry-run && grep -qF "$count to add, 0 to change, 0 to remove" "$WORK/said" && [ ! -e "$web/index.html" ] && ok || fail "$to: a dry run: $(cat "$WORK/said")"
  publishes "$to" "$count added, 0 changed, 0 removed"
  holds "$web"
  [ -z "$(find "$web" -name '*.kehoach-part' -o -name '.*.??????')" ] && ok || fail "$to: something unfinished is left"
  [ -z "$(find "$web" -type f -name '*.html' ! -perm 644)" ] && ok || fail "$to: pages that a server may not read"
  publishes "$to" 'Nothing changed'

  # A change: one page less, one style sheet with other bytes.
  cp -r output "$WORK/output.before"
  gone=$(cd output/site && find . -path '*/thang-*' -name index.html | cut -c3- | sort | head -n 1)
  dropped "$gone"
  changed "$(cd output/site && find . -name '*.css' | cut -c3- | sort | head -n 1)"
  publishes "$to" '0 added, 1 changed, 1 removed'
  holds "$web"
  [ ! -e "$web/$(dirname "$gone")" ] && ok || fail "$to: the folder of the page that is gone is still there"
  [ "$(cat "$web/web.config")" = 'of the administrator' ] && ok || fail "$to: a foreign file was touched"

  # Foreign files of the same name: nothing is written over, unless they hold the very same bytes.
  rm "$web/.kehoach.json"
  echo 'somebody else' >"$web/index.html"
  said "$to" --yes && fail "$to: a foreign file was written over" || ok
  grep -qF 'publish-foreign' "$WORK/said" && grep -qF index.html "$WORK/said" && [ "$(cat "$web/index.html")" = 'somebody else' ] && [ ! -e "$web/.kehoach.json" ] && ok || fail "$to: $(cat "$WORK/said")"
  cp output/site/index.html "$web/index.html"
  publishes "$to" "$((count - 1)) added"

  # A folder where a file belongs is seen before anything is written.
  rm -rf output && mv "$WORK/output.before" output
  mkdir -p "$web/$gone/x" && touch "$web/$gone/x/y"
  stops "$to" publish-in-the-way "$gone"
  # So is one with nothing in it, and one in place of a page that the list knows.
  rm -rf "${web:?}/${gone:?}/x"
  stops "$to" publish-in-the-way "$gone"
  rmdir "$web/$gone"
  publishes "$to" '1 added, 1 changed, 0 removed'
  cp -r output "$WORK/output.before"
  changed index.html
  mv "$web/index.html" "$WORK/index.html" && mkdir "$web/index.html"
  stops "$to" publish-in-the-way index.html
  rmdir "$web/index.html" && mv "$WORK/index.html" "$web/index.html"
  publishes "$to" '0 added, 1 changed, 0 removed'
  rm -rf output && mv "$WORK/output.before" output

  # A file where a folder belongs, and a link that leads nowhere; a link to a folder is one, and what is in it is seen.
  folder=$(cd output/site && find . -mindepth 2 -maxdepth 2 -type d | cut -c3- | sort | head -n 1)
  rm -rf "${web:?}" && mkdir -p "$web/$(dirname "$folder")"
  echo 'somebody else' >"$web/$folder"
  stops "$to" publish-in-the-way "$folder"
  rm "$web/$folder" && ln -s khong-co "$web/$folder"
  stops "$to" publish-in-the-way "$folder"
  rm "$web/$folder" && mkdir "$web/that" && ln -s ../that "$web/$folder"
  said "$to" --dry-run && grep -qF "$count to add" "$WORK/said" && ok || fail "$to: a link to a folder: $(cat "$WORK/said")"
  page=$(cd "output/site/$folder" && find . -type f | cut -c3- | sort | head -n 1)
  mkdir -p "$(dirname "$web/that/$page")" && echo 'somebody else' >"$web/that/$page"
  stops "$to" publish-foreign "$folder/$page"

  # A run that is cut off, from an empty folder: the list knows, and the next one goes on.
  rm -rf "${web:?}" && mkdir "$web"
  touch "$WORK/cut"
  said "$to" --yes && fail "$to: a line that breaks was not noticed" || ok
  rm "$WORK/cut"
  sent=$(find "$web" -type f ! -name '.kehoach*' | wc -l)
  [ "$sent" != 0 ] && [ "$sent" -lt "$count" ] && grep -q '"unsure"' "$web/.kehoach.json" && ok || fail "$to: $sent files were sent before the line broke: $(cat "$WORK/said")"
  # What somebody puts there now under a name that was not sent yet, or in place of a file that was, is not taken for ours.
  (cd output/site && find . -type f | cut -c3- | LC_ALL=C sort) >"$WORK/names"
  unsent=$(while read -r name; do [ -e "$web/$name" ] || echo "$name"; done <"$WORK/names" | tail -n 1)
  sent=$(while read -r name; do [ ! -e "$web/$name" ] || echo "$name"; done <"$WORK/names" | head -n 1)
  mkdir -p "$(dirname "$web/$unsent")" && echo 'somebody else' >"$web/$unsent"
  stops "$to" publish-foreign "$unsent"
  rm "$web/$unsent"
  cp "$web/$sent" "$WORK/sent" && echo 'somebody else' >"$web/$sent"
  stops "$to" publish-foreign "$sent"
  cp "$WORK/sent" "$web/$sent"
  # What was sent is ours also where the next site has other bytes; what the next site does not have is somebody else's and stays.
  cp -r output "$WORK/output.before"
  changed "$sent"
  dropped "$unsent"
  echo 'somebody else' >"$web/$unsent"
  publishes "$to" "0 added, $((count - 1)) changed, 0 removed"
  grep -qF 'was cut off' "$WORK/said" && ok || fail "$to: not told that it goes on"
  grep -qF '[publish-left]' "$WORK/said" && [ "$(cat "$web/$unsent")" = 'somebody else' ] && ok || fail "$to: a foreign file was removed: $(cat "$WORK/said")"
  rm "$web/$unsent" && find "$web" -type d -empty -delete
  holds "$web"
  publishes "$to" 'Nothing changed'
  rm -rf output && mv "$WORK/output.before" output
  publishes "$to" '1 added, 1 changed, 0 removed'
  holds "$web"
done

# What a server refuses has a name.
refuses() { said "$1" --yes; [ $? = "$3" ] && grep -qF "[$2]" "$WORK/said" && ok || fail "$1: not $2 in: $(cat "$WORK/said")"; }
for scheme in '' sftp://; do
  join=:; [ -z "$scheme" ] || join=
  refuses "${scheme}may-chu$join$WORK/khong-co" publish-server-folder 2
  refuses "${scheme}ai-do@may-chu$join$WORK/web-rsync" publish-key 3
  refuses "${scheme}may-chu-la$join$WORK/web-rsync" publish-host-key 3
done
refuses "sftp://127.0.0.1:$(port)$WORK/web-rsync" publish-unreachable 3
refuses "rsync://127.0.0.1:$RSYNC_PORT/khong-co" publish-server-folder 2
refuses "rsync://van-thu@127.0.0.1:$RSYNC_PORT/khoa" publish-password 3
export RSYNC_PASSWORD=mat-khau
publishes "rsync://van-thu@127.0.0.1:$RSYNC_PORT/khoa" "$count added"
unset RSYNC_PASSWORD
holds "$WORK/web-locked"

# `~` is the home of the user there, also for sftp where there is no rsync.
AT_HOME=$(ssh may-chu 'mktemp -d ~/kehoach-thu-XXXXXX')
publishes "may-chu:~/${AT_HOME##*/}" "$count added"
publishes "sftp://may-chu/~/${AT_HOME##*/}" 'Nothing changed'
printf '#!/bin/sh\nexit 1\n' >"$WORK/bin/rsync"
publishes "may-chu:~/${AT_HOME##*/}" 'Nothing changed'
holds "$AT_HOME"

# A real web server shows what was published, by its sample settings.
sed -e "s/listen 80;/listen 127.0.0.1:$WEB_PORT;/" -e '/listen \[::\]:80;/d' -e "s#root /var/www/ke-hoach;#root $WORK/web-sftp;#" output/portal/may-chu/nginx.conf >"$WORK/ke-hoach.conf"
user=; [ "$(id -u)" != 0 ] || user='user nobody nogroup;'
cat >"$WORK/nginx.conf" <<END
$user
pid $WORK/nginx.pid;
error_log $WORK/error.log;
events {}
http { access_log off; client_body_temp_path $WORK/t1; proxy_temp_path $WORK/t2; fastcgi_temp_path $WORK/t3; uwsgi_temp_path $WORK/t4; scgi_temp_path $WORK/t5; include $WORK/ke-hoach.conf; }
END
nginx -c "$WORK/nginx.conf" 2>"$WORK/nginx.log" || { cat "$WORK/nginx.log"; echo 'nginx does not start'; exit 1; }
for _ in 1 2 3 4 5 6 7 8 9 10; do curl -s -o /dev/null "http://127.0.0.1:$WEB_PORT/" && break; sleep 0.2; done
while read -r path; do
  status=$(curl -s -o "$WORK/body" -w '%{http_code}' "http://127.0.0.1:$WEB_PORT/$path")
  case $path in
    404.html) [ "$status" = 404 ] && ok || fail "/$path: $status";;
    *) [ "$status" = 200 ] && cmp -s "$WORK/body" "output/site/$path" && ok || fail "/$path: $status, or other bytes";;
  esac
done < <(cd output/site && find . -type f | cut -c3- | LC_ALL=C sort)
# What tells of the files is for nobody else.
[ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$WEB_PORT/.kehoach.json")" = 404 ] && ok || fail 'the list is handed out'
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
