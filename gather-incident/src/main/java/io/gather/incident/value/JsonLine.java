package io.gather.incident.value;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/** Reads what Python's {@code json.loads} reads: {@code NaN}, whole numbers of any size and lone surrogates too. */
public final class JsonLine {
    private static final int DEEPEST = 200;
    /** As Python has it. */
    private static final int LONGEST_NUMBER = 4300;
    /** Buffers that are kept for the next: not those of every thread. */
    private static final int BUFFERS = 4;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newBoundedPool(BUFFERS))
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER).maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE).build())
            .build();

    private JsonLine() {}

    /** @throws IOException that says what is wrong and where, without what stands there */
    public static LogValue read(String line) throws IOException {
        try (JsonParser parser = FACTORY.createParser(line)) {
            parser.nextToken();
            LogValue value = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "there is more after the value");
            }
            return value;
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            throw new IOException("no JSON" + (where == null ? "" : " at column " + where.getColumnNr()), e);
        }
    }

    private static LogValue value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonParseException(parser, "there is no value");
        }
        return switch (token) {
            case VALUE_NULL -> new LogValue.Nothing();
            case VALUE_TRUE -> LogValue.of(true);
            case VALUE_FALSE -> LogValue.of(false);
            case VALUE_NUMBER_INT -> new LogValue.Whole(new BigInteger(parser.getText()));
            case VALUE_NUMBER_FLOAT -> LogValue.of(parser.getDoubleValue());
            case VALUE_STRING -> LogValue.of(parser.getText());
            case START_ARRAY -> items(parser);
            case START_OBJECT -> dict(parser);
            default -> throw new JsonParseException(parser, "there is no value");
        };
    }

    private static LogValue items(JsonParser parser) throws IOException {
        List<LogValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new LogValue.Items(items);
    }

    private static LogValue dict(JsonParser parser) throws IOException {
        Map<String, LogValue> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            entries.put(key, value(parser));
        }
        return new LogValue.Dict(entries);
    }
}
