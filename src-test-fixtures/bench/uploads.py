"""Uploads of one large bundle over loopback, each way beside a program that people would use instead; one function a way."""
import hashlib
import hmac
import os
import shutil
import subprocess
import time
import urllib.parse

from measure import interleaved, once
from places import GATHER, fixture
from report import Report, marked, verdict

SIZE = 1_000_000_000
# Those of the fixture.
S3_KEY = "AKIDGATHERTEST"
S3_SECRET = "not-a-secret/+in-tests"
FTP_PASSWORD = "s3cret pass"
NOTHING = ", nothing to send"


class Server:
    """A server of the fixtures, which lives as long as this."""

    def __init__(self, main, *arguments):
        self.process = subprocess.Popen(fixture(main, *arguments), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.reached = dict(pair.split("=", 1) for pair in self.process.stdout.readline().split())
        if not self.reached:
            raise SystemExit(f"{main} did not start")

    def arrived(self, digest):
        """Takes the file away, which must be the very one that was sent."""
        self.process.stdin.write("large.tgz\n")
        self.process.stdin.flush()
        found = self.process.stdout.readline().strip()
        if found != digest:
            raise SystemExit(f"what arrived has {found}, not {digest}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(30)


def large(folder, size):
    """Bytes that nobody compresses on the way, with the checksum beside them, as every bundle has it."""
    at = os.path.join(folder, f"size{size}")
    os.makedirs(at, exist_ok=True)
    path = os.path.join(at, "large.tgz")
    if not os.path.exists(path):
        digest = hashlib.sha256()
        with open(path, "wb") as out:
            for _ in range(size // 10_000_000):
                piece = os.urandom(10_000_000)
                digest.update(piece)
                out.write(piece)
        with open(path + ".sha256", "w", encoding="ascii") as out:
            out.write(f"{digest.hexdigest()}  large.tgz\n")
    return path


def tiny(folder):
    """A folder with a bundle of a few bytes under the same name: what programs need besides sending."""
    small = os.path.join(folder, "tiny")
    os.makedirs(small, exist_ok=True)
    path = os.path.join(small, "large.tgz")
    if not os.path.exists(path):
        with open(path, "wb") as out:
            out.write(b"hardly anything")
        with open(path + ".sha256", "w", encoding="ascii") as out:
            out.write(hashlib.sha256(b"hardly anything").hexdigest() + "  large.tgz\n")
    return path


def digest_of(path):
    with open(path + ".sha256", encoding="ascii") as line:
        return line.read(64)


def gather(folder, way, settings, environment=None):
    """As a user sends a bundle again; the queue is new each time, or nothing would be sent."""
    config = os.path.join(folder, f"{way}.toml")
    with open(config, "w", encoding="utf-8") as out:
        out.write(f'[upload]\nways = ["{way}"]\n{settings}')

    def run(bundle):
        state = os.path.join(folder, f"state-{way}")
        shutil.rmtree(state, ignore_errors=True)
        return once([GATHER, "upload", bundle, "--config", config, "--state", state, "-q"], environment=environment)
    return run


def checked(bundle, server, run):
    def then():
        result = run(bundle)
        server.arrived(digest_of(bundle))
        return result
    return then


def beside(folder, server, repetitions, ours, peer, theirs, size=SIZE):
    """Ours and a peer, in turns, each with the large bundle and with next to nothing."""
    programs = {}
    for title, run in ((ours[0], ours[1]), (peer, theirs)):
        programs[title] = checked(large(folder, size), server, run)
        programs[title + NOTHING] = checked(tiny(folder), server, run)
    return interleaved(programs, repetitions)


def https(folder, repetitions, size=SIZE):
    """To nginx with TLS, beside curl."""
    at = os.path.join(folder, f"https{size}")
    os.mkdir(at)
    with Server("io.gather.fixtures.upload.UploadServerMain", at, "https") as server:
        port, authority = server.reached["port"], server.reached["ca"]
        return beside(folder, server, repetitions, (
            "gather upload, https", gather(folder, "https", f'[upload.http]\nhost = "127.0.0.1"\nport = {port}\nca = "{authority}"\n')),
            "curl -T, https", lambda bundle: once(["curl", "-sSf", "--cacert", authority, "-T", bundle,
                                                   f"https://127.0.0.1:{port}/large.tgz"]), size)


def ftp(folder, repetitions, way="ftp", more=""):
    """To vsftpd, beside lftp."""
    at = os.path.join(folder, way)
    os.mkdir(at)
    with Server("io.gather.fixtures.upload.UploadServerMain", at, way) as server:
        host, port, user = (server.reached[name] for name in ("host", "port", "user"))
        insecure = "insecure = true\n" if way == "ftp" else f'ca = "{server.reached["ca"]}"\n'

        def lftp(bundle):
            script = os.path.join(at, "lftp")
            with open(script, "w", encoding="utf-8") as out:
                out.write(f"set cmd:fail-exit true\nset net:max-retries 1\n{more}open -u {user},'{FTP_PASSWORD}' -p {port} {host}\n"
                          f"put {bundle}\n")
            return once(["lftp", "-f", script])

        return beside(folder, server, repetitions, (
            f"gather upload, {way}", gather(folder, "ftps", f'[upload.ftp]\nhost = "{host}"\nport = {port}\nuser = "{user}"\npath = "/"\n{insecure}',
                                            {"GATHER_FTP_UPLOAD_PASSWORD": FTP_PASSWORD})),
            f"lftp put, {way}", lftp)


def ftps(folder, repetitions):
    """To vsftpd with TLS, beside lftp."""
    return ftp(folder, repetitions, "ftps", f"set ftp:ssl-force true\nset ftp:ssl-protect-data true\n"
               f"set ssl:ca-file {os.path.join(folder, 'ftps', 'authority.pem')}\nset ssl:check-hostname false\n")


def sftp(folder, repetitions):
    """To sshd, beside the same sftp by hand."""
    at = os.path.join(folder, "sftp")
    os.mkdir(at)
    with Server("io.gather.fixtures.upload.UploadServerMain", at, "sftp") as server:
        host, port, user, key, known = (server.reached[name] for name in ("host", "port", "user", "key", "known"))
        options = [f"UserKnownHostsFile={known}", "GlobalKnownHostsFile=/dev/null", "IdentityAgent=none"]
        words = [word for option in options for word in ("-o", option)]
        listed = ", ".join(f'"{option}"' for option in options)

        def by_hand(bundle):
            batch = os.path.join(at, "batch")
            with open(batch, "w", encoding="utf-8") as out:
                out.write(f"put {bundle} /srv/in/large.tgz\n")
            return once(["sftp", "-q", *words, "-i", key, "-P", port, "-b", batch, f"{user}@{host}"])

        return beside(folder, server, repetitions, (
            "gather upload, sftp", gather(folder, "sftp", f'[upload.sftp]\nhost = "{host}"\nport = {port}\nuser = "{user}"\n'
                                          f'path = "/srv/in"\nkey = "{key}"\noptions = [{listed}]\n')),
            "sftp put", by_hand)


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
    """To S3Proxy, with one PUT to a pre-signed address, beside curl with the same."""
    at = os.path.join(folder, "s3")
    os.mkdir(at)
    with Server("io.gather.fixtures.s3.S3ServerMain", at) as server:
        address = signed(f"127.0.0.1:{server.reached['port']}", "/bundles/large.tgz")
        return beside(folder, server, repetitions, (
            "gather upload, s3, pre-signed", gather(folder, "s3", "", {"GATHER_S3_SIGNED_URL": address})),
            "curl -T, pre-signed", lambda bundle: once(["curl", "-sSf", "-T", bundle, address]))


def s3_parts(folder, repetitions):
    """To S3Proxy in parts, several at once, beside curl with one PUT to a pre-signed address."""
    at = os.path.join(folder, "s3-parts")
    os.mkdir(at)
    with Server("io.gather.fixtures.s3.S3ServerMain", at) as server:
        address = f"127.0.0.1:{server.reached['port']}"
        presigned = signed(address, "/bundles/large.tgz")
        return beside(folder, server, repetitions, (
            "gather upload, s3, parts", gather(folder, "s3", f'[upload.s3]\nbucket = "bundles"\nendpoint = "http://{address}"\n'
                                                      'path_style = true\n', {"AWS_ACCESS_KEY_ID": S3_KEY,
                                                                              "AWS_SECRET_ACCESS_KEY": S3_SECRET})),
            "curl -T, pre-signed, beside parts", lambda bundle: once(["curl", "-sSf", "-T", bundle, presigned]))


# What of its peer's throughput each way is to reach.
WAYS = {https: 0.8, ftps: 0.8, ftp: 0.8, sftp: 0.9, s3: 0.8, s3_parts: 0.8}


def upload(folder, repetitions):
    table = [f"A bundle of {SIZE / 1e9:.0f} GB over loopback, with its checksum beside it; what arrives is compared. One connection "
             "each, but for parts; server, disk and program share the cores. MB/s of sending is without what the same program needs for 15 bytes: "
             "its start, logging in, comparing.", "",
             "| | wall, s | spread, s | of it without sending, s | MB/s of sending | CPU, s | peak, MB |",
             "| --- | --- | --- | --- | --- | --- | --- |"]
    verdicts, ratios = [], {}
    for way, target in WAYS.items():
        results = way(folder, repetitions)
        sending = {}
        for name, result in results.items():
            if not name.endswith(NOTHING):
                idle = results[name + NOTHING].wall
                sending[name] = result.wall - idle
                table.append(f"| {marked(name, result)} | {result.wall:.2f} | {result.spread} | {idle:.2f} | {SIZE / 1e6 / sending[name]:.0f} "
                             f"| {result.cpu:.2f} | {result.peak / 1e6:.0f} |")
        ours, theirs = sending
        ratio = sending[theirs] / sending[ours]
        ratios[theirs] = (1 / ratio, 1 / target)
        verdicts.append(verdict(ratio >= target, f"at least {target} of its peer",
                                f"{way.__name__.replace('_', ', ')}: {ratio:.2f} of its peer's throughput; "
                                f"{results[theirs].wall / results[ours].wall:.2f} of its speed with start of the JVM and all"))
    return Report(table, verdicts, ratios)


def tls(folder, repetitions):
    """HTTPS with more and more to send: what the JVM's start and the warming up of its cryptography cost once."""
    table = ["| | wall, s | spread, s | CPU, s | MB/s of sending |", "| --- | --- | --- | --- | --- |"]
    lines, shares = {}, []
    for size in (SIZE, 10 * SIZE):
        results = https(folder, repetitions, size)
        ours, theirs = (name for name in results if not name.endswith(NOTHING))
        for name in (ours, theirs):
            rate = size / 1e6 / (results[name].wall - results[name + NOTHING].wall)
            lines.setdefault(name, []).append((size / 1e9, rate))
            table.append(f"| {marked(name, results[name])}, {size / 1e9:.0f} GB | {results[name].wall:.2f} | {results[name].spread} "
                         f"| {results[name].cpu:.2f} | {rate:.0f} |")
        shares.append((size, lines[ours][-1][1] / lines[theirs][-1][1]))
        shutil.rmtree(os.path.join(folder, f"size{size}"))
    (_, first), (_, last) = shares
    steady = 9 * SIZE / 1e6 / (10 * SIZE / 1e6 / lines[ours][1][1] - SIZE / 1e6 / lines[ours][0][1])
    warm = SIZE / 1e6 / lines[ours][0][1] - SIZE / 1e6 / steady
    return Report([*table, "", f"After the first gigabyte ours sends {steady:.0f} MB/s; of the first one, {warm:.2f} s are warming up."],
                  [verdict(last >= 0.8, "at least 0.8 of its peer", f"10 GB: {last:.2f} of its peer's throughput; 1 GB: {first:.2f}")])
