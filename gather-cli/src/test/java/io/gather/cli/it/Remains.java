package io.gather.cli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import io.gather.fixtures.ssh.SshServer;

/** What a gather leaves behind where it must not. */
final class Remains {
    /** Sessions end a moment after those who opened them. */
    private static final Duration WIND_UP = Duration.ofSeconds(10);
    /** All but what the fixture itself runs. */
    private static final String PROCESSES = """
            for p in /proc/[0-9]*; do
              id=${p#/proc/}
              [ "$id" = 1 ] || [ "$id" = $$ ] && continue
              line=$(tr '\\0' ' ' <"$p/cmdline" 2>/dev/null)
              case $line in ''|*/gather-node-*/init*|*sshd*-f*|*dropbear*-F*) continue ;; esac
              echo "process $id: $line"
            done""";
    private static final String FILES = """
            for place in /var/tmp /tmp /dev/shm /run /root /home/*; do
              ls -A "$place" 2>/dev/null | grep gather | sed "s|^|file $place/|"
            done
            true""";

    private Remains() {}

    /** Processes and files that were not there before. */
    static String on(SshServer node) {
        String left = look(node);
        for (long end = System.nanoTime() + WIND_UP.toNanos(); !left.isBlank() && System.nanoTime() < end;) {
            LockSupport.parkNanos(50_000_000);
            left = look(node);
        }
        return left;
    }

    private static String look(SshServer node) {
        return node.inside("sh", "-c", PROCESSES + "\n" + FILES).succeeded().output();
    }

    /** Processes on this machine whose command line has this in it, such as those of {@code ssh} with a test's configuration. */
    static List<String> processesWith(Path path) {
        List<String> left = find(path);
        for (long end = System.nanoTime() + WIND_UP.toNanos(); !left.isEmpty() && System.nanoTime() < end;) {
            LockSupport.parkNanos(50_000_000);
            left = find(path);
        }
        return left;
    }

    private static List<String> find(Path path) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            all.filter(process -> process.getFileName().toString().matches("[0-9]+")).forEach(process -> {
                String line = commandLine(process);
                if (line.contains(path.toString())) {
                    found.add(process.getFileName() + ": " + line);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String commandLine(Path process) {
        try {
            return new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8)
                    .replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }
}
