package io.gather.transport.foolscap.tub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.files.DurableFile;
import io.gather.transport.error.FoolscapError;
import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.net.tls.PemFile;
import io.gather.transport.net.x509.SelfSigned;

/**
 * A tub's identity. It follows from the bytes of the certificate, which is therefore never made anew: that it has expired means
 * nothing to other tubs.
 */
public final class Tub {
    /** As every tub in Python is called. */
    private static final String NAME = "newpb_thingy";
    private static final int BITS = 2048;
    private static final Duration VALIDITY = Duration.ofDays(365L * 30);

    private final X509Certificate certificate;
    private final PrivateKey key;
    private final TubId id;

    private Tub(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
        this.id = TubId.of(certificate);
    }

    /** A new one, such as nobody has met. */
    public static Tub create(Instant now) {
        SelfSigned made = SelfSigned.rsa(NAME, BITS, now, VALIDITY);
        return new Tub(made.certificate(), made.key());
    }

    /**
     * @param file such as {@code node.pem} or {@code gatherer.pem}: certificate and key without a passphrase, in any order
     * @throws GatherException when it is not there, or cannot be read
     */
    public static Tub read(Path file) {
        PemFile pem = new PemFile(file, "the file of the tub");
        X509Certificate certificate = pem.certificates().getFirst();
        return new Tub(certificate, pem.privateKey(Optional::empty, certificate.getPublicKey()));
    }

    /** Writes it as {@link #read} wants it and tubs in Python have it, for our eyes alone; whole, or not at all. */
    public void write(Path file) {
        try {
            DurableFile.write(file, pem());
        } catch (IOException | UncheckedIOException e) {
            throw new GatherException(FoolscapError.KEY_NOT_KEPT, "cannot be written", file.toString(),
                    "check who owns its folder and whether the disk has room", e);
        }
    }

    private String pem() {
        try {
            return block("CERTIFICATE", certificate.getEncoded()) + block("PRIVATE KEY", key.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String block(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    public TubId id() {
        return id;
    }

    X509Certificate certificate() {
        return certificate;
    }

    PrivateKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "tub " + id;
    }
}
