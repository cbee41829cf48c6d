package io.gather.transport.pki.enrol;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/** The first 128 bits of the SHA-256 of an authority's public key, in hexadecimal digits. */
record AuthorityDigest(String hex) {
    static final int BYTES = 16;

    static AuthorityDigest of(PublicKey key) {
        return of(Arrays.copyOf(Digests.sha256(key.getEncoded()), BYTES));
    }

    static AuthorityDigest of(byte... bytes) {
        return new AuthorityDigest(HexFormat.of().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
