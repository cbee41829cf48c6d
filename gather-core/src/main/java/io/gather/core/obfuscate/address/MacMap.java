package io.gather.core.obfuscate.address;

import io.gather.core.obfuscate.address.PrefixTree.Shape;

/**
 * Hardware addresses, as numbers of 48 bits: the vendor's part becomes another one, and so does the device's, each vendor for itself.
 * Whether an address is for a group, and who gave it, stays; zero and addresses of groups stay as they are.
 */
public final class MacMap {
    private static final long GROUP = 1L << 40;

    private final PrefixTree vendors;
    private final PrefixTree devices;

    public MacMap(AddressKey key) {
        vendors = new PrefixTree(key, "mac vendor", new Shape(24, 0x030000, false, false));
        devices = new PrefixTree(key, "mac device", Shape.of(24));
    }

    public static boolean isKept(long mac) {
        return mac == 0 || (mac & GROUP) != 0;
    }

    public long map(long mac) {
        long to = mac;
        while (!isKept(mac)) {
            long vendor = to >>> 24;
            to = (vendors.map(0, vendor) << 24) | devices.map(vendor, to & 0xffffff);
            if (to != 0) {
                break;
            }
        }
        return to;
    }

    public long back(long mac) {
        long to = mac;
        while (!isKept(mac)) {
            long vendor = vendors.back(0, to >>> 24);
            to = (vendor << 24) | devices.back(vendor, to & 0xffffff);
            if (to != 0) {
                break;
            }
        }
        return to;
    }
}
