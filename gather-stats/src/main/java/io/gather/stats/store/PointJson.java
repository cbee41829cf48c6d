package io.gather.stats.store;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;

/** A point as an object on a line: {@code {"time":…,"name":…,"tags":{…},"fields":{…}}}. */
public final class PointJson {
    /** What some reader of JSON may take for an end of line. */
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;
    private static final char UNKNOWN = 0xfffd;
    private static final JsonFactory FACTORY = new JsonFactory();

    private PointJson() {}

    /** Ends with a line feed. @return whether there is a line: a point without a number that can be written has none */
    public static boolean append(Point point, StringBuilder line) {
        int start = line.length();
        line.append("{\"time\":").append(point.seconds()).append(",\"name\":");
        quote(point.name(), line);
        line.append(",\"tags\":{");
        TagSet tags = point.tags();
        for (int i = 0; i < tags.size(); i++) {
            quote(tags.name(i), line.append(i == 0 ? "" : ","));
            quote(tags.value(i), line.append(':'));
        }
        line.append("},\"fields\":{");
        FieldSet fields = point.fields();
        boolean any = false;
        for (int i = 0; i < fields.size(); i++) {
            if (Double.isFinite(fields.number(i))) {
                quote(fields.name(i), line.append(any ? "," : ""));
                line.append(':');
                if (fields.isWhole(i)) {
                    line.append(fields.whole(i));
                } else {
                    line.append(fields.number(i));
                }
                any = true;
            }
        }
        line.append("}}\n");
        if (!any) {
            line.setLength(start);
        }
        return any;
    }

    private static void quote(String text, StringBuilder line) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR) {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                line.append(isHalf(text, i) ? UNKNOWN : c);
            }
        }
        line.append('"');
    }

    /** Half a character is none in UTF-8. */
    private static boolean isHalf(String text, int at) {
        char c = text.charAt(at);
        return (Character.isHighSurrogate(c)
                && !(at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))))
                || (Character.isLowSurrogate(c) && !(at > 0 && Character.isHighSurrogate(text.charAt(at - 1))));
    }

    /**
     * Members that are not known are left out.
     *
     * @throws IOException when it is no point
     */
    public static Point read(byte[] bytes, int from, int length) throws IOException {
        try (JsonParser json = FACTORY.createParser(bytes, from, length)) {
            expect(json, json.nextToken(), JsonToken.START_OBJECT);
            Long seconds = null;
            String name = "";
            TreeMap<String, String> tags = new TreeMap<>();
            TreeMap<String, Number> fields = new TreeMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                JsonToken token = json.nextToken();
                switch (member) {
                    case "time" -> {
                        expect(json, token, JsonToken.VALUE_NUMBER_INT);
                        seconds = json.getLongValue();
                    }
                    case "name" -> {
                        expect(json, token, JsonToken.VALUE_STRING);
                        name = json.getText();
                    }
                    case "tags" -> tags(json, tags);
                    case "fields" -> fields(json, fields);
                    default -> json.skipChildren();
                }
            }
            if (seconds == null || name.isEmpty() || fields.isEmpty()) {
                throw new JsonParseException(json, "it is no point");
            }
            return new Point(name, seconds, TagSet.of(tags), FieldSet.of(fields));
        }
    }

    private static void tags(JsonParser json, Map<String, String> tags) throws IOException {
        expect(json, json.currentToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            expect(json, json.nextToken(), JsonToken.VALUE_STRING);
            tags.put(name, json.getText());
        }
    }

    private static void fields(JsonParser json, Map<String, Number> fields) throws IOException {
        expect(json, json.currentToken(), JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                fields.put(name, json.getLongValue());
            } else if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
                double number = json.getDoubleValue();
                if (Double.isFinite(number)) {
                    fields.put(name, number);
                }
            } else {
                throw new JsonParseException(json, "a field is no number");
            }
        }
    }

    private static void expect(JsonParser json, JsonToken token, JsonToken wanted) throws IOException {
        if (token != wanted) {
            throw new JsonParseException(json, "it is no point");
        }
    }
}
