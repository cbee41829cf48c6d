package io.gather.core.obfuscate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.gather.core.obfuscate.address.AddressKey;
import io.gather.core.obfuscate.address.Ipv4Map;
import io.gather.core.obfuscate.address.Ipv6;
import io.gather.core.obfuscate.address.Ipv6Map;
import io.gather.core.obfuscate.address.MacMap;
import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.obfuscate.scan.KnownName;
import io.gather.core.obfuscate.scan.Substitution;
import org.jspecify.annotations.Nullable;

/** From what stands for originals to them. What was never written by this owner is not guessed. For one thread. */
final class Backward implements Substitution {
    /** Of what is not known, as many are told. */
    private static final int MOST_TOLD = 1000;

    private final IdentityMap map;
    private final Ipv4Map ipv4;
    private final Ipv6Map ipv6;
    private final MacMap macs;
    private final Set<String> unknown = new TreeSet<>();
    private final Map<String, ReplacedIdentity> found = new LinkedHashMap<>();
    private long revealed;

    Backward(AddressKey key, IdentityMap map) {
        this.map = map;
        this.ipv4 = new Ipv4Map(key);
        this.macs = new MacMap(key);
        this.ipv6 = new Ipv6Map(key, ipv4, macs);
    }

    long revealed() {
        return revealed;
    }

    Set<String> unknown() {
        return unknown;
    }

    Collection<ReplacedIdentity> found() {
        return found.values();
    }

    @Override
    public boolean covers(IdentityKind kind) {
        return kind == IdentityKind.IP || kind == IdentityKind.MAC || kind == IdentityKind.MAIL;
    }

    @Override
    public int ipv4(int address, int length) {
        if (Ipv4Map.isKept(address) || !isKnown(AddressTexts.ipv4(address, length))) {
            return address;
        }
        return ipv4.back(address, length);
    }

    @Override
    public Ipv6 ipv6(Ipv6 address, int length) {
        Ipv6 back = ipv6.back(address, length);
        return back.equals(address) || !isKnown(AddressTexts.ipv6(address, length)) ? address : back;
    }

    @Override
    public long mac(long mac) {
        return MacMap.isKept(mac) || !isKnown(AddressTexts.mac(mac)) ? mac : macs.back(mac);
    }

    private boolean isKnown(String replacement) {
        ReplacedIdentity identity = map.find(replacement);
        boolean known = identity != null;
        if (identity != null) {
            revealed(identity);
        } else if (unknown.size() < MOST_TOLD) {
            unknown.add(replacement);
        }
        return known;
    }

    @Override
    public @Nullable String mail(String local, String domain) {
        ReplacedIdentity known = map.find(local + "@" + domain);
        if (known == null) {
            return null;
        }
        revealed(known);
        return known.original();
    }

    @Override
    public @Nullable String label(String label, boolean first) {
        return null;
    }

    @Override
    public void met(KnownName name) {
        revealed(new ReplacedIdentity(name.kind(), name.replacement(), name.text(), false));
    }

    private void revealed(ReplacedIdentity identity) {
        revealed++;
        if (found.size() < MOST_TOLD) {
            found.putIfAbsent(identity.replacement(), identity);
        }
    }
}
