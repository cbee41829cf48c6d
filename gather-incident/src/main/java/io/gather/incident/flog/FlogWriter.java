package io.gather.incident.flog;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.value.PythonJson;

/** Writes a file of logs as {@code flogtool} does. Closing it closes what it writes to. */
public final class FlogWriter implements Closeable {
    private final OutputStream out;

    /** @param compressed as the file's name will say */
    public FlogWriter(OutputStream out, boolean compressed) throws IOException {
        this.out = new BufferedOutputStream(compressed ? new FittedBzip2(out) : out, 1 << 16);
        this.out.write(FlogReader.MAGIC);
    }

    public void header(Dict header) throws IOException {
        line(new Dict(Map.of("header", header)));
    }

    /**
     * What no reader would take is written in short.
     *
     * @param from the id of the tub that it came from
     * @param received in seconds since 1970
     */
    public void event(Dict event, String from, double received) throws IOException {
        line(entry(event, from, received));
    }

    /** What is on the line of an event. */
    public static Dict entry(Dict event, String from, double received) {
        Map<String, LogValue> entry = new LinkedHashMap<>();
        entry.put("from", LogValue.of(from));
        entry.put("rx_time", LogValue.of(received));
        entry.put("d", LongEvent.shortened(event));
        return new Dict(entry);
    }

    /** A line as it is written, with its end. */
    public static byte[] bytes(LogValue value) {
        return (PythonJson.of(value) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** A line as it was read. */
    public void line(LogValue value) throws IOException {
        PythonJson.write(value, out);
        out.write('\n');
    }

    /** What was written is in the file from then on. */
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
