package io.gather.minion.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What the distribution calls itself. */
record OsRelease(Map<String, String> fields) {

    static OsRelease read(Path root) {
        Path file = Stream.of("etc/os-release", "usr/lib/os-release").map(root::resolve).filter(Files::isReadable)
                .findFirst().orElse(null);
        try {
            return file == null ? new OsRelease(Map.of()) : parse(Files.readString(file));
        } catch (IOException e) {
            return new OsRelease(Map.of());
        }
    }

    private static OsRelease parse(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String line : text.split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                fields.put(line.substring(0, equals).trim(), unquoted(line.substring(equals + 1).trim()));
            }
        }
        return new OsRelease(Map.copyOf(fields));
    }

    @Nullable
    String id() {
        return fields.get("ID");
    }

    @Nullable
    String prettyName() {
        return fields.get("PRETTY_NAME");
    }

    boolean isLike(String id) {
        return id.equals(id()) || List.of(fields.getOrDefault("ID_LIKE", "").split(" ")).contains(id);
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
