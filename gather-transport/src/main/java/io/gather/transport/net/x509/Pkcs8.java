package io.gather.transport.net.x509;

import java.math.BigInteger;

/** The form of private keys that the JDK reads. */
public final class Pkcs8 {
    private static final String RSA = "1.2.840.113549.1.1.1";

    private Pkcs8() {}

    /** @param pkcs1 as in PEM between {@code BEGIN RSA PRIVATE KEY} and its end */
    public static byte[] ofRsa(byte[] pkcs1) {
        return Der.sequence(Der.integer(BigInteger.ZERO), Der.sequence(Der.identifier(RSA), Der.nothing()),
                Der.octetString(pkcs1));
    }
}
