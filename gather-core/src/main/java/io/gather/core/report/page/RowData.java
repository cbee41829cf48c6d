package io.gather.core.report.page;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gather.core.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/** Outcomes as short arrays. A text that was written before is written as its number: most nodes run the same commands. */
final class RowData {
    /** The page counts in the same way, see {@code data.js}. */
    private static final int MOST_TEXTS = 20_000;

    private static final int LONGEST_TEXT = 2_000;

    private final JsonGenerator json;
    private final Instant start;
    private final int most;
    private final Map<String, Integer> texts = new HashMap<>();
    private int written;
    private long leftOut;

    RowData(JsonGenerator json, Instant start, int most) {
        this.json = json;
        this.start = start;
        this.most = most;
    }

    void write(int node, Outcome outcome, @Nullable String link) throws IOException {
        if (written >= most) {
            leftOut++;
            return;
        }
        written++;
        json.writeStartArray();
        json.writeNumber(node);
        text(outcome.group());
        text(outcome.item());
        text(outcome.each());
        text(outcome.status().word());
        text(outcome.source());
        number(outcome.exit());
        number(outcome.signal());
        json.writeNumber(outcome.start().toEpochMilli() - start.toEpochMilli());
        json.writeNumber(outcome.took().toMillis());
        json.writeNumber(outcome.results());
        json.writeNumber(outcome.size());
        json.writeNumber(outcome.stored());
        text(outcome.message());
        text(link);
        json.writeEndArray();
        // So that who searches the page line by line reads what belongs together.
        json.writeRaw('\n');
    }

    long leftOut() {
        return leftOut;
    }

    private void text(@Nullable String text) throws IOException {
        if (text == null) {
            json.writeNull();
            return;
        }
        String shown = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
        Integer number = texts.get(shown);
        if (number != null) {
            json.writeNumber(number);
            return;
        }
        if (texts.size() < MOST_TEXTS) {
            texts.put(shown, texts.size());
        }
        json.writeString(shown);
    }

    private void number(@Nullable Integer number) throws IOException {
        if (number == null) {
            json.writeNull();
        } else {
            json.writeNumber(number);
        }
    }
}
