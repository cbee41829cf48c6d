"""The benchmarks by name: each takes a folder and how often to repeat, and returns a Report."""
import shutil

from bundles import cat, pack, reading
from collector import stats
from daemons import rpc
from fleet import collectors, fleet, thousand
from gatherers import incidents
from increment import increment
from local import gather_vs_sos
from names import nodeset
from redact import redact
from starts import first_build, starts
from uploads import tls, upload

ALL = {"starts": starts, "first-build": first_build, "gather-vs-sos": gather_vs_sos, "fleet": fleet, "collectors": collectors, "increment": increment, "thousand": thousand,
       "pack": pack, "cat": cat, "reading": reading, "upload": upload, "tls": tls, "rpc": rpc, "nodeset": nodeset, "stats": stats, "incidents": incidents, "redact": redact}
NEEDS = {"starts": ["sshd", "ssh"], "first-build": ["git"], "gather-vs-sos": ["sos"],
         "fleet": ["sshd", "clush"], "increment": ["sshd"], "collectors": ["sshd", "sos", "ansible-playbook"], "thousand": ["unshare", "clush"], "pack": ["tar", "pigz"],
         "cat": ["tar", "gzip"], "reading": ["tar", "unshare"], "upload": ["curl", "nginx", "vsftpd", "proftpd", "lftp", "sftp", "sshd"], "tls": ["curl", "nginx"], "rpc": ["curl", "nginx"],
         "nodeset": ["nodeset"], "stats": [], "redact": ["sshd"], "incidents": ["flogtool", "twistd3"]}


def missing(name):
    return [program for program in NEEDS[name] if shutil.which(program) is None]
