"""A fleet of real sshd on this machine, gathered by gather and by its peers: the same commands, the same logs."""
import os
import shutil
import subprocess
import sys
import time

from measure import Median, Run, interleaved, once
from places import GATHER, RESOURCES, fixture
from report import Report, marked, verdict

COMMANDS = """uname -a;uptime;date;id;env;hostname;df -h;df -i;mount;free;ps aux;ps -ef;ip addr;ip route;ip -s link;ip neigh
ss -tlnp;ss -s;cat /proc/meminfo;cat /proc/cpuinfo;cat /proc/loadavg;cat /proc/interrupts;cat /proc/vmstat
cat /proc/net/dev;cat /proc/mounts;cat /proc/swaps;cat /proc/version;cat /proc/cmdline;cat /etc/os-release;cat /etc/hosts
cat /etc/passwd;cat /etc/resolv.conf;ls -la /etc;ls -la /var/log;lsblk;dpkg -l;sysctl -a;getent passwd;who;locale
""".replace("\n", ";").rstrip(";").split(";")

PLAYBOOK = """
- hosts: all
  gather_facts: false
  tasks:
    - shell: "{{ item }} > /tmp/out.$(echo '{{ item }}' | tr -c 'a-z0-9\\n' _) 2>&1 || true"
      loop: [%s]
    - shell: cd /tmp && tar czf logs.tgz out.* -C / var/log
    - fetch: {src: /tmp/logs.tgz, dest: "%s/{{ inventory_hostname }}.tgz", flat: true}
"""


NODES, MEGABYTES = 64, 20
SIZES = (1, 4, 16, NODES)
OURS, CLUSH = "gather", "clush, clush --rcopy"


def processes():
    """Started on this machine since it runs."""
    with open("/proc/stat", encoding="ascii") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("processes "))


def descendants(pid):
    """All processes below one."""
    below, found = {}, []
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", encoding="ascii", errors="replace") as line:
                    fields = line.read().rsplit(")", 1)[1].split()
            except OSError:
                continue
            below.setdefault(int(fields[1]), []).append((int(name), sum(map(int, fields[11:15]))))
    waiting = [pid]
    while waiting:
        for child, ticks in below.get(waiting.pop(), []):
            found.append(ticks)
            waiting.append(child)
    return found


class Fleet:
    """Nodes that live as long as this; with a client's configuration for all of them."""

    def __init__(self, folder, nodes, megabytes, *how):
        self.folder = os.path.join(folder, f"fleet{nodes}")
        os.makedirs(self.folder)
        self.process = subprocess.Popen(fixture("io.gather.fixtures.ssh.FleetMain", str(nodes), str(megabytes), self.folder, *how,
                                                heap="256m"), stdin=subprocess.PIPE)
        self.wait_for("ready")
        self.count = nodes
        self.config = os.path.join(self.folder, "ssh_config")
        self.hosts = os.path.join(self.folder, "hosts.ini")

    def wait_for(self, name):
        path = os.path.join(self.folder, name)
        deadline = time.monotonic() + 300
        while not os.path.exists(path):
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.process.kill()
                raise SystemExit(f"the fleet has not made {name}")
            time.sleep(0.2)
        os.remove(path)

    def grow(self, by):
        """Appends a file, which nodes must see too, to all logs of all nodes."""
        self.process.stdin.write((by + "\n").encode())
        self.process.stdin.flush()
        self.wait_for("grown")

    def close(self):
        self.process.stdin.close()
        self.process.wait(120)

    def cpu(self):
        """Of all nodes since they started: what has ended counts with who waited for it, at last the node's first process."""
        return sum(descendants(self.process.pid)) / os.sysconf("SC_CLK_TCK")

    def clush(self, target, nodes, commands):
        clean(target)
        line = "(" + "; ".join(commands) + ") 2>&1; tar czf /tmp/logs.tgz -C / var/log"
        words = ["clush", "-w", f"node[1-{nodes}]", "-f", "64", "-o", f"-F {self.config}"]
        return together(once([*words, line], os.path.join(target, "out")),
                        once([*words, "--rcopy", "/tmp/logs.tgz", "--dest", target]))

    def ansible(self, target):
        clean(target)
        book = os.path.join(self.folder, "book.yml")
        with open(book, "w", encoding="utf-8") as out:
            out.write(PLAYBOOK % (", ".join(f"'{line}'" for line in COMMANDS), target))
        return once(["ansible-playbook", "-i", self.hosts, "-f", "64", f"--ssh-common-args=-F {self.config}", book],
                    environment={"ANSIBLE_PIPELINING": "1", "ANSIBLE_HOST_KEY_CHECKING": "0",
                                 "ANSIBLE_LOCAL_TEMP": self.folder})

    def sos_collect(self, target):
        clean(target)
        home = os.path.join(self.folder, "home")
        os.makedirs(os.path.join(home, ".ssh"), mode=0o700, exist_ok=True)
        shutil.copy(self.config, os.path.join(home, ".ssh", "config"))
        nodes = ",".join(f"node{i}" for i in range(1, self.count + 1))
        # ssh looks for its configuration in the account's home, whatever HOME says: it is put there for this run alone.
        there = os.path.expanduser("~root/.ssh")
        os.makedirs(there, mode=0o700, exist_ok=True)
        return once(["unshare", "-m", "sh", "-c", 'mount --bind "$0" "$1" && shift && exec "$@"',
                     os.path.join(home, ".ssh"), there,
                     "sos", "collect", "--batch", "--no-local", "--ssh-user", "root", "--nodes", nodes, "-j", "64",
                     "-o", "logs,host,kernel,memory,process,networking,block,filesys", "--tmp-dir", target])

    def gather(self, target, nodes, commands, *options):
        clean(target)
        chosen = [word for line in commands for word in ("--command", line)]
        return once([GATHER, "run", "-q", "--no-upload", "--cluster", "bench", "--output", target, "--state", target + "/state",
                     "--inventory", self.hosts, "-w", f"node[1-{nodes}]", "--ssh-config", self.config, "--fanout", "64",
                     "--profile", "none", *chosen, "--file", "/var/log", *options])


def clean(target):
    shutil.rmtree(target, ignore_errors=True)
    os.makedirs(target)


def together(*runs):
    return Run(sum(run.wall for run in runs), sum(run.cpu for run in runs), max(run.peak for run in runs), 0.0, runs[0].noise)


class Compared:
    """gather and clush in turns, on so many nodes: times, CPU of a node, processes that were started for each."""

    def __init__(self, there, folder, nodes, commands, repetitions):
        self.nodes = nodes
        ours, theirs = os.path.join(folder, "ours"), os.path.join(folder, "clush")
        self.node_cpu, self.started, runs = {}, {}, {OURS: [], CLUSH: []}
        for turn in range(repetitions):
            for name, run in ((OURS, lambda: there.gather(ours, nodes, commands)), (CLUSH, lambda: there.clush(theirs, nodes, commands))):
                cpu, count = there.cpu(), processes()
                runs[name].append(run())
                self.node_cpu.setdefault(name, []).append((there.cpu() - cpu) / nodes)
                self.started.setdefault(name, []).append((processes() - count) / nodes)
                print(f"{nodes} nodes, {name}: {runs[name][-1].wall:.2f} s", file=sys.stderr, flush=True)
        self.results = {name: Median(of) for name, of in runs.items()}
        self.bundle = sum(os.path.getsize(os.path.join(ours, name)) for name in os.listdir(ours) if name.endswith(".tgz"))

    def ratio(self):
        return self.results[OURS].wall / self.results[CLUSH].wall

    def rows(self, what):
        return [f"| {what}, {marked(name, result)} | {result.wall:.2f} | {result.spread} | {result.cpu:.1f} "
                f"| {middle(self.node_cpu[name]):.2f} | {middle(self.started[name]):.0f} |" for name, result in self.results.items()]


def middle(values):
    return sorted(values)[len(values) // 2]


def fleet(folder, repetitions):
    """Beside clush with few and many nodes, and with commands that take 2 s a node."""
    there = Fleet(folder, NODES, MEGABYTES)
    slow = [f"sleep {2 / len(COMMANDS)}; {line}" for line in COMMANDS]
    try:
        by_size = {nodes: Compared(there, folder, nodes, COMMANDS, repetitions) for nodes in SIZES}
        slowed = Compared(there, folder, NODES, slow, repetitions)
    finally:
        there.close()
    most = by_size[NODES]
    own, gigabytes = most.results[OURS].own, NODES * MEGABYTES / 1000
    table = [f"{len(COMMANDS)} commands and {MEGABYTES} MB of logs on each node; the bundle of {NODES} nodes has {most.bundle / 1e6:.0f} MB. "
             "CPU of the program is with its `ssh` processes; processes are those started on the whole machine, for each node.", "",
             "| nodes, program | wall, s | spread, s | CPU of the program, s | CPU of a node, s | processes a node |",
             "| --- | --- | --- | --- | --- | --- |"]
    for nodes, compared in by_size.items():
        table += compared.rows(f"{nodes}")
    table += slowed.rows(f"{NODES}, commands take 2 s")
    table += ["", f"CPU of gather's own process with {NODES} nodes: {own:.1f} s, {own / gigabytes:.2f} s per GB collected. "
              f"Peak of its own process: {most.results[OURS].peak / 1e6:.0f} MB.", "",
              "![Time against number of nodes](benchmarks/fleet.svg)"]
    verdicts = [verdict(compared.ratio() <= limit, f"at most {limit} of clush", f"{what}: {compared.ratio():.2f} of clush")
                for what, compared, limit in ((f"{NODES} nodes", most, 0.6), (f"{NODES} nodes, slowed", slowed, 0.6),
                                              ("1 node", by_size[1], 0.8))]
    verdicts.append(verdict(own / gigabytes <= 1.0, "at most 1.0 s of CPU per GB", f"{own / gigabytes:.2f} s"))
    verdicts.append(verdict(own <= 2.5, f"at most 2.5 s of CPU in all for {NODES} nodes", f"{own:.1f} s"))
    return Report(table, verdicts,
                  {f"clush, {NODES} nodes": (most.ratio(), 0.6), f"clush, {NODES} nodes, slowed": (slowed.ratio(), 0.6),
                   "clush, 1 node": (by_size[1].ratio(), 0.8)},
                  {name: [(nodes, compared.results[name].wall) for nodes, compared in by_size.items()] for name in (OURS, CLUSH)})


def collectors(folder, _):
    """Beside programs that take minutes for it, once."""
    there = Fleet(folder, NODES, MEGABYTES)
    try:
        results = interleaved({OURS: lambda: there.gather(os.path.join(folder, "ours"), NODES, COMMANDS),
                               "sos collect": lambda: there.sos_collect(os.path.join(folder, "sos")),
                               "Ansible": lambda: there.ansible(os.path.join(folder, "ansible"))}, 1)
    finally:
        there.close()
    ours, sos, ansible = results.values()
    table = [f"{NODES} nodes, {len(COMMANDS)} commands and {MEGABYTES} MB of logs each.", "",
             "| | wall, s | times ours |", "| --- | --- | --- |"]
    table += [f"| {marked(name, result)} | {result.wall:.1f} | {result.wall / ours.wall:.1f} |" for name, result in results.items()]
    limits = {"sos collect": (ours.wall / sos.wall, 0.25), "Ansible": (ours.wall / ansible.wall, 0.3)}
    return Report(table, [verdict(value <= limit, f"at most {limit} of {name}", f"{value:.2f} of {name}")
                          for name, (value, limit) in limits.items()], limits)


def stand_in(folder):
    """Makes a stand-in for ssh, which runs on this machine what it is told; returns its environment."""
    tools, hosts = os.path.join(folder, "bin"), os.path.join(folder, "hosts")
    clean(tools)
    clean(hosts)
    shutil.copy(os.path.join(RESOURCES, "ssh", "stand-in"), os.path.join(tools, "ssh"))
    os.chmod(os.path.join(tools, "ssh"), 0o755)
    return {"PATH": tools + ":" + os.environ["PATH"], "FLEET_HOSTS": hosts, "FLEET_LATENCY": "0.05", "FLEET_NAMESPACES": "1"}


def thousand(folder, repetitions):
    """Many nodes, little work."""
    target = os.path.join(folder, "out")

    def ours(nodes):
        environment = stand_in(folder)
        clean(target)
        return once([GATHER, "run", "-q", "--no-upload", "--cluster", "bench", "--output", target, "--state", target + "/state",
                     "-w", f"n[1-{nodes}]", "--profile", "none", "--command", "hostname", "--command", "uptime",
                     "--file", "/etc/hosts", "--file", "/etc/passwd"], environment=environment)

    def clush(nodes):
        environment = stand_in(folder)
        return once(["clush", "-w", f"n[1-{nodes}]", "-f", "64", "hostname; uptime; cat /etc/hosts /etc/passwd"], environment=environment)

    table = ["| nodes, program | wall, s | CPU with all it started, s | CPU of the process, s | of it for each node, ms | peak of the process, MB |",
             "| --- | --- | --- | --- | --- | --- |"]
    results = {}
    for nodes in (100, 1000):
        results[nodes] = interleaved({OURS: lambda: ours(nodes), "clush": lambda: clush(nodes)}, max(1, repetitions // 3))
        table += [f"| {nodes}, {marked(name, result)} | {result.wall:.1f} | {result.cpu:.1f} | {result.own:.1f} "
                  f"| {result.own / nodes * 1000:.1f} | {result.peak / 1e6:.0f} |" for name, result in results[nodes].items()]
    few, many = results[100][OURS], results[1000][OURS]
    return Report(table, [
        verdict(many.own <= 12, "at most 12 ms of CPU a node", f"{many.own:.1f} ms with 1000 nodes"),
        verdict(many.peak <= 256e6, "peak at most 256 MB", f"{many.peak / 1e6:.0f} MB"),
        verdict(many.peak <= 1.3 * few.peak, "at most 1.3 times that of 100 nodes", f"{many.peak / few.peak:.2f} times")],
        {"clush, 1000 nodes without a network": (many.wall / results[1000]["clush"].wall, None)})
