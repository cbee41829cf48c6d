"""The collector of statistics, in front of clusters that a process of its own plays."""
import http.server
import os
import re
import subprocess
import sys
import threading
import time
import urllib.request

from measure import Service
from places import CLASSES, DIST, GATHER, ROOT, program
from report import Report, verdict

EXAMPLE = os.path.join(ROOT, "gather-stats", "src", "test", "resources", "io", "gather", "stats", "capture",
                       "a_influxv1_default", "config.toml")
NODES = 252
OPERATIONS = 60
CLIENTS = 20_000
CYCLE = 5
# Of gostats 0.39, measured earlier with one cluster as here, on a machine of this class with 2 cores: CPU seconds, its start included,
# in so many seconds, and its peak in MB.
GOSTATS = {"influxdb": (1.3, 45, 61), "discard": (1.0, 45, 61), "prometheus": (2.4, 45, 90),
           "influxdb, 20,000 clients": (3.8, 30, 175)}
# What gostats takes of that before its first cycle: 1.3 s less nine cycles of 0.11 s.
GOSTATS_START = 0.3


class Database(http.server.BaseHTTPRequestHandler):
    """Takes what an InfluxDB takes, and forgets it."""
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.send_response(204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()


class Clusters:
    """OneFS clusters of one size, on ports one after the other."""

    def __init__(self, how_many, clients):
        self.process = subprocess.Popen(
            [program(), "-Xmx1g", "-cp", f"{CLASSES}:{DIST}/lib/*", "io.gather.fixtures.onefs.OnefsMain", str(how_many), "0",
             str(NODES), str(clients), str(OPERATIONS)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.ports = []
        for line in self.process.stdout:
            if line.startswith("cluster="):
                self.ports.append(int(line.rsplit(":", 1)[1]))
            elif line.strip() == "ready":
                return
        raise SystemExit("the clusters did not start")

    def close(self):
        self.process.stdin.close()
        self.process.wait(30)


def free_ports(how_many):
    """Not taken now; all are held until the last is known."""
    servers = [http.server.HTTPServer(("127.0.0.1", 0), Database) for _ in range(how_many)]
    ports = [server.server_port for server in servers]
    for server in servers:
        server.server_close()
    return ports


def configuration(sink, clients, clusters, database, own, served):
    """The groups that gostats' example has, as in the capture."""
    with open(EXAMPLE, encoding="utf-8") as lines:
        example = lines.read()
    active = re.search(r"(?s)active_stat_groups.*?\]", example).group(0)
    text = (f'[global]\nversion = "0.40"\nstats_processor = "{sink}"\nmin_update_interval_override = {CYCLE}\n{active}\n'
            f'[logging]\nlog_to_stdout = true\n[collector]\nlisten = "{own}"\n[influxdb]\nhost = "127.0.0.1"\n'
            f'port = "{database}"\ndatabase = "bench"\n[prometheus]\nauthenticated = false\n'
            f"[summary_stats]\nclient = {str(bool(clients)).lower()}\n")
    for number, port in enumerate(clusters.ports):
        text += f'[[cluster]]\nhostname = "127.0.0.1"\nport = {port}\nusername = "statsuser"\npassword = "pw"\n'
        text += f"prometheus_port = {served[number]}\n"
    return text + example[example.index("[[statgroup]]"):]


def sums(text):
    """Of each metric of the collector's own, over all clusters."""
    found = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            name, value = line.split("{", 1)[0].split(" ", 1)[0], line.rsplit(" ", 1)[1]
            found[name] = found.get(name, 0) + float(value)
    return found


def own_metrics(port):
    """Nothing where the collector is too busy to answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as page:
            return sums(page.read().decode())
    except OSError:
        return {}


class Collected:
    """One run of the collector: CPU of its start and of each cycle, and what it says of itself."""

    def __init__(self, folder, sink, how_many, clients, seconds):
        database = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Database)
        threading.Thread(target=database.serve_forever, daemon=True).start()
        clusters = Clusters(how_many, clients)
        service = None
        try:
            own, *served = free_ports(1 + how_many)
            file = os.path.join(folder, "idic.toml")
            with open(file, "w", encoding="utf-8") as out:
                out.write(configuration(sink, clients, clusters, database.server_port, own, served))
            theirs = Service.cpu_of(clusters.process.pid)
            service = Service([GATHER, "stats", "run", "--config-file", file], os.path.join(folder, "log"),
                              {"GATHER_STATE": os.path.join(folder, "state")})
            self.cpu = []
            begin = time.monotonic()
            for cycle in range(1, seconds // CYCLE + 1):
                time.sleep(max(0, begin + cycle * CYCLE - time.monotonic()))
                self.cpu.append(service.cpu())
                if sink == "prometheus":
                    with urllib.request.urlopen(f"http://127.0.0.1:{served[0]}/metrics", timeout=30) as page:
                        page.read()
            self.peak = service.peak()
            self.clusters_cpu = Service.cpu_of(clusters.process.pid) - theirs
            self.own = own_metrics(own)
        finally:
            if service:
                service.end()
            clusters.close()
            database.shutdown()
            database.server_close()

    def until(self, seconds):
        return self.cpu[seconds // CYCLE - 1]

    def each(self, last):
        """CPU of a cycle, of the last ones."""
        return (self.cpu[-1] - self.cpu[-1 - last]) / last


def stats(folder, repetitions, seconds=60, many=50):
    """Each collector runs for a minute, once: what counts is CPU."""
    del repetitions
    table = [f"A cluster of {NODES} nodes; a cycle is {CYCLE} s. The figures of gostats 0.39 were measured earlier on a machine of "
             "this class with 2 cores, not in this run.", "",
             "| one cluster, points go to | CPU of each cycle, s | of gostats | CPU with the start, s | of gostats | "
             "peak, MB | of gostats |", "| --- | --- | --- | --- | --- | --- | --- |"]
    verdicts, peaks, ratios = [], [], {}
    for name, (cpu, until, peak) in GOSTATS.items():
        place = os.path.join(folder, str(len(peaks)))
        os.mkdir(place)
        ran = Collected(place, name.split(",")[0], 1, CLIENTS if "clients" in name else 0, seconds)
        peaks.append(ran.peak)
        each, theirs = ran.each(6), (cpu - GOSTATS_START) / (until // CYCLE)
        table.append(f"| {name} | {each:.2f} | {theirs:.2f} | {ran.until(until):.2f} in {until} s | {cpu:.1f} "
                     f"| {ran.peak / 1e6:.0f} | {peak} |")
        print(table[-1], file=sys.stderr, flush=True)
        verdicts.append(verdict(each <= 1.2 * theirs, "at most 1.2 times the CPU of gostats for a cycle",
                                f"{name}: {each / theirs:.2f} times; {ran.until(until) / cpu:.1f} times with the start"))
        ratios[f"gostats, CPU of a cycle, {name}"] = (each / theirs, 1.2)
    verdicts.append(verdict(max(peaks) <= 200e6, "peak at most 200 MB", f"peak {max(peaks) / 1e6:.0f} MB"))
    place = os.path.join(folder, "many")
    os.mkdir(place)
    ran = Collected(place, "influxdb", many, 0, seconds)
    missed = ran.own.get("gather_stats_skipped_slots_total")
    told = f"{missed:.0f} slots missed" if ran.own else "the collector did not answer within 30 s what it missed"
    points = (f"{ran.own['gather_stats_written_points_total']:.0f} points written, "
              f"{ran.own['gather_stats_dropped_points_total']:.0f} dropped, " if ran.own else "")
    table += ["", f"{many} clusters of {NODES} nodes into influxdb: CPU {ran.cpu[-1]:.1f} s in {seconds} s, of each cycle later "
              f"{ran.each(6):.2f} s; peak {ran.peak / 1e6:.0f} MB; {points}{told}. The clusters' "
              f"own CPU, on the same cores, was {ran.clusters_cpu:.1f} s."]
    verdicts.append(verdict(missed == 0 and ran.own.get("gather_stats_up") == many, "no missed slot",
                            f"{many} clusters: {told}"))
    return Report(table, verdicts, ratios)
