package io.gather.transport.pki.authority;

import java.math.BigInteger;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.transport.net.x509.RevocationDraft;
import io.gather.transport.net.x509.Validity;
import io.gather.transport.net.x509.X509Signer;
import org.jspecify.annotations.Nullable;

/** Lists of an authority's revoked certificates, each with a higher number than the one before. A list is good until the authority ends. */
public record Revocations(X509Signer signer, X509Certificate authority) {
    private static final String NUMBER = "2.5.29.20";
    /** Two tags and two lengths stand before the number: of the octets, of the integer in them. */
    private static final int HEADER = 4;

    X509CRL first(Instant now) {
        return signer.revocations(new RevocationDraft(BigInteger.ONE, validity(now), Map.of()));
    }

    X509CRL with(X509CRL before, List<IssuedCertificate> more, Instant now) {
        Map<BigInteger, Instant> revoked = new HashMap<>();
        for (X509CRLEntry entry : entries(before)) {
            revoked.put(entry.getSerialNumber(), entry.getRevocationDate().toInstant());
        }
        more.forEach(it -> revoked.putIfAbsent(new BigInteger(it.serial(), 16), now));
        return signer.revocations(new RevocationDraft(number(before).add(BigInteger.ONE), validity(now), revoked));
    }

    private Validity validity(Instant now) {
        return new Validity(now, authority.getNotAfter().toInstant());
    }

    static Set<? extends X509CRLEntry> entries(X509CRL list) {
        Set<? extends X509CRLEntry> entries = there(list);
        return entries == null ? Set.of() : entries;
    }

    private static @Nullable Set<? extends X509CRLEntry> there(X509CRL list) {
        return list.getRevokedCertificates();
    }

    /** Zero where a list has none. */
    public static BigInteger number(X509CRL list) {
        byte[] value = value(list);
        return value == null || value.length <= HEADER
                ? BigInteger.ZERO
                : new BigInteger(1, Arrays.copyOfRange(value, HEADER, value.length));
    }

    private static byte @Nullable [] value(X509CRL list) {
        return list.getExtensionValue(NUMBER);
    }
}
