package io.gather.transport.net.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import io.gather.core.upload.Shipment;

/**
 * The bundle's bytes, read anew each time they are sent.
 *
 * @param from the first byte that is sent
 * @param head what goes before, {@code tail} after it
 */
public record Payload(Shipment shipment, long from, String type, String head, String tail) {
    static final int BUFFER = 1 << 17;

    public static Payload raw(Shipment shipment, long from, String type) {
        return new Payload(shipment, from, type, "", "");
    }

    /** As a form of a web page sends a file. */
    public static Payload form(Shipment shipment) {
        String boundary = "gather-" + shipment.sha256();
        String name = shipment.name().replace("\\", "_").replace("\"", "%22").replaceAll("\\p{Cntrl}", "_");
        return new Payload(shipment, 0, "multipart/form-data; boundary=" + boundary, "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n", "\r\n--" + boundary + "--\r\n");
    }

    long length() {
        return bytes(head).length + shipment.size() - from + bytes(tail).length;
    }

    interface Target {
        void write(byte[] bytes, int length) throws IOException;
    }

    void writeTo(Target target) throws IOException {
        target.write(bytes(head), bytes(head).length);
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = shipment.content(from)) {
            long left = shipment.size() - from;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new BundleCutException(left);
                }
                target.write(buffer, read);
                left -= read;
            }
        }
        target.write(bytes(tail), bytes(tail).length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
