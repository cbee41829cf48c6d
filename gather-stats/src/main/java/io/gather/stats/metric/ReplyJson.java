package io.gather.stats.metric;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.gather.core.json.Utf8Json;
import org.jspecify.annotations.Nullable;

/** What all replies have in common: an object with one list in it, or errors. An element is held at a time. */
final class ReplyJson {
    private static final int MOST_ERRORS = 20;
    private static final int LONGEST_MESSAGE = 300;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(200).maxStringLength(1 << 20)
                    .maxNameLength(4000).maxNumberLength(1000).build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

    private ReplyJson() {}

    /** Both are called at the first token of what they read, and leave the parser at its last one. */
    interface Elements {
        void element(JsonParser json) throws IOException;

        /** Another member of the reply. */
        default void other(String name, JsonParser json) throws IOException {
            json.skipChildren();
        }
    }

    /**
     * @param list the member whose elements are read
     * @return what the cluster answers instead; empty: the list
     * @throws ReplyException when it is neither
     */
    static List<ReplyError> read(InputStream in, String list, Elements elements) throws IOException {
        try (JsonParser json = JSON.createParser(Utf8Json.of(in))) {
            List<ReplyError> errors = switch (json.nextToken()) {
                case START_OBJECT -> object(json, list, elements);
                case START_ARRAY -> errors(json);
                case null, default -> throw new ReplyException("the reply is no object", null);
            };
            if (json.nextToken() != null) {
                throw new ReplyException("something follows the reply", null);
            }
            return errors;
        } catch (JsonProcessingException e) {
            throw new ReplyException("the reply is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static List<ReplyError> object(JsonParser json, String list, Elements elements) throws IOException {
        List<ReplyError> errors = List.of();
        boolean found = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            if (name.equals(list) && token == JsonToken.START_ARRAY) {
                found = true;
                while (next(json)) {
                    elements.element(json);
                }
            } else if (name.equals(list)) {
                found |= token == JsonToken.VALUE_NULL;
                json.skipChildren();
            } else if (name.equals("errors") && token == JsonToken.START_ARRAY) {
                errors = errors(json);
            } else {
                elements.other(name, json);
            }
        }
        if (!found && errors.isEmpty()) {
            throw new ReplyException("the reply has no list '" + list + "'", null);
        }
        return errors;
    }

    private static List<ReplyError> errors(JsonParser json) throws IOException {
        List<ReplyError> errors = new ArrayList<>();
        while (next(json)) {
            String code = "";
            String message = "";
            if (ValueReader.read(json) instanceof ReplyValue.MapOf(List<ReplyValue.Member> members)) {
                for (ReplyValue.Member member : members) {
                    code = member.name().equals("code") ? words(member.value()) : code;
                    message = member.name().equals("message") ? words(member.value()) : message;
                }
            }
            if (errors.size() < MOST_ERRORS) {
                errors.add(new ReplyError(code, message));
            }
        }
        return errors.isEmpty()
                ? List.of(new ReplyError("", "the cluster answers with an empty list of errors"))
                : List.copyOf(errors);
    }

    private static String words(ReplyValue value) {
        return switch (value) {
            case ReplyValue.Text(String text) -> shortened(text);
            case ReplyValue.Num(double number) -> Double.toString(number);
            case ReplyValue.Truth truth -> "";
            case ReplyValue.ListOf list -> "";
            case ReplyValue.MapOf map -> "";
            case ReplyValue.Odd odd -> "";
        };
    }

    /** What goes into messages. */
    static String shortened(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
    }

    /** The next element of a list. */
    static boolean next(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        if (token == null) {
            throw new ReplyException("the reply ends in a list", null);
        }
        return token != JsonToken.END_ARRAY;
    }

    /** A text; null: it is none, and was skipped. */
    static @Nullable String text(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        json.skipChildren();
        return null;
    }

    /** A number; not a finite one: it is none, and was skipped. */
    static double number(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return json.getDoubleValue();
        }
        json.skipChildren();
        return Double.NaN;
    }

    /** A whole number, be it written with a point; null: it is none, and was skipped. */
    static @Nullable Long whole(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return json.getLongValue();
        }
        if (json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            double number = json.getDoubleValue();
            return number == Math.rint(number) && Math.abs(number) < 1L << 53 ? Long.valueOf((long) number) : null;
        }
        json.skipChildren();
        return null;
    }
}
