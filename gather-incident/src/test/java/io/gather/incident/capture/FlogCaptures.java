package io.gather.incident.capture;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What real nodes, gatherers and {@code flogtool} of Foolscap 21.7 left; see the README beside them. */
public final class FlogCaptures {
    /** Three incidents of one node, and two of another one that had two ids. */
    public static final String GATHERER = "incident_gatherer_basedir";

    private FlogCaptures() {}

    public static Path file(String name) {
        try {
            return Path
                    .of(Objects.requireNonNull(FlogCaptures.class.getResource("/io/gather/incident/captures/" + name))
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A copy of a folder that may be changed. */
    public static Path copy(String name, Path target) throws IOException {
        Path source = file(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return target;
    }

    /** All logs of nodes and gatherers. */
    public static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.walk(file(""))) {
            return files.filter(file -> file.toString().matches(".*\\.flog(\\.bz2)?")).sorted().toList();
        }
    }
}
