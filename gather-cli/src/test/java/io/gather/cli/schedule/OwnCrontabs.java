package io.gather.cli.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.programs.Root;

/** The distribution's programs of cron, which see a folder of the test where the machine's crontabs are. */
record OwnCrontabs(Path temp) {
    private static final Path TABLES = Path.of("/var/spool/cron/crontabs");

    Path crontab() throws IOException {
        return script("crontab", "exec " + Peer.require("crontab").path() + " \"$@\"");
    }

    /** Runs something there. */
    Path script(String name, String line) throws IOException {
        Path tables = Files.createDirectories(temp.resolve("tables"));
        Path inside = Files.writeString(temp.resolve(name + "-inside"), "mount --bind '" + tables + "' " + TABLES
                + " && mount -t tmpfs none /run && " + line + "\n");
        Path bin = Files.createDirectories(temp.resolve("bin"));
        Path script = Files.writeString(bin.resolve(name), "#!/bin/sh\nexec "
                + String.join(" ", Root.command(List.of("unshare", "--mount", "sh", inside.toString()))) + " \"$@\"\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
