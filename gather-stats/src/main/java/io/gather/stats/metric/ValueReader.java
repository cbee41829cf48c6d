package io.gather.stats.metric;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Reads one value; no more of it than fits into memory many times. */
final class ValueReader {
    private static final int DEEPEST = 16;
    /**
     * Members and elements, and texts by their length: many times what the largest value has, and some megabytes, since a request for
     * each of many clusters may be under way.
     */
    private static final int MOST = 1 << 16;
    private static final int LETTERS = 64;

    private final JsonParser json;
    private int left = MOST;

    private ValueReader(JsonParser json) {
        this.json = json;
    }

    /** @param json at the value's first token; afterwards at its last one */
    static ReplyValue read(JsonParser json) throws IOException {
        ValueReader reader = new ValueReader(json);
        ReplyValue value = reader.value(0);
        return reader.left < 0 ? new ReplyValue.Odd(OddKind.TOO_LARGE) : value;
    }

    private ReplyValue value(int depth) throws IOException {
        left--;
        if (left < 0 || depth > DEEPEST) {
            json.skipChildren();
            return new ReplyValue.Odd(left < 0 ? OddKind.TOO_LARGE : OddKind.TOO_DEEP);
        }
        return switch (json.currentToken()) {
            case START_OBJECT -> map(depth);
            case START_ARRAY -> list(depth);
            case VALUE_STRING -> text();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE, VALUE_FALSE -> new ReplyValue.Truth(json.getBooleanValue());
            default -> new ReplyValue.Odd(OddKind.NULL);
        };
    }

    private ReplyValue map(int depth) throws IOException {
        List<ReplyValue.Member> members = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            ReplyValue value = value(depth + 1);
            if (left >= 0) {
                members.add(new ReplyValue.Member(name, value));
            }
        }
        return new ReplyValue.MapOf(members);
    }

    private ReplyValue list(int depth) throws IOException {
        List<ReplyValue> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == null) {
                throw new ReplyException("the reply ends in a list", null);
            }
            ReplyValue value = value(depth + 1);
            if (left >= 0) {
                values.add(value);
            }
        }
        return new ReplyValue.ListOf(values);
    }

    private ReplyValue text() throws IOException {
        left -= json.getTextLength() / LETTERS;
        return new ReplyValue.Text(json.getText());
    }

    private ReplyValue number() throws IOException {
        double number = json.getDoubleValue();
        return Double.isFinite(number) ? new ReplyValue.Num(number) : new ReplyValue.Odd(OddKind.NOT_FINITE);
    }
}
