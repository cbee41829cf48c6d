package io.gather.transport.upload.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.gather.core.upload.Shipment;
import org.jspecify.annotations.Nullable;

/** Sends a bundle in parts, and of one that was begun before only those that are not there. */
final class Multipart {
    private final Bucket bucket;
    private final Shipment shipment;
    private final PartPlan plan;
    private @Nullable InputStream reading;
    private long position;

    Multipart(Bucket bucket, Shipment shipment, PartPlan plan) {
        this.bucket = bucket;
        this.shipment = shipment;
        this.plan = plan;
    }

    /** @return the tag that the object must have; empty when that cannot be known */
    String send() throws IOException, InterruptedException {
        Map<Integer, Bucket.Part> parts = new TreeMap<>();
        String upload = resume(parts);
        if (upload == null) {
            upload = bucket.begin(shipment.sha256());
            new BegunMultipart(shipment.sha256(), plan.size(), address(), upload).note(shipment);
        }
        try {
            for (int number = 1; number <= plan.count(); number++) {
                if (!parts.containsKey(number)) {
                    long size = plan.size(number);
                    String tag = bucket.putPart(upload, number, from(plan.start(number)), size);
                    position += size;
                    parts.put(number, new Bucket.Part(number, size, tag));
                }
            }
        } finally {
            close();
        }
        List<Bucket.Part> all = new ArrayList<>(parts.values());
        String tag = bucket.complete(upload, all);
        String expected = Tags.ofParts(all);
        if (!tag.isEmpty() && tag.endsWith("-" + all.size()) && !expected.isEmpty()
                && !tag.equalsIgnoreCase(expected)) {
            throw new IOException(bucket.place() + ": the server put other parts together than were sent");
        }
        return tag;
    }

    /** @return what was begun, whose parts are put into the map; null when there is nothing to go on with */
    private @Nullable String resume(Map<Integer, Bucket.Part> parts) throws IOException, InterruptedException {
        BegunMultipart begun = BegunMultipart.recall(shipment);
        if (begun == null) {
            return null;
        }
        if (!begun.fits(shipment, plan, address())) {
            if (begun.place().equals(address())) {
                bucket.abort(begun.upload());
            }
            BegunMultipart.forget(shipment);
            return null;
        }
        List<Bucket.Part> arrived = bucket.list(begun.upload());
        if (arrived == null) {
            BegunMultipart.forget(shipment);
            return null;
        }
        for (Bucket.Part part : arrived) {
            if (part.number() >= 1 && part.number() <= plan.count() && part.size() == plan.size(part.number())) {
                parts.put(part.number(), part);
            }
        }
        return begun.upload();
    }

    private String address() {
        return bucket.place().url(Map.of()).toString();
    }

    /** Parts that follow each other are one reading. */
    private InputStream from(long offset) throws IOException {
        if (reading == null || position != offset) {
            close();
            reading = shipment.content(offset);
            position = offset;
        }
        return reading;
    }

    private void close() throws IOException {
        if (reading != null) {
            reading.close();
            reading = null;
        }
    }
}
