package io.gather.minion.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.gather.core.minion.NodeFacts;
import io.gather.core.window.NodeClock;
import org.jspecify.annotations.Nullable;

/** Finds out what this node is, by looking at files only. */
public final class Facts {
    private final Path root;
    private final InstantSource clock;
    private final String version;
    private final List<String> notices;

    /** @param notices as in {@link NodeFacts} */
    public Facts(Path root, InstantSource clock, String version, List<String> notices) {
        this.root = root;
        this.clock = clock;
        this.version = version;
        this.notices = List.copyOf(notices);
    }

    public NodeFacts find() {
        OsRelease release = OsRelease.read(root);
        String system = System.getProperty("os.name", "unknown");
        String kernel = System.getProperty("os.version", "unknown");
        String id = release.id() == null ? system.toLowerCase(Locale.ROOT) : release.id();
        String name = release.prettyName() == null ? system + " " + kernel : release.prettyName();
        return new NodeFacts(hostName(), machineId(), id, name, kernel, architecture(),
                Runtime.getRuntime().availableProcessors(), memory(), clock.instant(), Duration.ZERO, uptime(),
                System.getProperty("user.name", "unknown"), version, null, notices);
    }

    /** How the logs here tell the time. */
    public NodeClock clock() {
        Duration up = uptime();
        return new NodeClock(ZoneId.systemDefault(), up == null ? null : clock.instant().minus(up));
    }

    private String hostName() {
        String name = line("proc/sys/kernel/hostname");
        name = name == null ? line("etc/hostname") : name;
        name = name == null ? System.getenv("HOSTNAME") : name;
        return name == null ? "localhost" : name;
    }

    private @Nullable String machineId() {
        String id = line("etc/machine-id");
        id = id == null ? line("var/lib/dbus/machine-id") : id;
        return id == null ? line("etc/hostid") : id;
    }

    private static String architecture() {
        String name = System.getProperty("os.arch", "unknown");
        return name.equals("amd64") ? "x86_64" : name;
    }

    private long memory() {
        try (Stream<String> lines = Files.lines(root.resolve("proc/meminfo"))) {
            return lines.filter(it -> it.startsWith("MemTotal:")).map(it -> it.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong).map(kib -> kib << 10).findFirst().orElse(0);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private @Nullable Duration uptime() {
        String text = line("proc/uptime");
        try {
            return text == null ? null : Duration.ofMillis((long) (1000 * Double.parseDouble(text.split(" ")[0])));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable String line(String file) {
        try {
            String text = Files.readString(root.resolve(file)).strip();
            return text.isEmpty() ? null : text;
        } catch (IOException e) {
            return null;
        }
    }
}
