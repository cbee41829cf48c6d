"""A fleet of real sshd on this machine, gathered by gather and by its peers: the same commands, the same logs."""
import os
import resource
import shutil
import subprocess
import tempfile
import threading
import time

from measure import Median, Run, once, verdict

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
DIST = os.path.join(ROOT, "gather-cli", "target", "gather")
GATHER = os.path.join(DIST, "bin", "gather")

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


class Fleet:
    """Nodes that live as long as this; with a client's configuration for all of them."""

    def __init__(self, folder, nodes, megabytes):
        self.folder = os.path.join(folder, f"fleet{nodes}")
        os.makedirs(self.folder)
        with open(os.path.join(DIST, "lib", "jdk"), encoding="utf-8") as lines:
            java = os.path.join(lines.read().strip(), "bin", "java")
        classes = os.path.join(ROOT, "src-test-fixtures", "target", "classes")
        self.process = subprocess.Popen(
            [java, "-Xmx256m", "-cp", f"{classes}:{DIST}/lib/*:{peers()}", "io.gather.fixtures.ssh.FleetMain",
             str(nodes), str(megabytes), self.folder], stdin=subprocess.PIPE)
        deadline = time.monotonic() + 300
        while not os.path.exists(os.path.join(self.folder, "ready")):
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.process.kill()
                raise SystemExit("the fleet did not start")
            time.sleep(0.2)
        self.names = f"node[1-{nodes}]"
        self.config = os.path.join(self.folder, "ssh_config")
        self.hosts = os.path.join(self.folder, "hosts.ini")

    def close(self):
        self.process.stdin.close()
        self.process.wait(120)

    def clush(self, target):
        shutil.rmtree(target, ignore_errors=True)
        os.makedirs(target)
        line = "(" + "; ".join(COMMANDS) + ") 2>&1; tar czf /tmp/logs.tgz -C / var/log"
        clush = ["clush", "-w", self.names, "-f", "64", "-o", f"-F {self.config}"]
        first = once([*clush, line], os.path.join(target, "out"))
        second = once(["clush", "-w", self.names, "-f", "64", "-o", f"-F {self.config}",
                       "--rcopy", "/tmp/logs.tgz", "--dest", target])
        return together(first, second)

    def ansible(self, target):
        shutil.rmtree(target, ignore_errors=True)
        os.makedirs(target)
        book = os.path.join(self.folder, "book.yml")
        with open(book, "w", encoding="utf-8") as out:
            out.write(PLAYBOOK % (", ".join(f"'{line}'" for line in COMMANDS), target))
        return once(["ansible-playbook", "-i", self.hosts, "-f", "64", f"--ssh-common-args=-F {self.config}", book],
                    environment={"ANSIBLE_PIPELINING": "1", "ANSIBLE_HOST_KEY_CHECKING": "0",
                                 "ANSIBLE_LOCAL_TEMP": self.folder})

    def sos_collect(self, target):
        shutil.rmtree(target, ignore_errors=True)
        os.makedirs(target)
        home = os.path.join(self.folder, "home")
        os.makedirs(os.path.join(home, ".ssh"), mode=0o700, exist_ok=True)
        shutil.copy(self.config, os.path.join(home, ".ssh", "config"))
        nodes = ",".join(f"node{i}" for i in range(1, self.count() + 1))
        # ssh looks for its configuration in the account's home, whatever HOME says: it is put there for this run alone.
        there = os.path.expanduser("~root/.ssh")
        os.makedirs(there, mode=0o700, exist_ok=True)
        return once(["unshare", "-m", "sh", "-c", 'mount --bind "$0" "$1" && shift && exec "$@"',
                     os.path.join(home, ".ssh"), there,
                     "sos", "collect", "--batch", "--no-local", "--ssh-user", "root", "--nodes", nodes, "-j", "64",
                     "-o", "logs,host,kernel,memory,process,networking,block,filesys", "--tmp-dir", target])

    def count(self):
        with open(self.hosts, encoding="utf-8") as lines:
            return sum(1 for _ in lines) - 1

    def gather(self, target, *options, ssh=None):
        shutil.rmtree(target, ignore_errors=True)
        os.makedirs(target)
        chosen = [word for line in COMMANDS for word in ("--command", line)]
        return once([GATHER, "run", "-q", "--no-upload", "--cluster", "bench", "--output", target, "--state",
                     target + "/state", "--inventory", self.hosts, "--ssh-config", self.config, "--fanout", "64",
                     "--profile", "none", *chosen, "--file", "/var/log", *options], environment=ssh)


def peers():
    """Libraries of the fixtures that the distribution does not have."""
    cache = os.path.expanduser("~/.m2/repository")
    found = []
    for group, name in (("org/assertj", "assertj-core"), ("org/junit/jupiter", "junit-jupiter-api"),
                        ("org/opentest4j", "opentest4j"), ("org/junit/platform", "junit-platform-commons")):
        for at, _, names in os.walk(os.path.join(cache, group, name)):
            found += [os.path.join(at, jar) for jar in names if jar.endswith(".jar") and "sources" not in jar]
    return ":".join(found)


def together(*runs):
    return Run(sum(run.wall for run in runs), sum(run.cpu for run in runs), max(run.peak for run in runs))


def fleet(folder, repetitions, nodes=64, megabytes=20):
    """All programs on the same nodes; those that take minutes only once."""
    there = Fleet(folder, nodes, megabytes)
    try:
        runs = {"gather": [], "clush, clush --rcopy": [], "sos collect": [], "Ansible": []}
        bundle = 0
        for turn in range(repetitions):
            runs["gather"].append(there.gather(os.path.join(folder, "ours")))
            runs["clush, clush --rcopy"].append(there.clush(os.path.join(folder, "clush")))
            if turn == 0:
                runs["sos collect"].append(there.sos_collect(os.path.join(folder, "sos")))
                runs["Ansible"].append(there.ansible(os.path.join(folder, "ansible")))
        for name in os.listdir(os.path.join(folder, "ours")):
            if name.endswith(".tgz"):
                bundle = os.path.getsize(os.path.join(folder, "ours", name))
    finally:
        there.close()
    results = {name: Median(of) for name, of in runs.items()}
    ours = results["gather"]
    own = sorted(run.own for run in runs["gather"])[len(runs["gather"]) // 2]
    gigabytes = nodes * megabytes / 1000
    table = [f"{nodes} nodes, {len(COMMANDS)} commands and {megabytes} MB of logs each; the bundle has {bundle / 1e6:.0f} MB.",
             "", "| | wall, s | spread, s | runs | times ours |", "| --- | --- | --- | --- | --- |"]
    table += [f"| {name} | {result.wall:.1f} | {result.spread} | {len(runs[name])} | {result.wall / ours.wall:.1f} |"
              for name, result in results.items()]
    table += ["", f"CPU of gather's own process: {own:.1f} s, {own / gigabytes:.2f} s per GB collected; with its `ssh` processes "
              f"{ours.cpu:.1f} s. Peak of its own process: {ours.peak / 1e6:.0f} MB."]
    limits = {"clush, clush --rcopy": 0.6, "sos collect": 0.25, "Ansible": 0.3}
    verdicts = [verdict(ours.wall <= limit * results[name].wall, f"at most {limit} of {name}",
                        f"{ours.wall / results[name].wall:.2f} of {name}") for name, limit in limits.items()]
    return "fleet", table, verdicts + [verdict(own / gigabytes <= 1.0, "at most 1.0 s of CPU per GB", f"{own / gigabytes:.2f} s")]


def thousand(folder, repetitions):
    """Nodes behind a stand-in for ssh, which runs on this machine what it is told: many nodes, little work."""
    stand_in = os.path.join(ROOT, "src-test-fixtures", "src", "main", "resources", "ssh", "stand-in")
    tools = os.path.join(folder, "bin")
    os.makedirs(tools)
    shutil.copy(stand_in, os.path.join(tools, "ssh"))
    os.chmod(os.path.join(tools, "ssh"), 0o755)
    hosts = os.path.join(folder, "hosts")
    environment = {"PATH": tools + ":" + os.environ["PATH"], "FLEET_HOSTS": hosts, "FLEET_LATENCY": "0.05",
                   "FLEET_NAMESPACES": "1"}
    table = ["| nodes | wall, s | CPU of our process, s | peak of our process, MB |", "| --- | --- | --- | --- |"]
    peaks = {}
    for nodes in (100, 1000):
        runs = []
        for _ in range(max(1, repetitions // 3)):
            shutil.rmtree(hosts, ignore_errors=True)
            os.makedirs(hosts)
            target = os.path.join(folder, "out")
            shutil.rmtree(target, ignore_errors=True)
            runs.append(once([GATHER, "run", "-q", "--no-upload", "--cluster", "bench", "--output", target, "--state",
                              target + "/state", "-w", f"n[1-{nodes}]", "--profile", "none", "--command", "hostname",
                              "--command", "uptime", "--file", "/etc/hosts", "--file", "/etc/passwd"],
                             environment=environment))
        peaks[nodes] = max(run.peak for run in runs)
        table.append(f"| {nodes} | {runs[0].wall:.1f} | {runs[0].own:.1f} | {peaks[nodes] / 1e6:.0f} |")
    return "thousand", table, [
        verdict(peaks[1000] <= 256e6, "peak at most 256 MB", f"{peaks[1000] / 1e6:.0f} MB"),
        verdict(peaks[1000] <= 1.3 * peaks[100], "at most 1.3 times that of 100 nodes",
                f"{peaks[1000] / peaks[100]:.2f} times")]
