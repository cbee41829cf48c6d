package io.gather.core.obfuscate.scan;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Mail addresses, and names of machines below a domain that is known. */
final class HostText {
    private static final int LONGEST = 255;
    private static final int LONGEST_LOCAL = 64;
    /** What stands behind the last dot of units and files, and is no domain. */
    private static final Set<String> NO_DOMAINS = Set.of("service", "socket", "mount", "automount",
            "slice", "scope", "timer", "target", "path", "device", "swap", "log", "conf", "so", "ko", "txt", "xml",
            "json", "yaml", "yml", "html", "tar", "gz", "xz", "bz", "zst", "zip", "tgz", "png", "svg", "jpg");
    /** Of algorithms of SSH that are named like mail addresses, such as {@code umac-64@openssh.com}. */
    private static final Set<String> OF_ALGORITHMS = Set.of("openssh.com", "libssh.org", "lysator.liu.se");

    private final Substitution substitution;
    private final NameTrie names;
    private int localEnd;
    private int nameEnd;

    HostText(Substitution substitution, NameTrie names) {
        this.substitution = substitution;
        this.names = names;
    }

    /** Other bytes come, or the same ones elsewhere. */
    void clear() {
        localEnd = 0;
        nameEnd = 0;
    }

    /** Where the match that begins here ends; -1 where none does. Each run of characters is looked at once. */
    int match(byte[] bytes, int at, int end, Replaced out) {
        int to = -1;
        if (at >= localEnd && substitution.covers(IdentityKind.MAIL)) {
            localEnd = endOf(bytes, at, end, true);
            to = mail(bytes, at, localEnd, end, out);
        }
        if (to < 0 && at >= nameEnd && names.hasDomains()) {
            nameEnd = endOf(bytes, at, end, false);
            to = below(bytes, at, nameEnd, end, out);
        }
        return to;
    }

    private static int endOf(byte[] bytes, int at, int end, boolean local) {
        int to = at;
        int most = Math.min(end, at + LONGEST);
        while (to < most && (local ? WordBounds.isLocal(bytes, to, end) : WordBounds.isName(bytes, to, end))) {
            to++;
        }
        return to;
    }

    private int mail(byte[] bytes, int at, int localEnd, int end, Replaced out) {
        int begin = WordBounds.is(bytes, localEnd, end, '@')
                ? localEnd + 1
                : WordBounds.is(bytes, localEnd, end, "%40") ? localEnd + 3 : -1;
        if (begin < 0 || localEnd - at > LONGEST_LOCAL) {
            return -1;
        }
        int to = endOf(bytes, begin, end, false);
        while (to > begin && !WordBounds.isWord(bytes, to - 1, end)) {
            to--;
        }
        String domain = text(bytes, begin, to);
        int dot = domain.lastIndexOf('.');
        String last = domain.substring(dot + 1);
        if (dot < 1 || domain.startsWith("-") || last.length() < 2 || !last.chars().allMatch(Character::isLetter)
                || NO_DOMAINS.contains(last) || OF_ALGORITHMS.contains(domain)) {
            return -1;
        }
        String replaced = substitution.mail(text(bytes, at, localEnd), domain);
        if (replaced == null) {
            return -1;
        }
        int sign = replaced.indexOf('@');
        out.add(replaced.substring(0, sign)).add(text(bytes, localEnd, begin)).add(replaced.substring(sign + 1));
        return to;
    }

    /** Labels up to a domain that is known; the domain itself is a name of its own, which is found next. */
    private int below(byte[] bytes, int at, int nameEnd, int end, Replaced out) {
        for (int dot = nextDot(bytes, at, nameEnd); dot > at; dot = nextDot(bytes, dot + 1, nameEnd)) {
            KnownName domain = WordBounds.isWord(bytes, dot + 1, end) ? names.find(bytes, dot + 1, end) : null;
            if (domain != null && domain.kind() == IdentityKind.DOMAIN) {
                return labels(bytes, at, dot, out);
            }
        }
        return -1;
    }

    private int labels(byte[] bytes, int at, int last, Replaced out) {
        boolean changed = false;
        int begin = at;
        while (begin < last) {
            int dot = nextDot(bytes, begin, last + 1);
            String label = text(bytes, begin, dot);
            String replaced = label(label, begin == at);
            changed |= replaced != null;
            out.add(replaced == null ? label : replaced).add(dot < last ? "." : "");
            begin = dot + 1;
        }
        return changed ? last : -1;
    }

    private @Nullable String label(String label, boolean first) {
        return label.isEmpty() ? null : substitution.label(label, first);
    }

    /** Where there is none, -1. */
    private static int nextDot(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '.') {
                return i;
            }
        }
        return -1;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }
}
