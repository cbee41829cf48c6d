"""A fleet of real sshd on this machine, gathered by gather and by its peers: the same commands, the same logs."""
import os
import resource
import shutil
import subprocess
import tempfile
import threading
import time

from measure import Run, once, verdict

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
            [java, "-Xmx256m", "-cp", f"{classes}:{DIST}/lib/*:{peers()}", "io.gather.fixtures.bench.FleetMain",
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
