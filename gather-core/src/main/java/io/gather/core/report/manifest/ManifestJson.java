package io.gather.core.report.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gather.core.json.Json;
import io.gather.core.json.Utf8Json;

/** The dialect of manifests: that of all our JSON, with kinds and states in lower case, and bounded when read. */
final class ManifestJson {
    private static final JsonMapper MAPPER = ((JsonMapper) Json.mapper()).rebuild()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE).build();

    /** Bundles come from anywhere: no value of theirs may grow the heap. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).maxStringLength(1 << 20)
                    .maxNumberLength(64).maxNameLength(1 << 10).build())
            .build();

    private ManifestJson() {}

    /** Closing it leaves {@code out} open, and flushed. */
    static JsonGenerator generator(OutputStream out) throws IOException {
        // A writer, since Jackson's own UTF-8 refuses the broken characters that file names may have.
        JsonGenerator json = FACTORY.createGenerator(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        return json.setCodec(MAPPER).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(new LinePrinter());
    }

    static BoundedJson parser(InputStream in) throws IOException {
        JsonParser parser = FACTORY.createParser(Utf8Json.of(in));
        parser.setCodec(MAPPER);
        return new BoundedJson(parser);
    }

    /** A field with an array, an element at a time. */
    static <T> void array(JsonGenerator json, String field, Stream<T> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (Iterator<T> i = values.iterator(); i.hasNext();) {
            json.writePOJO(i.next());
        }
        json.writeEndArray();
    }
}
