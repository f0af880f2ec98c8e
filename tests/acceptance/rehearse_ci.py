"""Runs what the recipes for continuous integration run: every script of a job, in the shell of its host, in a copy of a workspace. The
program is served from loopback, as an office would serve it, and so is what the releases of GitLab are written to.

usage: rehearse_ci.py KEHOACH WORKSPACE      needs: curl, tar, sha256sum; PyYAML      exit 0/1/2
"""
import hashlib
import http.server
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading

import yaml

HERE = pathlib.Path(__file__).resolve().parent
RECIPES = HERE.parent.parent / "templates/workspace/ci"
passed = failed = 0


def check(good, what, said=""):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print(f"FAIL {what}\n{said}")


class Office(http.server.BaseHTTPRequestHandler):
    """Serves the archive of the program, and takes what is sent."""

    archive = b""
    name = ""
    taken = []

    def do_GET(self):
        found = self.path == f"/kehoach/{self.name}"
        self.send_response(200 if found else 404)
        self.end_headers()
        if found:
            self.wfile.write(self.archive)

    def do_POST(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        self.taken.append((self.command, self.path, self.headers.get("JOB-TOKEN"), body))
        self.send_response(201)
        self.end_headers()

    do_PUT = do_POST

    def log_message(self, *_):
        pass


def run(shell, script, folder, variables):
    # The hosts end a script where a command fails, in a pipe, too.
    command = {"bash": ["bash", "-eo", "pipefail", "-c"], "sh": ["sh", "-e", "-c"]}[shell]
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), **variables}
    done = subprocess.run([*command, script], cwd=folder, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def workspace(of, into, recipe, place):
    shutil.copytree(of / "content", into / "content")
    file = into / place
    file.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(RECIPES / recipe, file)
    return yaml.safe_load(file.read_text())


def spoil(folder):
    """A mistake that every check tells of."""
    plan = folder / "content/2021/plan.yaml"
    plan.write_text(plan.read_text().replace("document:\n", "document:\n  symbl: x\n", 1))


def github(kehoach, of, work, variables, releases):
    folder = work / "github"
    folder.mkdir()
    recipe = workspace(of, folder, "github.yml", ".github/workflows/kehoach.yml")
    steps = {step["name"]: step["run"] for step in recipe["jobs"]["build"]["steps"] if "run" in step}
    path = folder / "path"
    path.touch()
    temp = folder / "temp"
    temp.mkdir()
    common = {"RUNNER_TEMP": str(temp), "GITHUB_PATH": str(path), "GITHUB_REF_NAME": "phat-hanh-2021", "GITHUB_ACTIONS": "true"}
    get, look, build, release = steps.values()

    code, said = run("bash", get, folder, {**recipe["env"], **common})
    check(code and "KEHOACH_FROM" in said, "GitHub: nobody is told that the address is to be filled in", said)
    code, said = run("bash", get, folder, {**recipe["env"], **common, **variables, "KEHOACH_SHA256": "0" * 64})
    check(code and not path.read_text(), "GitHub: a program with another digest was taken", said)
    code, said = run("bash", get, folder, {**recipe["env"], **common, **variables})
    check(code == 0 and path.read_text(), "GitHub: the program was not installed", said)
    common["PATH"] = f"{path.read_text().strip()}:{os.environ['PATH']}"
    for name, script in (("check", look), ("build", build)):
        code, said = run("bash", script, folder, common)
        check(code == 0, f"GitHub: {name}", said)
    check((folder / "output/site/index.html").exists(), "GitHub: no site was built")
    if releases:
        code, said = run("bash", release, folder, common)
        check(code == 0, "GitHub: release", said)
    code, said = run("bash", release, folder, {**common, "GITHUB_REF_NAME": "phat-hanh-nam-nay"})
    check(code and "::error::" in said, "GitHub: a tag without a year was taken", said)
    spoil(folder)
    code, said = run("bash", look, folder, common)
    check(code == 1 and "::error file=content/2021/plan.yaml,line=" in said, "GitHub: a mistake has no annotation", said)


def gitlab(kehoach, of, work, variables, releases, port):
    folder = work / "gitlab"
    folder.mkdir()
    recipe = workspace(of, folder, "gitlab.yml", ".gitlab-ci.yml")
    before = "\n".join(recipe[".kehoach"]["before_script"])
    common = {
        **recipe["variables"],
        "CI_COMMIT_TAG": "phat-hanh-2021",
        "CI_API_V4_URL": f"http://127.0.0.1:{port}/api/v4",
        "CI_PROJECT_ID": "7",
        "CI_JOB_TOKEN": "of-this-job",
    }

    def job(name, **more):
        first = before if recipe[name].get("extends") else ""
        script = "\n".join([first, *recipe[name]["script"]])
        return run("sh", script, folder, {**common, **variables, **more})

    code, said = job("check", KEHOACH_FROM=recipe["variables"]["KEHOACH_FROM"])
    check(code and "KEHOACH_FROM" in said, "GitLab: nobody is told that the address is to be filled in", said)
    code, said = job("check", KEHOACH_SHA256="0" * 64)
    check(code, "GitLab: a program with another digest was taken", said)
    for name in ("check", "build"):
        code, said = job(name)
        check(code == 0, f"GitLab: {name}", said)
    report = yaml.safe_load((folder / "gl-code-quality-report.json").read_text())
    check(isinstance(report, list), "GitLab: the report is no list")
    if releases:
        code, said = job("release")
        check(code == 0, "GitLab: release", said)
        ways = [(command, path.rsplit("/", 1)[0] if command == "PUT" else path) for command, path, _, _ in Office.taken]
        project = "/api/v4/projects/7"
        check(ways[:1] == [("POST", f"{project}/releases")], "GitLab: no release was written", ways)
        files = sorted(file.name for file in (folder / "output/release/2021").iterdir())
        sent = sorted(path.rsplit("/", 1)[1] for command, path, _, _ in Office.taken if command == "PUT")
        check(files == sent and "SHA256SUMS" in files, "GitLab: other files were attached", (files, sent))
        check(all(token == "of-this-job" for _, _, token, _ in Office.taken), "GitLab: another token")
    code, said = job("release", CI_COMMIT_TAG="phat-hanh-nam-nay")
    check(code and "phat-hanh-2027" in said, "GitLab: a tag without a year was taken", said)
    spoil(folder)
    code, said = job("check")
    report = yaml.safe_load((folder / "gl-code-quality-report.json").read_text())
    places = [issue["location"] for issue in report if issue["check_name"] == "unknown-key"]
    check(code == 1 and places and places[0]["path"] == "content/2021/plan.yaml", "GitLab: a mistake is not in the report", said)
    code, said = job("pages")
    check(code == 0 and (folder / "public/index.html").exists(), "GitLab: pages", said)


def main():
    if len(sys.argv) != 3:
        print(__doc__)
        return 2
    kehoach, of = (pathlib.Path(word).resolve() for word in sys.argv[1:])
    version = subprocess.run([kehoach, "--version"], capture_output=True, text=True).stdout.split()[-1]
    # A program that knows no releases cannot rehearse them.
    releases = subprocess.run([kehoach, "release", "--help"], capture_output=True).returncode == 0
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        name = f"kehoach-{version}-x86_64-unknown-linux-musl"
        archive = work / f"{name}.tar.gz"
        with tarfile.open(archive, "w:gz", compresslevel=1) as packed:
            packed.add(kehoach, f"{name}/kehoach")
        Office.archive, Office.name = archive.read_bytes(), archive.name
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Office)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        port = server.server_address[1]
        variables = {"KEHOACH_FROM": f"http://127.0.0.1:{port}/kehoach", "KEHOACH_SHA256": hashlib.sha256(Office.archive).hexdigest()}
        github(kehoach, of, work, variables, releases)
        gitlab(kehoach, of, work, variables, releases, port)
        server.shutdown()
    if not releases:
        print('the program has no command “release”: that step was not rehearsed')
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
