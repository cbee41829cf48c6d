package io.gather.transport.foolscap.furl;

/** As Foolscap writes bytes in names: the alphabet of RFC 4648 in lower case, without padding. */
public final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private Base32() {}

    public static String of(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
        int bits = 0;
        int held = 0;
        for (byte each : bytes) {
            bits = bits << 8 | (each & 0xff);
            held += 8;
            while (held >= 5) {
                held -= 5;
                text.append(ALPHABET.charAt((bits >>> held) & 31));
            }
            bits &= (1 << held) - 1;
        }
        return held == 0 ? text.toString() : text.append(ALPHABET.charAt((bits << (5 - held)) & 31)).toString();
    }

    static boolean is(String text) {
        return text.chars().allMatch(it -> ALPHABET.indexOf(it) >= 0);
    }
}
