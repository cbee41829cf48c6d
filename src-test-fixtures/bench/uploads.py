"""Uploads of one large bundle over loopback, each way beside a program that people would use instead; one function a way."""
import hashlib
import hmac
import os
import shutil
import subprocess
import time
import urllib.parse

from fleet import peers
from measure import interleaved, once, verdict

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
DIST = os.path.join(ROOT, "gather-cli", "target", "gather")
GATHER = os.path.join(DIST, "bin", "gather")
SIZE = 1_000_000_000
# Those of the fixture.
S3_KEY = "AKIDGATHERTEST"
S3_SECRET = "not-a-secret/+in-tests"


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


def signed(address, path):
    """An address that takes one object, as who owns a bucket hands it out."""
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    scope = f"{stamp[:8]}/us-east-1/s3/aws4_request"
    query = ("X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + urllib.parse.quote(f"{S3_KEY}/{scope}", safe="")
             + f"&X-Amz-Date={stamp}&X-Amz-Expires=3600&X-Amz-SignedHeaders=host")
    request = "\n".join(["PUT", path, query, f"host:{address}", "", "host", "UNSIGNED-PAYLOAD"])
    key = ("AWS4" + S3_SECRET).encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    text = "\n".join(["AWS4-HMAC-SHA256", stamp, scope, hashlib.sha256(request.encode()).hexdigest()])
    return f"http://{address}{path}?{query}&X-Amz-Signature={hmac.digest(key, text.encode(), 'sha256').hex()}"


def s3(folder, repetitions):
    """To S3Proxy: ours in parts with signed content, beside curl with one PUT to a pre-signed address."""
    at = os.path.join(folder, "s3")
    os.mkdir(at)
    os.environ.update({"AWS_ACCESS_KEY_ID": S3_KEY, "AWS_SECRET_ACCESS_KEY": S3_SECRET})
    with Server(at, "io.gather.fixtures.s3.S3ServerMain", "s3.port") as server:
        address = f"127.0.0.1:{server.port}"
        arrived = os.path.join(at, "data", "bundles", "large.tgz")

        def checked(run):
            def then():
                result = run()
                once(["cmp", large(folder), arrived])
                os.remove(arrived)
                return result
            return then
        return interleaved({
            "gather upload, s3": checked(gather(folder, "s3", f'[upload.s3]\nbucket = "bundles"\nendpoint = "http://{address}"\n'
                                                'path_style = true\n')),
            "curl -T, pre-signed": checked(lambda: once(["curl", "-sSf", "-T", large(folder),
                                                         signed(address, "/bundles/large.tgz")]))}, repetitions)


WAYS = [https, s3]


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
