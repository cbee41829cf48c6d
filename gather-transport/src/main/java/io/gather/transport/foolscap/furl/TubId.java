package io.gather.transport.foolscap.furl;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Who a tub is: the digest of its certificate, 32 characters. Of two tubs the one that sorts higher is the master. */
public record TubId(String text) implements Comparable<TubId> {
    private static final int LENGTH = 32;

    public TubId {
        if (text.length() != LENGTH || !Base32.is(text)) {
            throw new IllegalArgumentException("no tub id: " + text);
        }
    }

    /** Characters after the 32nd are reserved, and count for nothing. */
    public static Optional<TubId> read(String text) {
        String id = text.length() > LENGTH ? text.substring(0, LENGTH) : text;
        return id.length() == LENGTH && Base32.is(id) ? Optional.of(new TubId(id)) : Optional.empty();
    }

    /** The protocol has it so: SHA-1 of the certificate as it came, which only a second preimage would betray. */
    public static TubId of(X509Certificate certificate) {
        try {
            return new TubId(Base32.of(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int compareTo(TubId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
