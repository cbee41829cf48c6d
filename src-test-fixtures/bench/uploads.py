"""Uploads of one large bundle over loopback, each way beside a program that people would use instead; one function a way."""
import os
import shutil
import subprocess
import time

from fleet import peers
from measure import interleaved, once, verdict

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
DIST = os.path.join(ROOT, "gather-cli", "target", "gather")
GATHER = os.path.join(DIST, "bin", "gather")
SIZE = 1_000_000_000


class Server:
    """A server of the fixtures, which lives as long as this."""

    def __init__(self, folder, main, ready):
        self.folder = folder
        with open(os.path.join(DIST, "lib", "jdk"), encoding="utf-8") as lines:
            java = os.path.join(lines.read().strip(), "bin", "java")
        classes = os.path.join(ROOT, "src-test-fixtures", "target", "classes")
        self.process = subprocess.Popen([java, "-Xmx64m", "-cp", f"{classes}:{DIST}/lib/*:{peers()}", main, folder],
                                        stdin=subprocess.PIPE)
        path = os.path.join(folder, ready)
        deadline = time.monotonic() + 60
        while not os.path.exists(path):
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.process.kill()
                raise SystemExit(f"{main} did not start")
            time.sleep(0.1)
        with open(path, encoding="ascii") as lines:
            self.port = lines.read().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(30)


def large(folder):
    """Bytes that nobody compresses on the way."""
    path = os.path.join(folder, "large.tgz")
    if not os.path.exists(path):
        with open(path, "wb") as out:
            for _ in range(SIZE // 10_000_000):
                out.write(os.urandom(10_000_000))
    return path


def gather(folder, way, settings):
    """As a user sends a bundle again; the queue is new each time, or nothing would be sent."""
    config = os.path.join(folder, f"{way}.toml")
    with open(config, "w", encoding="utf-8") as out:
        out.write(f'[upload]\nways = ["{way}"]\n{settings}')

    def run():
        state = os.path.join(folder, f"state-{way}")
        shutil.rmtree(state, ignore_errors=True)
        return once([GATHER, "upload", large(folder), "--config", config, "--state", state, "-q"])
    return run


def https(folder, repetitions):
    """To nginx with TLS, beside curl."""
    at = os.path.join(folder, "https")
    os.mkdir(at)
    with Server(at, "io.gather.fixtures.upload.UploadServerMain", "https.port") as server:
        authority = os.path.join(at, "authority.pem")
        arrived = os.path.join(at, "nginx", "data", "large.tgz")

        def checked(run):
            def then():
                result = run()
                once(["cmp", large(folder), arrived])
                os.remove(arrived)
                return result
            return then
        return interleaved({
            "gather upload, https": checked(gather(folder, "https", '[upload.http]\nhost = "127.0.0.1"\n'
                                                   f'port = {server.port}\nca = "{authority}"\n')),
            "curl -T, https": checked(lambda: once(["curl", "-sSf", "--cacert", authority, "-T", large(folder),
                                                    f"https://127.0.0.1:{server.port}/large.tgz"]))}, repetitions)


WAYS = [https]


def upload(folder, repetitions):
    large(folder)
    table = [f"A bundle of {SIZE / 1e9:.0f} GB over loopback. gather also reads it once before, for its SHA-256.", "",
             "| | wall, s | spread, s | MB/s | CPU, s | peak, MB |", "| --- | --- | --- | --- | --- | --- |"]
    verdicts = []
    for way in WAYS:
        results = way(folder, repetitions)
        table += [f"| {name} | {result.wall:.2f} | {result.spread} | {SIZE / 1e6 / result.wall:.0f} | {result.cpu:.2f} "
                  f"| {result.peak / 1e6:.0f} |" for name, result in results.items()]
        ours, theirs = results.values()
        verdicts.append(verdict(ours.peak <= 160e6, "peak at most 160 MB", f"{way.__name__}: peak {ours.peak / 1e6:.0f} MB"))
        verdicts.append(f"{way.__name__}: {theirs.wall / ours.wall:.0%} of the speed of its peer, start of the JVM included")
    return "upload", table, verdicts
