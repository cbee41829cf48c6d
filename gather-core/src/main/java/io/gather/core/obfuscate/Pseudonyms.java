package io.gather.core.obfuscate;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.gather.core.obfuscate.address.AddressKey;

/** What stands for names: the same for the same name, wherever and whenever, and nothing of the name in it. */
final class Pseudonyms {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 8;
    /** A top level that belongs to nobody, by RFC 2606. */
    private static final String TOP = ".example";

    private final AddressKey key;

    Pseudonyms(AddressKey key) {
        this.key = key;
    }

    String host(String name) {
        return "host-" + word("host", folded(name));
    }

    /** A label between those of a host and its domain. */
    String zone(String label) {
        return "zone-" + word("zone", folded(label));
    }

    String domain(String name) {
        return "domain-" + word("domain", folded(name)) + TOP;
    }

    String user(String name) {
        return "user-" + word("user", name);
    }

    String mail(String local, String domain) {
        return (local.equals("root") ? local : user(local)) + "@" + domain(domain);
    }

    /** Whether this is what stands for a domain already. */
    static boolean isDomain(String name) {
        return name.startsWith("domain-") && name.endsWith(TOP);
    }

    private String word(String purpose, String name) {
        byte[] digest = key.digest(purpose, name.getBytes(StandardCharsets.UTF_8));
        StringBuilder word = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            word.append(LETTERS.charAt(digest[i] & 31));
        }
        return word.toString();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
