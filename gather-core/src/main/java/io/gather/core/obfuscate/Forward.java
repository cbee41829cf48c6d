package io.gather.core.obfuscate;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import io.gather.core.obfuscate.address.AddressKey;
import io.gather.core.obfuscate.address.Ipv4Map;
import io.gather.core.obfuscate.address.Ipv6;
import io.gather.core.obfuscate.address.Ipv6Map;
import io.gather.core.obfuscate.address.MacMap;
import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.obfuscate.scan.KnownName;
import io.gather.core.obfuscate.scan.Substitution;
import org.jspecify.annotations.Nullable;

/** From originals to what stands for them. */
final class Forward implements Substitution {
    /** Addresses whose replacement is not worked out again. */
    private static final int MOST_KEPT = 50_000;

    private final Set<IdentityKind> kinds;
    private final Pseudonyms pseudonyms;
    private final IdentityMap map;
    private final Ipv4Map ipv4;
    private final Ipv6Map ipv6;
    private final MacMap macs;
    private final Map<Long, Integer> kept4 = new ConcurrentHashMap<>();
    private final Map<Object, Object> kept = new ConcurrentHashMap<>();
    private final Map<IdentityKind, LongAdder> counts = new EnumMap<>(IdentityKind.class);

    Forward(AddressKey key, Set<IdentityKind> kinds, Pseudonyms pseudonyms, IdentityMap map) {
        this.kinds = Set.copyOf(kinds);
        this.pseudonyms = pseudonyms;
        this.map = map;
        this.ipv4 = new Ipv4Map(key);
        this.macs = new MacMap(key);
        this.ipv6 = new Ipv6Map(key, ipv4, macs);
        for (IdentityKind kind : IdentityKind.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    Map<IdentityKind, Long> counts() {
        Map<IdentityKind, Long> all = new EnumMap<>(IdentityKind.class);
        counts.forEach((kind, count) -> {
            if (count.sum() > 0) {
                all.put(kind, count.sum());
            }
        });
        return all;
    }

    @Override
    public boolean covers(IdentityKind kind) {
        return kinds.contains(kind);
    }

    @Override
    public int ipv4(int address, int length) {
        if (!covers(IdentityKind.IP) || Ipv4Map.isKept(address)) {
            return address;
        }
        count(IdentityKind.IP);
        long which = ((long) length << 32) | Integer.toUnsignedLong(address);
        Integer known = kept4.get(which);
        if (known != null) {
            return known;
        }
        int replaced = ipv4.map(address, length);
        if (kept4.size() < MOST_KEPT) {
            kept4.put(which, replaced);
        }
        add(IdentityKind.IP, AddressTexts.ipv4(address, length), AddressTexts.ipv4(replaced, length));
        return replaced;
    }

    @Override
    public Ipv6 ipv6(Ipv6 address, int length) {
        if (!covers(IdentityKind.IP)) {
            return address;
        }
        Ipv6 replaced = (Ipv6) kept(Map.entry(address, length), () -> {
            Ipv6 to = ipv6.map(address, length);
            if (!to.equals(address)) {
                add(IdentityKind.IP, AddressTexts.ipv6(address, length), AddressTexts.ipv6(to, length));
            }
            return to;
        });
        if (!replaced.equals(address)) {
            count(IdentityKind.IP);
        }
        return replaced;
    }

    @Override
    public long mac(long mac) {
        if (!covers(IdentityKind.MAC) || MacMap.isKept(mac)) {
            return mac;
        }
        count(IdentityKind.MAC);
        return (Long) kept(mac, () -> {
            long to = macs.map(mac);
            add(IdentityKind.MAC, AddressTexts.mac(mac), AddressTexts.mac(to));
            return to;
        });
    }

    private Object kept(Object which, Supplier<Object> replacement) {
        Object known = kept.get(which);
        if (known == null) {
            known = replacement.get();
            if (kept.size() < MOST_KEPT) {
                kept.put(which, known);
            }
        }
        return known;
    }

    @Override
    public @Nullable String mail(String local, String domain) {
        if (Pseudonyms.isDomain(domain)) {
            return null;
        }
        count(IdentityKind.MAIL);
        String replaced = pseudonyms.mail(local, domain);
        add(IdentityKind.MAIL, local + "@" + domain, replaced);
        return replaced;
    }

    @Override
    public @Nullable String label(String label, boolean first) {
        if (!covers(IdentityKind.HOST)) {
            return null;
        }
        count(IdentityKind.HOST);
        String replaced = first ? pseudonyms.host(label) : pseudonyms.zone(label);
        map.add(new ReplacedIdentity(IdentityKind.HOST, label, replaced, true));
        return replaced;
    }

    @Override
    public void met(KnownName name) {
        if (!name.replacement().equals(name.text())) {
            count(name.kind());
            add(name.kind(), name.text(), name.replacement());
        }
    }

    private void add(IdentityKind kind, String original, String replacement) {
        map.add(new ReplacedIdentity(kind, original, replacement, false));
    }

    private void count(IdentityKind kind) {
        Objects.requireNonNull(counts.get(kind)).increment();
    }
}
