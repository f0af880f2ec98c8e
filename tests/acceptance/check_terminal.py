#!/usr/bin/env python3
"""What somebody at a terminal sees and types: questions, colours, progress. Usage: check_terminal.py PROGRAM FOLDER

A pseudo-terminal stands for theirs; what is piped is compared with it. The last line counts what held.
"""

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta, timezone

PROGRAM = os.path.abspath(sys.argv[1])
FOLDER = os.path.abspath(sys.argv[2])
PATIENCE = 60
passed, failed = 0, 0


def judge(what, holds, shown=""):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print(f"FAIL {what}\n{shown}")


def environment(**more):
    plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "LC_ALL", "LC_MESSAGES", "LANG")}
    return {**plain, "TERM": "xterm-256color", **more}


class Terminal:
    """The program on a terminal of its own."""

    def __init__(self, arguments, cwd, **more):
        self.shown, self.seen = "", 0
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            # Whoever runs this in the background ignores what Ctrl-C sends, and so would the program.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.chdir(cwd)
            os.execve(PROGRAM, [PROGRAM, *arguments], environment(**more))

    def read_until(self, words):
        """Reads until some words were shown after those that were waited for before."""
        end = time.monotonic() + PATIENCE
        while (at := self.shown.find(words, self.seen)) < 0:
            if time.monotonic() > end or not self.read_some(1):
                judge(f"“{words}” is shown", False, self.shown)
                os.kill(self.pid, signal.SIGKILL)
                return False
        self.seen = at + len(words)
        return True

    def read_some(self, seconds):
        if not select.select([self.terminal], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.shown += data.decode("utf-8", "replace")
        return bool(data)

    def type(self, line):
        os.write(self.terminal, (line + "\n").encode())

    def end(self):
        end = time.monotonic() + PATIENCE
        while self.read_some(1):
            if time.monotonic() > end:
                judge("the program ends", False, self.shown)
                os.kill(self.pid, signal.SIGKILL)
                break
        _, status = os.waitpid(self.pid, 0)
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(status)


def fresh(name):
    path = os.path.join(FOLDER, name)
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(path)
    return path


def text(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def files(folder):
    return [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names]


# A draft for a ward, with slips on the way.
here = fresh("hoi")
terminal = Terminal(["init", "phuong"], here)
answers = [
    ("Bắt đầu từ số [0]: ", "chín"),
    ("Gõ một số từ 0 đến 5.", None),
    ("Bắt đầu từ số [0]: ", ""),
    ("Cơ quan ban hành", ""),
    ("Chỗ này cần có câu trả lời.", None),
    ("Cơ quan ban hành", "UBND phường: Tân An"),
    ("Tên chỉ gồm chữ", None),
    ("Cơ quan ban hành", "UBND  phường Tân An"),
    ("Cơ quan cấp trên", ""),
    ("[Tân An]: ", ""),
    ("người ký (chưa biết thì để trống)", "Lê Thị B"),
    ("Chức vụ của người ký [CHỦ TỊCH]: ", "Phó Chủ tịch"),
    ("Kế hoạch của năm [", "2072"),
    # The year was a slip: what was answered is proposed again, and one thing is taken back.
    ("gõ k để sửa lại từ đầu [c]: ", "k"),
    ("Bắt đầu từ số [0]: ", ""),
    ("[Ủy ban nhân dân phường Tân An]: ", ""),
    ("Cơ quan cấp trên", "UBND tỉnh Phú Thọ"),
    ("[Tân An]: ", ""),
    ("(gõ - để bỏ trống) [Lê Thị B]: ", ""),
    ("Chức vụ của người ký [PHÓ CHỦ TỊCH]: ", ""),
    ("Kế hoạch của năm [2072]: ", "2027"),
    ("gõ k để sửa lại từ đầu [c]: ", "k"),
    ("Bắt đầu từ số [0]: ", ""),
    ("[Ủy ban nhân dân phường Tân An]: ", ""),
    ("(gõ - để bỏ trống) [Ủy ban nhân dân tỉnh Phú Thọ]: ", "-"),
    ("[Tân An]: ", ""),
    ("(gõ - để bỏ trống) [Lê Thị B]: ", ""),
    ("Chức vụ của người ký [PHÓ CHỦ TỊCH]: ", ""),
    ("Kế hoạch của năm [2027]: ", ""),
    ("gõ k để sửa lại từ đầu [c]: ", ""),
]
for words, answer in answers:
    if not terminal.read_until(words):
        break
    if answer is not None:
        terminal.type(answer)
code = terminal.end()
judge("a workspace is started by answers", code == 0, terminal.shown)
plan = os.path.join(here, "phuong", "content", "2027", "plan.yaml")
if os.path.exists(plan):
    judge("what was taken back is not written", "parent:" not in text(here, "phuong", "content", "agency.yaml"))
    judge("nothing is written for the year of the slip", not os.path.exists(os.path.join(here, "phuong", "content", "2072")))
    for line in ("place: Tân An", "issuer: ỦY BAN NHÂN DÂN PHƯỜNG TÂN AN", "name: Lê Thị B", "title: PHÓ CHỦ TỊCH"):
        judge(f"the plan has “{line}”", line in text(plan))
    built = subprocess.run([PROGRAM, "-C", "phuong", "build"], cwd=here, env=environment(), capture_output=True)
    judge("what the answers started is built at once", built.returncode == 0, built.stderr.decode())
else:
    judge("the plan is written", False)

# Whose sample it is, is asked as of a draft. Its plan is for the year that is answered: this one, from October on the
# next, unless another is typed.
now = datetime.now(timezone.utc) + timedelta(hours=7)
proposed = now.year + (now.month >= 10)
# The year of the samples: taken as they are, they leave nothing to decide.
OWN_YEAR = 2026
far_off = proposed + 4
for name, number, office, place, words, answer, plan in [
    ("mau", "2", "UBND xã Tân An", "", f"Kế hoạch của năm [{proposed}]: ", "", f"{proposed}"),
    ("mau-nam-sau", "5", "UBND xã Tân An", "", f"Kế hoạch của năm [{proposed}]: ", f"{far_off}", f"{far_off}"),
    ("mau-nam-hoc", "4", "Trường Tiểu học Tân An", "Tân An", f"bắt đầu từ năm [{proposed}]: ", f"{far_off}", f"{far_off}-{far_off + 1}"),
]:
    here = fresh(name)
    terminal = Terminal(["init"], here)
    for question, typed in [
        ("Bắt đầu từ số [0]: ", number),
        ("Cơ quan ban hành", office),
        ("Cơ quan cấp trên", "UBND tỉnh Phú Thọ"),
        ("Địa danh", place),
        ("người ký (chưa biết thì để trống)", ""),
        ("Chức vụ của người ký [", ""),
        (words, answer),
        ("gõ k để sửa lại từ đầu [c]: ", ""),
    ]:
        if not terminal.read_until(question):
            break
        terminal.type(typed)
    code = terminal.end()
    judge(f"{name}: a sample is started by answers", code == 0, terminal.shown)
    plans = [entry.name for entry in os.scandir(os.path.join(here, "content")) if entry.is_dir()]
    judge(f"{name}: its plan is for the year that was answered", plans == [plan], str(plans))
    name_of = office.replace("UBND", "Ủy ban nhân dân")
    judge(f"{name}: the sample is theirs", f"name: {name_of}\n" in text(here, "content", "agency.yaml"), text(here, "content", "agency.yaml"))
    if plan != f"{OWN_YEAR}":
        judge(f"{name}: what is to decide is told", f"{plan}/viec-can-quyet.md" in terminal.shown, terminal.shown)
        built = subprocess.run([PROGRAM, "build"], cwd=here, env=environment(), capture_output=True)
        judge(f"{name}: it is built at once", built.returncode == 0, built.stderr.decode())

# Who leaves has written nothing.
for how, leave in (("Ctrl-C", lambda t: os.write(t.terminal, b"\x03")), ("Ctrl-D", lambda t: os.write(t.terminal, b"\x04"))):
    here = fresh("thoi")
    terminal = Terminal(["init"], here)
    if terminal.read_until("Bắt đầu từ số [0]: "):
        leave(terminal)
    code = terminal.end()
    judge(f"{how} leaves off", code in (2, -signal.SIGINT), f"{code}\n{terminal.shown}")
    judge(f"{how} writes nothing", files(here) == [], str(files(here)))

# Nobody answers questions for nothing.
here = fresh("co-roi")
subprocess.run([PROGRAM, "init", "-q"], cwd=here, env=environment(), stdin=subprocess.DEVNULL, check=True)
terminal = Terminal(["init"], here)
code = terminal.end()
judge("a workspace that is there is told of before anything is asked", code == 2 and "[0]" not in terminal.shown and "init-exists" in terminal.shown, terminal.shown)

# Nobody is asked who is not there.
here = fresh("ong")
run = subprocess.run([PROGRAM, "init"], cwd=here, env=environment(), stdin=subprocess.DEVNULL, capture_output=True)
judge("without a terminal nothing is asked", run.returncode == 0 and b"[0]" not in run.stderr, run.stderr.decode())

# Colours are for terminals that want them.
with open(os.path.join(here, "content", "units.yaml"), "a", encoding="utf-8") as file:
    file.write("  - id: Sai mã\n    name: A\n")
colour = re.compile("\x1b\\[")
for what, more, expected in (("a terminal", {}, True), ("NO_COLOR", {"NO_COLOR": "1"}, False), ("a dumb terminal", {"TERM": "dumb"}, False)):
    terminal = Terminal(["check"], here, **more)
    code = terminal.end()
    judge(f"{what}: colours {expected}", bool(colour.search(terminal.shown)) == expected and code == 1, terminal.shown)
run = subprocess.run([PROGRAM, "check"], cwd=here, env=environment(), capture_output=True)
judge("a pipe gets no colours", run.returncode == 1 and not colour.search(run.stderr.decode()), run.stderr.decode())

# Long work shows how far it has come, on a terminal only.
here = fresh("dai")
subprocess.run([PROGRAM, "init", "--sample", "xa-2026", "-q"], cwd=here, env=environment(), check=True)
terminal = Terminal(["build", "--output", "a"], here)
code = terminal.end()
bar = re.compile(r"\d+/\d+")
judge("a long build shows its progress", code == 0 and bool(bar.search(terminal.shown)), terminal.shown)
terminal = Terminal(["build", "--output", "b", "--quiet"], here)
code = terminal.end()
judge("a quiet one does not", code == 0 and terminal.shown == "", terminal.shown)
run = subprocess.run([PROGRAM, "build", "--output", "c"], cwd=here, env=environment(), capture_output=True)
judge("a piped one does not", run.returncode == 0 and run.stderr == b"", run.stderr.decode())

print(f"terminal: {passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
