"""Runs programs and measures them: wall time, CPU time and peak memory of one process, medians of interleaved repetitions."""
import os
import statistics
import subprocess
import threading
import time


# Cores that others may use in the moment before a run; more than that, and the figure is marked.
NOISE = 0.25


class Run:
    """One run of a program; how many cores others used right before it."""

    def __init__(self, wall, cpu, peak, own=0.0, noise=0.0):
        self.wall = wall
        self.cpu = cpu
        self.peak = peak
        self.own = own
        self.noise = noise


def ticks():
    """What all cores together worked since the machine started, in seconds."""
    with open("/proc/stat", encoding="ascii") as lines:
        user, nice, system, _, _, hard, soft, *_ = map(int, lines.readline().split()[1:])
    return (user + nice + system + hard + soft) / os.sysconf("SC_CLK_TCK")


def busy(seconds=0.2):
    """Cores in use while nothing of ours runs; writing back what the last run wrote counts little and ends soon."""
    begin, start = ticks(), time.monotonic()
    time.sleep(seconds)
    return (ticks() - begin) / (time.monotonic() - start)


def once(command, output=os.devnull, environment=None, deadline=1800):
    """CPU time counts the program and all that it waited for; the peak is that of the program alone."""
    noise = busy()
    with open(output, "wb") as out:
        start = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE,
                                   env={**os.environ, **(environment or {})}, shell=isinstance(command, str))
        errors = []
        reader = threading.Thread(target=lambda: errors.append(process.stderr.read()))
        reader.start()
        watch = Watch(process.pid)
        timer = threading.Timer(deadline, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        timer.cancel()
        peak = watch.end()
        reader.join()
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        text = errors[0].decode(errors="replace")[-2000:] if errors else ""
        raise SystemExit(f"{command}: ended with {process.returncode}: {text}")
    return Run(wall, usage.ru_utime + usage.ru_stime, peak, watch.own, noise)


class Watch:
    """The kernel's own high-water mark and CPU time of the process, read while it lives: its children's do not count."""

    def __init__(self, pid):
        self.status = f"/proc/{pid}/status"
        self.stat = f"/proc/{pid}/stat"
        self.peak = 0
        self.own = 0.0
        self.done = threading.Event()
        self.thread = threading.Thread(target=self.follow)
        self.thread.start()

    def follow(self):
        while not self.done.wait(0.01):
            try:
                with open(self.status, encoding="ascii", errors="replace") as lines:
                    for line in lines:
                        if line.startswith("VmHWM:"):
                            self.peak = int(line.split()[1]) * 1024
                with open(self.stat, encoding="ascii", errors="replace") as line:
                    fields = line.read().rsplit(")", 1)[1].split()
                    self.own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
            except (OSError, IndexError):
                return

    def end(self):
        self.done.set()
        self.thread.join()
        return self.peak


def interleaved(programs, repetitions, before=None):
    """For each name the runs, in turn: whatever else the machine does hits all alike."""
    runs = {name: [] for name in programs}
    for _ in range(repetitions):
        for name, program in programs.items():
            if before:
                before()
            runs[name].append(program())
    return {name: Median(of) for name, of in runs.items()}


class Median:
    def __init__(self, runs):
        self.runs = runs
        self.wall = statistics.median(run.wall for run in runs)
        self.cpu = statistics.median(run.cpu for run in runs)
        self.peak = max(run.peak for run in runs)
        self.own = statistics.median(run.own for run in runs)
        self.spread = f"{min(run.wall for run in runs):.2f}–{max(run.wall for run in runs):.2f}"
        self.disturbed = statistics.median(run.noise for run in runs) > NOISE


class Service:
    """A program that runs until it is ended."""

    def __init__(self, command, log, environment=None, folder=None):
        with open(log, "ab") as out:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd=folder,
                                            env={**os.environ, **(environment or {})})
        self.log = log

    @staticmethod
    def cpu_of(pid):
        """Of the process, its children without."""
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as line:
            fields = line.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def cpu(self):
        if self.process.poll() is not None:
            with open(self.log, encoding="utf-8", errors="replace") as lines:
                raise SystemExit(f"{self.process.args}: has ended: {lines.read()[-2000:]}")
        return self.cpu_of(self.process.pid)

    def memory(self, what):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii", errors="replace") as lines:
            return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(what))

    def peak(self):
        return self.memory("VmHWM:")

    def resident(self):
        return self.memory("VmRSS:")

    def end(self):
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
