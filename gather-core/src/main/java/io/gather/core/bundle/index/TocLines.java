package io.gather.core.bundle.index;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import org.jspecify.annotations.Nullable;

/** An entry as lines of JSON, each an element of the eStargz table. */
public final class TocLines {
    private static final JsonFactory JSON = new JsonFactory();

    private TocLines() {}

    /** One line for the entry and one for each further part of its content. */
    public static List<byte[]> of(TocEntry entry) throws IOException {
        return switch (entry) {
            case TocEntry.Directory(var name, var modified, var mode) -> List.of(line(json -> {
                begin(json, name + "/", "dir", modified, mode);
            }));
            case TocEntry.Link(var name, var modified, var mode, var target) -> List.of(line(json -> {
                begin(json, name, "symlink", modified, mode);
                json.writeStringField("linkName", target);
            }));
            case TocEntry.File file -> file(file);
        };
    }

    private static List<byte[]> file(TocEntry.File file) throws IOException {
        List<byte[]> lines = new java.util.ArrayList<>();
        lines.add(line(json -> {
            begin(json, file.name(), "reg", file.modified(), file.mode());
            json.writeNumberField("size", file.size());
            digest(json, "digest", file.sha256());
            if (!file.parts().isEmpty()) {
                part(json, file.parts().getFirst());
            }
        }));
        for (TocEntry.Part part : file.parts().subList(Math.min(1, file.parts().size()), file.parts().size())) {
            lines.add(line(json -> {
                json.writeStringField("name", file.name());
                json.writeStringField("type", "chunk");
                part(json, part);
            }));
        }
        return lines;
    }

    private static void begin(JsonGenerator json, String name, String type, Instant modified, int mode)
            throws IOException {
        json.writeStringField("name", name);
        json.writeStringField("type", type);
        json.writeStringField("modtime", modified.truncatedTo(ChronoUnit.SECONDS).toString());
        json.writeNumberField("mode", mode);
        json.writeNumberField("uid", 0);
        json.writeNumberField("gid", 0);
        json.writeStringField("userName", "root");
        json.writeStringField("groupName", "root");
    }

    private static void part(JsonGenerator json, TocEntry.Part part) throws IOException {
        json.writeNumberField("offset", part.offset());
        if (part.inner() > 0) {
            json.writeNumberField("innerOffset", part.inner());
        }
        if (part.from() > 0) {
            json.writeNumberField("chunkOffset", part.from());
        }
        json.writeNumberField("chunkSize", part.size());
        digest(json, "chunkDigest", part.sha256());
    }

    private static void digest(JsonGenerator json, String field, @Nullable String sha256) throws IOException {
        if (sha256 != null) {
            json.writeStringField(field, "sha256:" + sha256);
        }
    }

    private static byte[] line(Fields fields) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(400);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }
        line.write('\n');
        return line.toByteArray();
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
