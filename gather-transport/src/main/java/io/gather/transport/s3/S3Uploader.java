package io.gather.transport.s3;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

import io.gather.core.settings.S3Settings;
import io.gather.core.upload.Shipment;
import io.gather.core.upload.UploadSecrets;
import io.gather.core.upload.UploadSecrets.Secret;
import io.gather.core.upload.Uploader;
import io.gather.transport.template.Template;
import okhttp3.OkHttpClient;

/**
 * Puts the bundle into a bucket of S3: with keys, in parts that outlive this process, or to an address that somebody signed for it.
 */
public final class S3Uploader implements Uploader {
    private static final long PART = 16L << 20;

    private final S3Settings settings;
    private final UploadSecrets secrets;
    private final Supplier<OkHttpClient> client;
    private final InstantSource clock;
    private final long part;

    public S3Uploader(S3Settings settings, UploadSecrets secrets, Supplier<OkHttpClient> client) {
        this(settings, secrets, client, InstantSource.system(), PART);
    }

    S3Uploader(S3Settings settings, UploadSecrets secrets, Supplier<OkHttpClient> client, InstantSource clock,
            long part) {
        this.settings = settings;
        this.secrets = secrets;
        this.client = client;
        this.clock = clock;
        this.part = part;
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public boolean isConfigured() {
        return !settings.bucket().isEmpty() || secrets.find(Secret.S3_SIGNED_ADDRESS).filter(it -> it.length > 0)
                .isPresent();
    }

    @Override
    public String upload(Shipment shipment) throws IOException, InterruptedException {
        Exchange exchange = new Exchange(client.get());
        Optional<SignedAddress> signed = signedAddress();
        if (signed.isPresent()) {
            return signed.get().put(exchange, shipment);
        }
        Place place = Place.of(settings, key(shipment));
        try (Keys keys = Keys.from(secrets)) {
            Bucket bucket = new Bucket(exchange, new Signer(keys, settings.region(), clock), place);
            if (Begun.recall(shipment) != null && isThere(bucket.head(), shipment, "")) {
                // An earlier attempt completed it and did not hear so.
                Begun.forget(shipment);
                return place.toString();
            }
            String tag = put(bucket, shipment);
            Answer found = bucket.head();
            if (!isThere(found, shipment, tag)) {
                throw new IOException(place + ": what the server has is not what was sent: " + (found.isGood()
                        ? found.headers().get("Content-Length") + " bytes of " + shipment.size() + ", tag "
                                + found.tag() + ", after " + tag
                        : "there is no such object"));
            }
            Begun.forget(shipment);
            return place.toString();
        }
    }

    private String put(Bucket bucket, Shipment shipment) throws IOException, InterruptedException {
        if (shipment.size() > part) {
            return new Multipart(bucket, shipment, PartPlan.of(shipment.size(), part)).send();
        }
        try (InputStream in = shipment.content(0)) {
            return bucket.put(in, shipment.size(), shipment.sha256());
        }
    }

    /** @param tag that it must have; empty: any */
    private static boolean isThere(Answer head, Shipment shipment, String tag) {
        String digest = head.headers().get(Bucket.DIGEST);
        return head.isGood() && String.valueOf(shipment.size()).equals(head.headers().get("Content-Length"))
                && (tag.isEmpty() || head.tag().isEmpty() || head.tag().equalsIgnoreCase(tag))
                && (digest == null ? !tag.isEmpty() : digest.equals(shipment.sha256()));
    }

    private String key(Shipment shipment) {
        String prefix = settings.prefix();
        boolean folder = prefix.isEmpty() || prefix.endsWith("/") || prefix.contains("{name}");
        return Template.of(folder ? prefix : prefix + "/", "upload.s3.prefix").path(shipment).replaceFirst("^/+", "");
    }

    private Optional<SignedAddress> signedAddress() {
        return secrets.find(Secret.S3_SIGNED_ADDRESS).filter(it -> it.length > 0).map(SignedAddress::of);
    }
}
