"""Asks the plugins of an incident gatherer, classify_*.py: a trigger a line comes in, what each plugin says goes out."""
import glob
import json
import os
import sys

# What plugins print is not for us.
out = os.fdopen(os.dup(1), "w", encoding="ascii")
os.dup2(2, 1)


def tell(**what):
    out.write(json.dumps(what) + "\n")
    out.flush()


def described(error):
    return ("%s: %s" % (type(error).__name__, error))[:500]


def load(folder, without):
    plugins = []
    for path in sorted(glob.glob(os.path.join(glob.escape(folder), "classify_*.py"))):
        name = os.path.basename(path)
        if name in without:
            continue
        tell(asking=name)
        try:
            with open(path) as source:
                code = source.read()
            inside = {}
            exec(compile(code, path, "exec"), inside)
            plugins.append((name, inside["classify_incident"]))
        except (Exception, SystemExit) as error:
            tell(plugin=name, error=described(error))
    tell(ready=len(plugins))
    return plugins


def asked(plugins, trigger):
    for name, classify in plugins:
        tell(asking=name)
        try:
            said = classify(trigger)
            if isinstance(said, str):
                said = [said]
            tell(plugin=name, categories=[str(each)[:200] for each in list(said or [])[:50]])
        except (Exception, SystemExit) as error:
            tell(plugin=name, error=described(error))


def main():
    plugins = load(sys.argv[1], sys.argv[2:])
    for line in sys.stdin.buffer:
        request = json.loads(line.decode("ascii"))
        asked(plugins, request["trigger"])
        tell(done=request["id"])


main()
