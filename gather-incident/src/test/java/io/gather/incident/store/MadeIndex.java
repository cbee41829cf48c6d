package io.gather.incident.store;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import io.gather.incident.classify.Fingerprint;
import io.gather.transport.foolscap.furl.TubId;

/** An index of incidents that never were. */
public final class MadeIndex {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

    private MadeIndex() {}

    public static Path write(Path base, int from, int to) throws IOException {
        Path file = new StorePlaces(base).index();
        Files.createDirectories(file.getParent());
        try (Writer writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int i = from; i < to; i++) {
                writer.write(IndexLine.write(entry(i)) + "\n");
            }
        }
        return file;
    }

    public static IncidentEntry entry(int i) {
        Random random = new Random(i);
        Instant time = Instant.parse("2026-10-01T00:00:00Z").plusSeconds(i * 45L);
        return new IncidentEntry(new TubId(LETTERS.substring(i % 20) + LETTERS.substring(0, i % 20)),
                new IncidentName("incident-2026-10-01--00-00-00Z-" + i), IncidentEntry.State.WHOLE, "identity" + i,
                time,
                time.plusSeconds(5), 20 + random.nextInt(20), "demo.part" + i % 7, new Fingerprint("umid-U" + i % 300),
                i % 3 == 0 ? List.of("disk", "cat" + i % 40) : List.of("unknown"), 1800, 40_000, "app 1." + i % 5,
                "incident number " + i + " of disk sda" + i % 9 + " while writing share " + random.nextInt()
                        + " to storage index " + "abcdefgh".repeat(10));
    }
}
