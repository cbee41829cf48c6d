"""Where the checkout, its distribution and the classes of the fixtures are, and how they are started."""
import os
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
DIST = os.path.join(ROOT, "gather-cli", "target", "gather")
GATHER = os.path.join(DIST, "bin", "gather")
FIXTURES = os.path.join(ROOT, "src-test-fixtures")
CLASSES = os.path.join(FIXTURES, "target", "classes")
RESOURCES = os.path.join(FIXTURES, "src", "main", "resources")
RESULTS = os.path.join(ROOT, "docs", "benchmarks")


def program():
    """The java that the distribution runs with."""
    with open(os.path.join(DIST, "lib", "jdk"), encoding="utf-8") as lines:
        return os.path.join(lines.read().strip(), "bin", "java")


def libraries():
    """Of the fixtures, which the distribution does not have."""
    cache = os.path.expanduser("~/.m2/repository")
    found = []
    for group, name in (("org/assertj", "assertj-core"), ("org/junit/jupiter", "junit-jupiter-api"),
                        ("org/opentest4j", "opentest4j"), ("org/junit/platform", "junit-platform-commons")):
        for at, _, names in os.walk(os.path.join(cache, group, name)):
            found += [os.path.join(at, jar) for jar in names if jar.endswith(".jar") and "sources" not in jar]
    return ":".join(found)


def fixture(main, *arguments, heap="64m"):
    """The command line of a class of the fixtures."""
    return [program(), f"-Xmx{heap}", f"-Djava.io.tmpdir={tempfile.gettempdir()}", "-cp", f"{CLASSES}:{DIST}/lib/*:{libraries()}", main, *arguments]
