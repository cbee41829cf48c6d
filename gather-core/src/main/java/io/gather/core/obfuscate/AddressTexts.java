package io.gather.core.obfuscate;

import io.gather.core.obfuscate.address.Ipv6;

/** The one way of writing an address by which it is known, whatever the way in which it was found. */
final class AddressTexts {
    private AddressTexts() {}

    /** @param length of the prefix; 32 where there is none */
    static String ipv4(int address, int length) {
        return (address >>> 24) + "." + ((address >>> 16) & 0xff) + "." + ((address >>> 8) & 0xff) + "."
                + (address & 0xff)
                + (length == 32 ? "" : "/" + length);
    }

    /** @param length of the prefix; 128 where there is none */
    static String ipv6(Ipv6 address, int length) {
        return address.text() + (length == 128 ? "" : "/" + length);
    }

    static String mac(long mac) {
        StringBuilder text = new StringBuilder(17);
        for (int shift = 40; shift >= 0; shift -= 8) {
            text.append(String.format("%02x", (mac >>> shift) & 0xff)).append(shift > 0 ? ":" : "");
        }
        return text.toString();
    }
}
