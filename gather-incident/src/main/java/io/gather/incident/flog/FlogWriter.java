package io.gather.incident.flog;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
     * @param from the id of the tub that it came from
     * @param received in seconds since 1970
     */
    public void event(EventJson event, String from, double received) throws IOException {
        out.write(entry(event, from, received));
    }

    /** The line of an event, with its end. */
    public static byte[] entry(EventJson event, String from, double received) {
        String line = "{\"from\": " + PythonJson.of(LogValue.of(from)) + ", \"rx_time\": "
                + PythonJson.of(LogValue.of(received)) + ", \"d\": " + event.text() + "}\n";
        return line.getBytes(StandardCharsets.US_ASCII);
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
