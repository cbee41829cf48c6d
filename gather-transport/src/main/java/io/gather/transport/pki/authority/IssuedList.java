package io.gather.transport.pki.authority;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.files.DurableFile;
import io.gather.core.files.LineFile;
import io.gather.core.json.Json;

/**
 * The file {@code issued.jsonl}: a line for each certificate, and another one for each change of it; the last one of a serial number
 * counts. A line that a crash cut off was never relied on. Whoever adds holds the authority's lock.
 */
record IssuedList(Path file) {
    /** In the order in which they were signed. */
    List<IssuedCertificate> read() throws IOException {
        Map<String, IssuedCertificate> bySerial = new LinkedHashMap<>();
        for (String line : whole().split("\n")) {
            if (!line.isBlank()) {
                IssuedCertificate each = Json.read(line, IssuedCertificate.class);
                bySerial.put(each.serial(), each);
            }
        }
        return List.copyOf(bySerial.values());
    }

    /** Empty, where there is none. */
    void make() throws IOException {
        if (!Files.exists(file)) {
            DurableFile.write(file, "");
        }
    }

    /** On disk when this returns. */
    void add(IssuedCertificate certificate) throws IOException {
        try (LineFile lines = LineFile.open(file, whole().getBytes(StandardCharsets.UTF_8).length)) {
            lines.add(certificate);
            lines.force();
        }
    }

    private String whole() throws IOException {
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1);
        } catch (NoSuchFileException none) {
            return "";
        }
    }
}
