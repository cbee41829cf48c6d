package io.gather.core.bundle.index;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/** One element of the table, as it stands there. */
final class TocLine {
    String name = "";
    String type = "";
    String target = "";
    Instant modified = Instant.EPOCH;
    long mode;
    long size;
    long offset;
    long inner;
    long from;
    long chunk;
    @Nullable
    String digest;
    @Nullable
    String chunkDigest;

    /** The parser stands at the object's beginning and is left at its end. */
    static TocLine read(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new TocException("an entry of the index is no object", false);
        }
        TocLine line = new TocLine();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            line.set(field, json);
        }
        return line;
    }

    private void set(String field, JsonParser json) throws IOException {
        switch (field) {
            case "name" -> name = text(json);
            case "type" -> type = text(json);
            case "linkName" -> target = text(json);
            case "modtime" -> modified = time(text(json));
            case "mode" -> mode = number(json);
            case "size" -> size = number(json);
            case "offset" -> offset = number(json);
            case "innerOffset" -> inner = number(json);
            case "chunkOffset" -> from = number(json);
            case "chunkSize" -> chunk = number(json);
            case "digest" -> digest = digest(text(json));
            case "chunkDigest" -> chunkDigest = digest(text(json));
            default -> json.skipChildren();
        }
    }

    private static String text(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new TocException("the index has no text in '" + json.currentName() + "'", false);
        }
        return json.getText();
    }

    private static long number(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getLongValue() < 0) {
            throw new TocException("the index has no number in '" + json.currentName() + "'", false);
        }
        return json.getLongValue();
    }

    private static Instant time(String text) throws TocException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new TocException("the index has a time that is none", false);
        }
    }

    private static String digest(String text) throws TocException {
        if (!text.matches("sha256:[0-9a-f]{64}")) {
            throw new TocException("the index has a digest that is no SHA-256", false);
        }
        return text.substring("sha256:".length());
    }
}
