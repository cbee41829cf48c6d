package io.gather.core.obfuscate;

import java.util.Map;
import java.util.function.Consumer;

import io.gather.core.obfuscate.address.Ipv6;
import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.obfuscate.scan.KnownName;
import io.gather.core.obfuscate.scan.Substitution;
import org.jspecify.annotations.Nullable;

/** Leaves everything as it is, and tells what is an original. */
record Watching(Map<String, Original> originals, Consumer<Original> found) implements Substitution {
    @Override
    public boolean covers(IdentityKind kind) {
        return true;
    }

    @Override
    public int ipv4(int address, int length) {
        look(AddressTexts.ipv4(address, 32));
        if (length != 32) {
            look(AddressTexts.ipv4(address, length));
        }
        return address;
    }

    @Override
    public Ipv6 ipv6(Ipv6 address, int length) {
        look(AddressTexts.ipv6(address, 128));
        if (length != 128) {
            look(AddressTexts.ipv6(address, length));
        }
        return address;
    }

    @Override
    public long mac(long mac) {
        look(AddressTexts.mac(mac));
        return mac;
    }

    @Override
    public @Nullable String mail(String local, String domain) {
        look(local + "@" + domain);
        return null;
    }

    @Override
    public @Nullable String label(String label, boolean first) {
        return null;
    }

    @Override
    public void met(KnownName name) {
        look(name.text());
    }

    private void look(String text) {
        Original original = originals.get(text);
        if (original != null) {
            found.accept(original);
        }
    }
}
