"""Starts: short commands, the smallest gathers, and the first build of a checkout."""
import os
import shutil
import subprocess

from fleet import Fleet
from measure import interleaved, once
from places import DIST, GATHER, ROOT, program
from report import Report, times, verdict

TURNS = 9


def without(folder, name, *archives):
    """A copy of the distribution without these archives of classes."""
    copy = os.path.join(folder, name)
    shutil.copytree(DIST, copy, symlinks=True)
    for archive in archives:
        os.remove(os.path.join(copy, "lib", archive))
    return copy


def one_archive(folder):
    """A distribution whose short commands start with the archive of the long ones."""
    copy = without(folder, "one", "short.aot")
    shutil.copy(os.path.join(DIST, "lib", "long.aot"), os.path.join(copy, "lib", "short.aot"))
    return os.path.join(copy, "bin", "gather")


def date(folder, *options, environment=None):
    target = os.path.join(folder, "date")
    shutil.rmtree(target, ignore_errors=True)
    return once([GATHER, "run", "-q", "--no-upload", "--output", target, "--state", target + "/state", "--spool", target + "/spool",
                 "--profile", "none", "--command", "date", *options], environment=environment)


def starts(folder, repetitions):
    plain = os.path.join(without(folder, "plain", "short.aot", "long.aot"), "bin", "gather")
    one = one_archive(folder)
    node = Fleet(folder, 1, 1)
    try:
        results = interleaved({
            "java -version": lambda: once([program(), "-version"]),
            "gather --version": lambda: once([GATHER, "--version"]),
            "gather groups": lambda: once([GATHER, "groups"]),
            "gather run --profile none --command date": lambda: date(folder),
            "the same over SSH": lambda: date(folder, "--inventory", node.hosts, "--ssh-config", node.config),
            "ssh node1 date": lambda: once(["ssh", "-F", node.config, "node1", "date"]),
            "gather --version, one archive for all verbs": lambda: once([one, "--version"]),
            "gather groups, one archive for all verbs": lambda: once([one, "groups"]),
            "gather --version, without an archive": lambda: once([plain, "--version"]),
        }, max(TURNS, repetitions))
    finally:
        node.close()
    version, groups, here, there = (results[name].wall for name in list(results)[1:5])
    return Report(times(results), [
        verdict(version <= 0.12, "at most 0.12 s", f"`gather --version` in {version:.3f} s"),
        verdict(groups <= 0.20, "at most 0.20 s", f"`gather groups` in {groups:.3f} s"),
        verdict(here <= 0.6, "at most 0.6 s", f"`date` gathered here in {here:.3f} s"),
        verdict(there <= 1.2, "at most 1.2 s", f"`date` gathered over SSH in {there:.3f} s")])


def first_build(folder, _):
    """What a first use of a fresh checkout needs, with an empty Maven repository; once, for it fetches a lot."""
    clone, repository = os.path.join(folder, "clone"), os.path.join(folder, "repository")
    subprocess.run(["git", "clone", "-q", ROOT, clone], check=True)
    environment = {"MAVEN_OPTS": f"{os.environ.get('MAVEN_OPTS', '')} -Dmaven.repo.local={repository}"}
    results = interleaved({
        "the first ./gather --version": lambda: once([os.path.join(clone, "gather"), "--version"], environment=environment)}, 1)
    built = results["the first ./gather --version"]
    return Report(times(results, 1),
                  [verdict(built.wall <= 90, "at most 90 s", f"{built.wall:.0f} s, {built.cpu:.0f} s of CPU")])
