package io.gather.transport.net.x509;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.stream.Stream;

/** What certificates and lists say beyond the first version of X.509, as RFC 5280 has it. */
final class Extensions {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int CERTIFICATES = 5;
    private static final int LISTS = 6;
    /** RFC 7093: the leftmost 160 bits of SHA-256. */
    private static final int KEY_NAME = 20;

    private Extensions() {}

    /** Of one that signs others, none of which does. */
    static byte[] ofAuthority(PublicKey own) {
        return all(critical("2.5.29.19", Der.sequence(Der.yes(), Der.integer(BigInteger.ZERO))),
                critical("2.5.29.15", Der.flags(CERTIFICATES, LISTS)), own(own));
    }

    static byte[] ofLeaf(LeafDraft draft, PublicKey authority) {
        byte[][] usages = draft.usages().stream().map(Der::identifier).toArray(byte[][]::new);
        byte[][] names = Stream.concat(draft.hosts().stream().map(it -> Der.implicit(2, ascii(it))),
                draft.addresses().stream().map(it -> Der.implicit(6, ascii(it)))).toArray(byte[][]::new);
        byte[][] always = {critical("2.5.29.19", Der.sequence()),
                critical("2.5.29.15", Der.flags(DIGITAL_SIGNATURE)),
                plain("2.5.29.37", Der.sequence(usages)), own(draft.key()), authority(authority)};
        return all(names.length == 0
                ? always
                : Stream.concat(Stream.of(always), Stream.of(plain("2.5.29.17", Der.sequence(names))))
                        .toArray(byte[][]::new));
    }

    static byte[] ofList(BigInteger number, PublicKey authority) {
        return Der.sequence(authority(authority), plain("2.5.29.20", Der.integer(number)));
    }

    private static byte[] all(byte[]... each) {
        return Der.explicit(3, Der.sequence(each));
    }

    private static byte[] own(PublicKey key) {
        return plain("2.5.29.14", Der.octetString(name(key)));
    }

    private static byte[] authority(PublicKey key) {
        return plain("2.5.29.35", Der.sequence(Der.implicit(0, name(key))));
    }

    private static byte[] name(PublicKey key) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()), KEY_NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] plain(String identifier, byte[] value) {
        return Der.sequence(Der.identifier(identifier), Der.octetString(value));
    }

    private static byte[] critical(String identifier, byte[] value) {
        return Der.sequence(Der.identifier(identifier), Der.yes(), Der.octetString(value));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
