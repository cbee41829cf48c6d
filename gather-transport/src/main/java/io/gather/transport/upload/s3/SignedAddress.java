package io.gather.transport.upload.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import io.gather.core.error.GatherException;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Shipment;
import io.gather.transport.error.WayError;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** An address that somebody signed for us: it takes one object, in one request, and answers nothing else. Its query is secret. */
final class SignedAddress {
    private final HttpUrl url;

    private SignedAddress(HttpUrl url) {
        this.url = url;
    }

    /** @param address is wiped */
    static SignedAddress of(char[] address) {
        HttpUrl url = HttpUrl.parse(new String(address).strip());
        Arrays.fill(address, '\0');
        if (url == null) {
            throw new GatherException(WayError.S3_SIGNED_ADDRESS, "the pre-signed address is no address",
                    "GATHER_S3_SIGNED_URL", "give the whole of it: https://HOST/PATH?…");
        }
        return new SignedAddress(url);
    }

    /**
     * Without what is secret, also of what is no address.
     *
     * @param address is wiped
     */
    static String shown(char[] address) {
        HttpUrl url = HttpUrl.parse(new String(address).strip());
        Arrays.fill(address, '\0');
        return url == null ? "a signed address" : new SignedAddress(url).toString();
    }

    boolean isHttps() {
        return url.isHttps();
    }

    Arrival put(Exchange exchange, Shipment shipment) throws IOException, InterruptedException {
        try (InputStream in = shipment.content(0)) {
            ChunkedBody body = new ChunkedBody(in, shipment.size(), null);
            S3Answer answer = body.askedAndSentBy(exchange, new Request.Builder().url(url));
            if (!answer.isGood() || "Error".equals(answer.root())) {
                throw Refusals.of(answer, toString());
            }
            return Tags.check(answer, body.md5(), toString())
                    ? new Arrival.Verified(toString(), "the server has its MD5")
                    : new Arrival.Unverified(toString(), "a signed address cannot be asked what is there");
        }
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return url.scheme() + "://" + url.host() + url.encodedPath();
    }
}
