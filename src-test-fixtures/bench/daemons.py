"""A node's daemon: how soon its first outcome comes, how fast it hands out large results beside nginx, what it holds while it waits."""
import json
import os
import shutil
import socket
import ssl
import statistics
import subprocess
import time

from measure import interleaved, once
from places import GATHER
from report import Report, marked, verdict

SIZE = 1_000_000_000
SETTLED = 15
FIRSTS = 21


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def awaited(port, process):
    for _ in range(600):
        if process.poll() is not None:
            raise SystemExit(f"{process.args} ended with {process.returncode}")
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"nobody listens at {port}")


def side(folder, name):
    """One side's own home, state and spool."""
    at = os.path.join(folder, name)
    os.makedirs(at)
    return {**os.environ, "HOME": at, "GATHER_STATE": os.path.join(at, "state"), "GATHER_SPOOL": os.path.join(at, "spool"),
            "GATHER_ETC": os.path.join(at, "etc"), "GATHER_MINION_COMMANDS": "true"}


class Daemon:
    """Enrolled as people do it, and served until the end."""

    def __init__(self, folder):
        overlord, node = side(folder, "overlord"), side(folder, "node")
        self.port = free_port()
        inventory = os.path.join(folder, "bench.toml")
        with open(inventory, "w", encoding="utf-8") as out:
            out.write(f'cluster = "bench"\n[[nodes]]\nname = "n1"\naddress = "127.0.0.1"\nreach = "rpc"\nport = {self.port}\n')
        quiet = {"stderr": subprocess.DEVNULL, "check": True}
        subprocess.run([GATHER, "pki", "init", "--cluster", "bench"], env=overlord, stdout=subprocess.DEVNULL, **quiet)
        invited = subprocess.run([GATHER, "minion", "invite", "n1", "-i", inventory, "--json"], env=overlord, stdout=subprocess.PIPE, **quiet)
        token = os.path.join(folder, "token")
        with open(token, "w", encoding="utf-8") as out:
            out.write(json.loads(invited.stdout)["token"])
        joining = subprocess.Popen([GATHER, "minion", "join", "--token-file", token, "--listen", f"127.0.0.1:{self.port}"], env=node,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        subprocess.run([GATHER, "minion", "enrol", "-i", inventory, "--wait", "30s"], env=overlord, stdout=subprocess.DEVNULL, **quiet)
        joining.wait(60)
        pki = os.path.join(overlord["GATHER_STATE"], "pki", "bench")
        self.certificate = os.path.join(pki, "overlord.pem")
        self.authority = os.path.join(pki, "authority.pem")
        self.identity = os.path.join(node["GATHER_STATE"], "minion", "identity", "identity.pem")
        self.process = subprocess.Popen([GATHER, "minion", "serve", "--listen", "127.0.0.1", "--port", str(self.port)], env=node,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        awaited(self.port, self.process)
        self.tls = ssl.create_default_context(cafile=self.authority)
        self.tls.check_hostname = False
        self.tls.load_cert_chain(self.certificate)

    def held(self):
        """Resident memory, in MB."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024

    def ask(self, method, path, body=b"", until=None):
        """A request on a connection of its own. @return the answer, or what of it had come when it held that text"""
        with socket.create_connection(("127.0.0.1", self.port), 60) as plain, self.tls.wrap_socket(plain) as connection:
            head = f"{method} /v1/{path} HTTP/1.1\r\nHost: n1\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n"
            connection.sendall(head.encode() + body)
            answer = b""
            while until is None or until not in answer:
                part = connection.recv(1 << 16)
                if not part:
                    break
                answer += part
        if not answer.startswith(b"HTTP/1.1 2"):
            raise SystemExit(f"{method} {path}: {answer[:500]}")
        return answer

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)


def plan(gather, task):
    """As an overlord makes it."""
    common = {"number": 1, "group": "bench", "item": "one", "timeout": "PT10M", "max": 4 * SIZE, "keep": "HEAD", "cost": "LIGHT", "when": [], "mask": []}
    limits = {"parallel": 0, "totalSize": 8 * SIZE, "totalTime": "PT1H", "spoolSize": 4 * SIZE, "leaveFree": 1 << 20, "nice": 0, "idleIo": False}
    return json.dumps({"version": 1, "gather": gather, "node": "n1", "limits": limits, "tasks": [{**common, **task}], "known": {"facts": {}}}).encode()


def firsts(daemon):
    """From the first byte of a plan until its first outcome is there, each on connections of their own."""
    times = []
    for number in range(FIRSTS):
        gather = f"first-{number}"
        body = plan(gather, {"kind": "command", "line": "true", "exits": []})
        start = time.monotonic()
        daemon.ask("POST", "gathers", body)
        daemon.ask("GET", f"gathers/{gather}/n1/events?from=0", until=b'"outcome"')
        times.append(time.monotonic() - start)
        daemon.ask("DELETE", f"gathers/{gather}/n1")
    # What is loaded and compiled with the first ones is there for all others.
    return times[0], statistics.median(times[len(times) // 3:])


def nginx(folder, daemon, root):
    """With the same key and certificate."""
    port = free_port()
    conf = os.path.join(folder, "nginx.conf")
    with open(conf, "w", encoding="utf-8") as out:
        if os.geteuid() == 0:
            out.write("user root;\n")
        out.write(f"daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log;\nevents {{}}\nhttp {{ access_log off; sendfile on; "
                  f"server {{ listen 127.0.0.1:{port} ssl; ssl_certificate {daemon.identity}; ssl_certificate_key {daemon.identity}; "
                  f"ssl_protocols TLSv1.3; ssl_client_certificate {daemon.authority}; ssl_verify_client on; root {root}; }} }}\n")
    process = subprocess.Popen(["nginx", "-c", conf, "-p", folder], stderr=subprocess.DEVNULL)
    awaited(port, process)
    return process, port


def rpc(folder, repetitions):
    """The daemon alone, asked by curl and by a script; nginx with the same certificates beside it."""
    noise = os.path.join(folder, "noise")
    with open(noise, "wb") as out:
        for _ in range(SIZE // 10_000_000):
            out.write(os.urandom(10_000_000))
    with Daemon(folder) as daemon:
        time.sleep(SETTLED)
        begun = daemon.held()
        first, usual = firsts(daemon)
        daemon.ask("POST", "gathers", plan("large", {"kind": "files", "patterns": [noise], "exclude": [], "followLinks": False, "maxFile": 4 * SIZE}))
        events = daemon.ask("GET", "gathers/large/n1/events?from=0", until=b'"finished":true')
        if b'"stored":' not in events:
            raise SystemExit(f"nothing was gathered: {events[:500]}")
        served = os.path.join(folder, "served")
        os.mkdir(served)
        shutil.copy(os.path.join(folder, "node", "spool", "gather-large", "n1", "000001.gz"), os.path.join(served, "large.gz"))
        curl = ["curl", "-sSf", "--tlsv1.3", "--cert", daemon.certificate, "--cacert", daemon.authority, "-o", "/dev/null", "--connect-to"]
        process, port = nginx(folder, daemon, served)
        try:
            ours, theirs = "from the daemon", "from nginx"
            results = interleaved({
                ours: lambda: once([*curl, f"n1:443:127.0.0.1:{daemon.port}", "https://n1/v1/gathers/large/n1/members/000001"]),
                theirs: lambda: once([*curl, f"n1:443:127.0.0.1:{port}", "https://n1/large.gz"])}, repetitions)
        finally:
            process.terminate()
            process.wait(30)
        daemon.ask("DELETE", "gathers/large/n1")
        time.sleep(SETTLED)
        after = daemon.held()
    size = os.path.getsize(os.path.join(served, "large.gz"))
    table = ["| | wall, s | spread, s | MB/s |", "| --- | --- | --- | --- |"]
    for name, result in results.items():
        table.append(f"| {marked(name, result)} | {result.wall:.2f} | {result.spread} | {size / 1e6 / result.wall:.0f} |")
    table += ["", f"First outcome {usual * 1000:.0f} ms after the plan's first byte, with two handshakes (the very first one {first * 1000:.0f} ms). Resident memory: "
                  f"{begun:.0f} MB {SETTLED} s after the start, {after:.0f} MB {SETTLED} s after {size / 1e9:.1f} GB were handed out."]
    share = results[theirs].wall / results[ours].wall
    return Report(table, [verdict(usual <= 0.05, "at most 50 ms", f"first outcome after {usual * 1000:.0f} ms"),
                          verdict(share >= 0.7, "at least 0.7 of nginx", f"results at {share:.2f} of nginx's throughput"),
                          verdict(begun <= 64, "at most 64 MB", f"{begun:.0f} MB while it waits")])
