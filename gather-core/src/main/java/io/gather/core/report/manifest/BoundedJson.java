package io.gather.core.report.manifest;

import java.io.IOException;
import java.util.Locale;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;

/** JSON of which no value that is held as a whole is larger than told: each string may be short, and a list of them long. */
final class BoundedJson extends JsonParserDelegate {
    private static final long MOST_TOKENS = 50_000;

    private long most = Long.MAX_VALUE;
    private long characters;
    private long tokens;

    BoundedJson(JsonParser parser) {
        super(parser);
    }

    /** What comes until the next call counts together. */
    void begin(long mostCharacters) {
        most = mostCharacters;
        characters = 0;
        tokens = 0;
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
            characters += getTextLength();
        }
        if (++tokens > MOST_TOKENS || characters > most) {
            throw new JsonParseException(this, "a value is longer than " + most + " characters or " + MOST_TOKENS
                    + " parts");
        }
        return token;
    }

    /** A value that must be there. */
    <T> T value(Class<T> type) throws IOException {
        T value = readValueAs(type);
        if (value == null) {
            throw new JsonParseException(this, "nothing is there where something must be");
        }
        return value;
    }

    String text() throws IOException {
        expect(JsonToken.VALUE_STRING);
        return getText();
    }

    void expect(JsonToken wanted) throws IOException {
        if (currentToken() != wanted) {
            throw new JsonParseException(this, "expected " + wanted.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
    }

    /** With the parser at an object's beginning; each field must take its value. */
    void fields(Field field) throws IOException {
        expect(JsonToken.START_OBJECT);
        while (nextToken() == JsonToken.FIELD_NAME) {
            String name = currentName();
            nextToken();
            field.read(name);
        }
        expect(JsonToken.END_OBJECT);
    }

    void elements(Element element) throws IOException {
        expect(JsonToken.START_ARRAY);
        while (nextToken() != JsonToken.END_ARRAY) {
            element.read();
        }
    }

    interface Field {
        void read(String name) throws IOException;
    }

    interface Element {
        void read() throws IOException;
    }
}
