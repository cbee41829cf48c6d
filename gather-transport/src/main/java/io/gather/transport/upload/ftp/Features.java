package io.gather.transport.upload.ftp;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.commons.net.ftp.FTPCmd;

/** What the server says that it knows besides the usual. */
record Features(Set<String> lines) {
    Features {
        lines = Set.copyOf(lines);
    }

    static Features ask(Control control) throws IOException {
        Reply reply = control.ask(FTPCmd.FEATURES);
        return new Features(reply.done()
                ? control.getReplyString().lines().map(line -> line.strip().toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet())
                : Set.of());
    }

    boolean has(String name) {
        return lines.stream().anyMatch(line -> line.equals(name) || line.startsWith(name + " "));
    }

    /** The command that makes the server tell the SHA-256 of a file; it needs an option before when it is {@code HASH}. */
    Optional<String> digestCommand() {
        if (has("XSHA256")) {
            return Optional.of("XSHA256");
        }
        return lines.stream().filter(line -> line.startsWith("HASH ") && line.contains("SHA-256")).findFirst()
                .map(_ -> "HASH");
    }
}
