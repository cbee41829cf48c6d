package io.gather.core.report.manifest;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

/** {@code summary.json}: what a manifest comes to, so that it need not be read for that. */
public final class SummaryFile {
    public static final String NAME = "summary.json";
    static final String FORMAT = "gather-summary";
    /** Characters: fifteen failures, and a command line that may name every node. */
    private static final long MOST = 4 << 20;

    private SummaryFile() {}

    /** Flushes, and does not close {@code out}. */
    public static void write(ManifestSummary summary, OutputStream out) throws IOException {
        try (JsonGenerator json = ManifestJson.generator(out)) {
            json.writeStartObject();
            json.writeStringField("format", FORMAT);
            json.writeNumberField("version", Manifest.VERSION);
            json.writePOJOField("summary", summary);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /**
     * Null where it is none that we know: then the manifest tells.
     *
     * @throws IOException where the bundle cannot be read
     */
    public static @Nullable ManifestSummary read(InputStream in) throws IOException {
        ManifestSummary[] summary = new ManifestSummary[1];
        boolean[] ours = new boolean[1];
        try (BoundedJson json = ManifestJson.parser(in)) {
            json.nextToken();
            json.begin(MOST);
            json.fields(field -> {
                switch (field) {
                    case "format" -> ours[0] = json.text().equals(FORMAT);
                    case "version" -> {
                        if (json.getIntValue() > Manifest.VERSION) {
                            throw new JsonParseException(json, "a newer gather wrote it");
                        }
                    }
                    case "summary" -> summary[0] = json.value(ManifestSummary.class).complete(json);
                    default -> json.skipChildren();
                }
            });
            return ours[0] ? summary[0] : null;
        } catch (JsonProcessingException | CharConversionException wrong) {
            return null;
        }
    }
}
