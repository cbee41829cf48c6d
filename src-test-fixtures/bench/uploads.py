"""Uploads of one large bundle over loopback, each way beside a program that people would use instead; one function a way."""
import hashlib
import hmac
import os
import re
import shutil
import subprocess
import time
import urllib.parse
import urllib.request

from local import emptied
from measure import interleaved, once
from places import GATHER, fixture
from report import Report, marked, verdict

SIZE = 1_000_000_000
# Those of the fixture.
S3_KEY = "AKIDGATHERTEST"
S3_SECRET = "not-a-secret/+in-tests"
FTP_PASSWORD = "s3cret pass"
# As ours makes them.
PART = 16 << 20
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


def beside(folder, server, repetitions, ours, peer, theirs, size=SIZE, also=None):
    """Ours and a peer, in turns, each with the large bundle and with next to nothing."""
    programs = {}
    for title, run in ((ours[0], ours[1]), (peer, theirs), *(also or {}).items()):
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
    """Beside lftp: to vsftpd, unless the way names another server."""
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


def ftps(folder, repetitions, way="ftps"):
    """To vsftpd with TLS, which has two processes that hand each record to each other."""
    return ftp(folder, repetitions, way, f"set ftp:ssl-force true\nset ftp:ssl-protect-data true\n"
               f"set ssl:ca-file {os.path.join(folder, way, 'authority.pem')}\nset ssl:check-hostname false\n")


def ftps_proftpd(folder, repetitions):
    """To ProFTPD with TLS, which has one."""
    return ftps(folder, repetitions, "ftps-proftpd")


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


def signed(address, path, method="PUT", **asked):
    """An address for one request, as who owns a bucket hands it out."""
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    scope = f"{stamp[:8]}/us-east-1/s3/aws4_request"
    words = {"X-Amz-Algorithm": "AWS4-HMAC-SHA256", "X-Amz-Credential": f"{S3_KEY}/{scope}", "X-Amz-Date": stamp, "X-Amz-Expires": "3600",
             "X-Amz-SignedHeaders": "host", **asked}
    query = "&".join(f"{name}={urllib.parse.quote(words[name], safe='')}" for name in sorted(words))
    request = "\n".join([method, path, query, f"host:{address}", "", "host", "UNSIGNED-PAYLOAD"])
    key = ("AWS4" + S3_SECRET).encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    text = "\n".join(["AWS4-HMAC-SHA256", stamp, scope, hashlib.sha256(request.encode()).hexdigest()])
    return f"http://{address}{path}?{query}&X-Amz-Signature={hmac.digest(key, text.encode(), 'sha256').hex()}"


def curl_parts(folder, address, path, bundle):
    """The same parts, four at once, by curl: cut and signed before, joined by the server at the end."""
    emptied(folder)
    begun = urllib.request.urlopen(urllib.request.Request(signed(address, path, "POST", uploads=""), method="POST"), timeout=60)
    upload = re.search(rb"<UploadId>(.*?)</UploadId>", begun.read()).group(1).decode()
    subprocess.run(["split", "-b", str(PART), "-a", "4", "-d", bundle, os.path.join(folder, "part")], check=True)
    names = sorted(name for name in os.listdir(folder) if name.startswith("part"))
    with open(os.path.join(folder, "parts"), "w", encoding="utf-8") as config:
        config.write("\nnext\n".join(
            f'silent\nfail\nurl = "{signed(address, path, partNumber=str(number), uploadId=upload)}"\n'
            f'upload-file = "{os.path.join(folder, name)}"\ndump-header = "{os.path.join(folder, f"answer{name}")}"'
            for number, name in enumerate(names, 1)) + "\n")
    script = os.path.join(folder, "send")
    with open(script, "w", encoding="utf-8") as out:
        out.write(f"cd '{folder}' && curl -Z --parallel-max 4 -K parts && cat answer* | tr -d '\\r' | awk -F': ' '"
                  'BEGIN { printf "<CompleteMultipartUpload>" } tolower($1) == "etag" { printf "<Part><PartNumber>%d</PartNumber>'
                  '<ETag>%s</ETag></Part>", ++n, $2 } END { print "</CompleteMultipartUpload>" }\' >joined && '
                  f"curl -sSf -o answer --data-binary @joined -H 'Content-Type: application/xml' '{signed(address, path, 'POST', uploadId=upload)}'\n")
    return once(["sh", script])


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
            "curl -T, pre-signed, beside parts", lambda bundle: once(["curl", "-sSf", "-T", bundle, presigned]),
            also={"curl -Z, the same parts": lambda bundle: curl_parts(os.path.join(folder, "cut"), address, "/bundles/large.tgz", bundle)})


# What of its peer's throughput each way is to reach.
WAYS = {https: 0.8, ftps: 0.8, ftps_proftpd: 0.8, ftp: 0.8, sftp: 0.9, s3: 0.8, s3_parts: 0.8}


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
        ours, theirs, *others = sending
        ratio = sending[theirs] / sending[ours]
        ratios[theirs] = (1 / ratio, 1 / target)
        verdicts.append(verdict(ratio >= target, f"at least {target} of its peer",
                                f"{way.__name__.replace('_', ', ')}: {ratio:.2f} of its peer's throughput; "
                                f"{results[theirs].wall / results[ours].wall:.2f} of its speed with start of the JVM and all"))
        verdicts += [verdict(sending[other] / sending[ours] >= target, f"at least {target} of it",
                             f"beside {other}: {sending[other] / sending[ours]:.2f} of its throughput") for other in others]
    return Report(table, verdicts, ratios)


def tls(folder, repetitions):
    """HTTPS with more and more to send: what the JVM's start and the warming up of its cryptography cost once."""
    table = ["| | wall, s | spread, s | CPU, s | MB/s of sending |", "| --- | --- | --- | --- | --- |"]
    rates, work = {}, {}
    for size in (SIZE, 10 * SIZE):
        results = https(folder, repetitions, size)
        ours, theirs = (name for name in results if not name.endswith(NOTHING))
        for name in (ours, theirs):
            rate = size / 1e6 / (results[name].wall - results[name + NOTHING].wall)
            rates.setdefault(name, []).append(rate)
            work.setdefault(name, []).append(results[name].cpu)
            table.append(f"| {marked(name, results[name])}, {size / 1e9:.0f} GB | {results[name].wall:.2f} | {results[name].spread} "
                         f"| {results[name].cpu:.2f} | {rate:.0f} |")
        shutil.rmtree(os.path.join(folder, f"size{size}"))
    first, last = (one / other for one, other in zip(rates[ours], rates[theirs]))
    each = {name: (ten - one) / 9 for name, (one, ten) in work.items()}
    once_only = work[ours][0] - each[ours]
    told = (f"Each gigabyte after the first one costs ours {each[ours]:.2f} s of CPU, and its peer {each[theirs]:.2f} s. Starting the JVM and warming up cost "
            f"{once_only:.2f} s once: {once_only / work[ours][0]:.0%} of one gigabyte, {once_only / work[ours][1]:.0%} of ten.")
    return Report([*table, "", told],
                  [verdict(last >= 0.8, "at least 0.8 of its peer", f"10 GB: {last:.2f} of its peer's throughput; 1 GB: {first:.2f}")])
