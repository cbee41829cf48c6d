package io.gather.transport.upload.s3;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.gather.core.error.Category;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.S3Settings;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.RemoteName;
import io.gather.core.upload.Shipment;
import io.gather.core.upload.Uploader;
import io.gather.transport.net.Subject;
import io.gather.transport.net.tls.Tls;
import io.gather.transport.net.web.Bounds;
import io.gather.transport.net.web.Web;
import io.gather.transport.net.web.WebAccess;
import io.gather.transport.upload.template.Template;

/**
 * Puts the bundle into a bucket of S3: with keys, in parts that outlive this process, or to an address that somebody signed for it.
 */
public final class S3Uploader implements Uploader {
    private static final String SECTION = "upload.s3";
    private static final Subject SUBJECT = new Subject(SECTION, Category.UPLOAD);
    private static final long PART = 16L << 20;

    private final S3Settings settings;
    private final Secrets secrets;
    private final InstantSource clock;
    private final Bounds bounds;
    private final long part;

    public S3Uploader(S3Settings settings, Secrets secrets) {
        this(settings, secrets, InstantSource.system(), Bounds.usual(), PART);
    }

    S3Uploader(S3Settings settings, Secrets secrets, InstantSource clock, Bounds bounds, long part) {
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
        this.bounds = bounds;
        this.part = part;
    }

    @Override
    public String name() {
        return S3Way.NAME;
    }

    @Override
    public boolean isConfigured() {
        Optional<char[]> address = signedAddress();
        address.ifPresent(it -> Arrays.fill(it, '\0'));
        return address.isPresent() || !settings.bucket().isEmpty();
    }

    @Override
    public String destination() {
        Optional<char[]> address = signedAddress();
        return address.isPresent()
                ? SignedAddress.shown(address.get())
                : "s3://" + settings.bucket() + "/" + settings.prefix() + " at "
                        + (settings.endpoint().isEmpty() ? settings.region() : settings.endpoint());
    }

    @Override
    public Arrival upload(Shipment shipment) throws IOException, InterruptedException {
        Optional<char[]> address = signedAddress();
        if (address.isPresent()) {
            SignedAddress signed = SignedAddress.of(address.get());
            try (Web web = Web.open(access(signed.isHttps()))) {
                return signed.put(new Exchange(web), shipment);
            }
        }
        ObjectAddress place = ObjectAddress.of(settings, key(shipment));
        try (S3Credentials keys = S3Credentials.from(secrets)) {
            Signer signer = new Signer(keys, settings.region(), clock);
            Supplier<BucketConnection> connections = () -> connection(place, signer);
            try (BucketConnection first = connections.get()) {
                return put(first.bucket(), connections, shipment);
            }
        }
    }

    private BucketConnection connection(ObjectAddress place, Signer signer) {
        Web web = Web.open(access(place.endpoint().isHttps()));
        return new BucketConnection(web, new Bucket(new Exchange(web), signer, place));
    }

    private Arrival put(Bucket bucket, Supplier<BucketConnection> connections, Shipment shipment)
            throws IOException, InterruptedException {
        RemoteName name = new RemoteName(shipment, bucket.place().url(Map.of()).toString());
        if (!name.isOurs()) {
            spareOthers(bucket, shipment);
            name.claim();
        }
        if (BegunMultipart.recall(shipment) != null
                && StoredObject.compare(bucket.head(), shipment, "",
                        bucket.place()) instanceof Arrival.Verified there) {
            // An earlier attempt completed it and did not hear so.
            BegunMultipart.forget(shipment);
            return there;
        }
        String tag = send(bucket, connections, shipment);
        Arrival arrival;
        try {
            arrival = StoredObject.compare(bucket.head(), shipment, tag, bucket.place());
        } catch (IOException e) {
            arrival = new Arrival.Unverified(bucket.place().toString(),
                    "the server could not be asked what it has: " + e.getMessage());
        }
        if (arrival instanceof Arrival.Taken) {
            BegunMultipart.forget(shipment);
        }
        return arrival;
    }

    private static void spareOthers(Bucket bucket, Shipment shipment) throws IOException, InterruptedException {
        S3Answer there = bucket.head();
        if (there.isGood() && !shipment.sha256().equals(there.headers().get(Bucket.DIGEST))) {
            throw RemoteName.taken(bucket.place().toString(),
                    "remove the object that is there, or set another upload.s3.prefix");
        }
    }

    private String send(Bucket bucket, Supplier<BucketConnection> connections, Shipment shipment)
            throws IOException, InterruptedException {
        if (shipment.size() > part) {
            return new Multipart(bucket, connections, shipment, PartPlan.of(shipment.size(), part)).send();
        }
        try (InputStream in = shipment.content(0)) {
            return bucket.put(in, shipment.size(), shipment.sha256());
        }
    }

    private String key(Shipment shipment) {
        String prefix = settings.prefix();
        boolean whole = prefix.isEmpty() || prefix.endsWith("/") || prefix.contains("{name}");
        return Template.of(whole ? prefix : prefix + "/", SECTION + ".prefix").path(shipment).replaceFirst("^/+", "");
    }

    private WebAccess access(boolean https) {
        Tls tls = https ? Tls.of(settings.tls(), () -> secrets.find(S3Way.KEY_PASSPHRASE), SUBJECT) : null;
        return new WebAccess(SUBJECT, tls, settings.proxy(), () -> secrets.find(S3Way.PROXY_PASSWORD), false,
                bounds);
    }

    private Optional<char[]> signedAddress() {
        return secrets.find(S3Way.SIGNED_ADDRESS).filter(it -> it.length > 0);
    }
}
