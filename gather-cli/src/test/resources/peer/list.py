"""Lists a bundle with Python's tarfile: type, mode, size, SHA-256, name, target; tabs between them."""
import gzip
import hashlib
import sys
import tarfile
import warnings

warnings.simplefilter("error")

def opened(path, mode):
    # Python's own "r|gz" stops at the end of the first gzip member, whoever wrote it; its gzip module reads all.
    return tarfile.open(fileobj=gzip.open(path), mode="r|") if mode == "stream" else tarfile.open(path, mode)


with opened(sys.argv[1], sys.argv[2]) as archive:
    for entry in archive:
        digest = "-"
        if entry.isfile():
            kind, digest = "file", hashlib.sha256(archive.extractfile(entry).read()).hexdigest()
        elif entry.isdir():
            kind = "directory"
        elif entry.issym():
            kind = "link"
        else:
            raise SystemExit("unexpected type of " + entry.name)
        mode = "-" if kind == "link" else "%o" % entry.mode
        line = [kind, mode, str(entry.size), digest, entry.name.rstrip("/"), entry.linkname or "-"]
        sys.stdout.buffer.write(("\t".join(line) + "\n").encode("utf-8"))
