package io.gather.transport.net.x509;

import java.math.BigInteger;
import java.security.PublicKey;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * What a certificate of somebody who is no authority is to say.
 *
 * @param usages what it may be used for, as {@link #SERVER} and {@link #CLIENT}
 * @param hosts names in DNS
 * @param addresses URIs
 */
public record LeafDraft(X500Principal subject, BigInteger serial, Validity validity, PublicKey key, List<String> usages,
        List<String> hosts, List<String> addresses) {
    public static final String SERVER = "1.3.6.1.5.5.7.3.1";
    public static final String CLIENT = "1.3.6.1.5.5.7.3.2";

    public LeafDraft {
        usages = List.copyOf(usages);
        hosts = List.copyOf(hosts);
        addresses = List.copyOf(addresses);
    }
}
