package io.gather.transport.upload.web;

import java.io.IOException;
import java.io.InputStream;

import io.gather.core.upload.Shipment;
import io.gather.transport.net.web.Payload;
import io.gather.transport.net.web.PayloadSource;

/** A bundle's bytes as requests carry them. */
public final class BundlePayload {
    private BundlePayload() {}

    public static Payload raw(Shipment shipment, long from, String type) {
        return Payload.raw(new Bytes(shipment), from, type);
    }

    /** As a form of a web page sends a file. */
    public static Payload form(Shipment shipment) {
        String boundary = "gather-" + shipment.sha256();
        String name = shipment.name().replace("\\", "_").replace("\"", "%22").replaceAll("\\p{Cntrl}", "_");
        return new Payload(new Bytes(shipment), 0, "multipart/form-data; boundary=" + boundary, "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n", "\r\n--" + boundary + "--\r\n");
    }

    private record Bytes(Shipment shipment) implements PayloadSource {
        @Override
        public long size() {
            return shipment.size();
        }

        @Override
        public InputStream open(long offset) throws IOException {
            return shipment.content(offset);
        }
    }
}
