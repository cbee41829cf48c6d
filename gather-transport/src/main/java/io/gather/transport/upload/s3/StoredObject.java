package io.gather.transport.upload.s3;

import io.gather.core.upload.Arrival;
import io.gather.core.upload.Shipment;
import org.jspecify.annotations.Nullable;

/** What a bucket has of a bundle, by what the server says of the object. */
final class StoredObject {
    private StoredObject() {}

    /** @param tag that it must have; empty: then its metadata must say whose it is */
    static Arrival compare(S3Answer head, Shipment shipment, String tag, ObjectAddress place) {
        if (head.status() == 404 || head.status() == 410) {
            return new Arrival.Refuted(place + ": what the server has is not what was sent: there is no such object");
        }
        if (!head.isGood()) {
            return new Arrival.Unverified(place.toString(), "the server answered " + head.status()
                    + " when it was asked what it has");
        }
        String size = head.headers().get("Content-Length");
        @Nullable
        String digest = head.headers().get(Bucket.DIGEST);
        boolean sameSize = size == null || size.equals(String.valueOf(shipment.size()));
        boolean sameTag = tag.isEmpty() || head.tag().isEmpty() || head.tag().equalsIgnoreCase(tag);
        boolean sameDigest = digest == null ? !tag.isEmpty() : digest.equals(shipment.sha256());
        if (!sameSize || !sameTag || !sameDigest) {
            return new Arrival.Refuted(place + ": what the server has is not what was sent: " + size + " bytes of "
                    + shipment.size() + ", tag " + head.tag() + ", after " + tag);
        }
        return size == null
                ? new Arrival.Unverified(place.toString(), "the server does not tell the object's size")
                : new Arrival.Verified(place.toString(), digest == null
                        ? "the server has its size"
                        : "the server has its size and SHA-256");
    }
}
