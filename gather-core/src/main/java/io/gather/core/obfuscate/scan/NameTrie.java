package io.gather.core.obfuscate.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** All names that are known, found where one begins. Immutable, safe for several threads. */
public final class NameTrie {
    private static final int LONGEST = 255;

    private final int[] next;
    private final @Nullable KnownName[] names;
    private final byte[] classes = new byte[256];
    private final int width;
    private final boolean[] firsts = new boolean[256];
    private final boolean domains;

    private NameTrie(Collection<KnownName> known) {
        List<byte[]> texts = new ArrayList<>();
        int classCount = 1;
        int length = 1;
        for (KnownName name : known) {
            byte[] text = name.text().getBytes(StandardCharsets.UTF_8);
            texts.add(text);
            length += text.length;
            for (byte b : text) {
                int folded = fold(b);
                if (classes[folded] == 0) {
                    classes[folded] = (byte) classCount++;
                }
            }
        }
        for (int c = 'A'; c <= 'Z'; c++) {
            classes[c] = classes[fold((byte) c)];
        }
        width = classCount;
        int[] table = new int[length * width];
        @Nullable
        KnownName[] ends = new KnownName[length];
        int states = 1;
        int i = 0;
        for (KnownName name : known) {
            int state = 0;
            for (byte b : texts.get(i++)) {
                int at = state * width + classes[b & 0xff];
                if (table[at] == 0) {
                    table[at] = states++;
                }
                state = table[at];
            }
            ends[state] = ends[state] == null ? name : ends[state];
        }
        next = Arrays.copyOf(table, states * width);
        names = Arrays.copyOf(ends, states);
        for (int b = 0; b < 256; b++) {
            firsts[b] = classes[b] != 0 && next[classes[b]] != 0;
        }
        domains = known.stream().anyMatch(name -> name.kind() == IdentityKind.DOMAIN);
    }

    /** Where two are written alike, the first counts. */
    public static NameTrie of(Collection<KnownName> known) {
        return new NameTrie(known.stream().filter(name -> !name.text().isEmpty())
                .filter(name -> name.text().getBytes(StandardCharsets.UTF_8).length <= LONGEST).toList());
    }

    boolean hasDomains() {
        return domains;
    }

    /** The longest that begins here and ends where a word may end; null where none does. */
    @Nullable
    KnownName find(byte[] bytes, int at, int end) {
        KnownName found = null;
        if (!firsts[bytes[at] & 0xff]) {
            return null;
        }
        int state = 0;
        for (int i = at; i < end; i++) {
            int one = classes[bytes[i] & 0xff];
            state = one == 0 ? 0 : next[state * width + one];
            if (state == 0) {
                break;
            }
            KnownName name = names[state];
            if (name != null && WordBounds.stands(bytes, at, i + 1, end, name)) {
                found = name;
            }
        }
        return found;
    }

    private static int fold(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b & 0xff;
    }
}
