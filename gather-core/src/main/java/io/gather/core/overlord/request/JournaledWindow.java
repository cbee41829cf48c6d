package io.gather.core.overlord.request;

import java.io.IOException;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.gather.core.window.Window;

/** A window, or its begin alone: a journal of before has that, as {@code since}. */
final class JournaledWindow extends JsonDeserializer<Window> {
    @Override
    public Window deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING
                ? new Window(context.readValue(parser, Instant.class), null)
                : context.readValue(parser, Window.class);
    }
}
