package io.gather.core.report.manifest;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;

/** A line for each outcome and result, so that manifests can be searched and compared by line. */
final class LinePrinter extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1;

    /** Objects below are written on one line; lists, one element a line. */
    private static final int LINES = 3;

    private int depth;

    @Override
    public void writeStartObject(JsonGenerator json) throws IOException {
        super.writeStartObject(json);
        depth++;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
        line(json, depth <= LINES);
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        super.writeObjectEntrySeparator(json);
        line(json, depth <= LINES);
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) throws IOException {
        depth--;
        line(json, depth < LINES && entries > 0);
        super.writeEndObject(json, entries);
    }

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
        super.writeStartArray(json);
        depth++;
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
        line(json, depth <= LINES + 1);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        super.writeArrayValueSeparator(json);
        line(json, depth <= LINES + 1);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
        depth--;
        line(json, depth <= LINES && values > 0);
        super.writeEndArray(json, values);
    }

    private void line(JsonGenerator json, boolean wanted) throws IOException {
        if (wanted) {
            json.writeRaw('\n');
            json.writeRaw(" ".repeat(depth));
        }
    }
}
