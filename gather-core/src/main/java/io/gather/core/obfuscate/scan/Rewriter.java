package io.gather.core.obfuscate.scan;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes bytes on, with what was found in them replaced. For one thread. */
public final class Rewriter {
    /** Bytes before a place that may matter. */
    public static final int BEHIND = 64;
    /** Bytes from a place on that may matter. */
    public static final int AHEAD = 1024;

    private final Substitution substitution;
    private final NameTrie names;
    private final Ipv4Text ipv4;
    private final ColonText colons;
    private final MacText macs;
    private final HexText hexes;
    private final HostText hosts;
    private final Replaced replaced = new Replaced();
    private final boolean ips;
    private final boolean mac;

    public Rewriter(Substitution substitution, NameTrie names) {
        this.substitution = substitution;
        this.names = names;
        this.ipv4 = new Ipv4Text(substitution);
        this.colons = new ColonText(substitution, ipv4);
        this.macs = new MacText(substitution);
        this.hexes = new HexText(substitution);
        this.hosts = new HostText(substitution, names);
        this.ips = substitution.covers(IdentityKind.IP);
        this.mac = substitution.covers(IdentityKind.MAC);
    }

    /**
     * Looks at what begins before a place.
     *
     * @param from where what is to be written begins; what stands before it was written
     * @param cut where to stop
     * @param end of the bytes
     * @return where what was not written begins; not before the place
     */
    public int rewrite(byte[] bytes, int from, int cut, int end, OutputStream out) throws IOException {
        hosts.clear();
        int copied = from;
        int at = WordBounds.isWord(bytes, from, end) && !WordBounds.begins(bytes, from, end)
                ? WordBounds.afterWord(bytes, from, end)
                : from;
        while (at < cut) {
            byte b = bytes[at];
            if (WordBounds.isPlain(b)) {
                at++;
                continue;
            }
            int start = at;
            int to = match(bytes, at, end);
            int behind = at;
            if (to < 0 && WordBounds.isMark(b)) {
                behind = WordBounds.afterEscape(bytes, at, end);
                start = behind > at ? behind : at + 1;
                to = match(bytes, start, end);
                if (to < 0 && behind > at) {
                    start = at + 1;
                    to = match(bytes, start, end);
                }
            }
            if (to >= 0) {
                out.write(bytes, copied, start - copied);
                replaced.writeTo(out);
                copied = to;
                at = to;
            } else {
                at = Math.max(behind == at && WordBounds.isMark(b) ? at + 1 : behind,
                        WordBounds.afterWord(bytes, behind, end));
            }
        }
        out.write(bytes, copied, at - copied);
        return at;
    }

    /** Where the match that begins here ends; -1 where none does. What stands for it is in {@link #replaced} then. */
    private int match(byte[] bytes, int at, int end) {
        if (at >= end || WordBounds.isPlain(bytes[at])) {
            return -1;
        }
        replaced.clear();
        if (!WordBounds.isWord(bytes, at, end)) {
            return bytes[at] == ':' || bytes[at] == '%' ? doubleColon(bytes, at, end) : name(bytes, at, end);
        }
        int to = hosts.match(bytes, at, end, replaced);
        if (to < 0 && (ips || mac) && WordBounds.isHex(bytes, at, end)) {
            to = address(bytes, at, end);
        }
        return to < 0 ? name(bytes, at, end) : to;
    }

    private int doubleColon(byte[] bytes, int at, int end) {
        return ips && !WordBounds.isWord(bytes, at - 1, end) && !WordBounds.is(bytes, at - 1, end, ':')
                ? attempt(colons.match(bytes, at, end, replaced))
                : -1;
    }

    private int address(byte[] bytes, int at, int end) {
        int to = -1;
        if (isNear(bytes, at, end, 4, (byte) ':') || isNear(bytes, at, end, 4, (byte) '%')) {
            to = attempt(colons.match(bytes, at, end, replaced));
        }
        if (to < 0 && mac && (isNear(bytes, at, end, 2, (byte) '-') || isNear(bytes, at, end, 4, (byte) '.'))) {
            to = attempt(macs.match(bytes, at, end, replaced));
        }
        if (to < 0 && ips && WordBounds.isDigit(bytes, at, end)) {
            to = attempt(ipv4.match(bytes, at, end, replaced));
        }
        return to < 0 && ips ? attempt(hexes.match(bytes, at, end, replaced)) : to;
    }

    private int attempt(int to) {
        if (to < 0) {
            replaced.clear();
        }
        return to;
    }

    private static boolean isNear(byte[] bytes, int at, int end, int most, byte which) {
        for (int i = at + 1; i <= at + most && i < end; i++) {
            if (bytes[i] == which) {
                return true;
            }
        }
        return false;
    }

    private int name(byte[] bytes, int at, int end) {
        KnownName name = names.find(bytes, at, end);
        if (name == null) {
            return -1;
        }
        replaced.clear();
        byte[] replacement = name.replacement().getBytes(StandardCharsets.UTF_8);
        replaced.add(replacement, 0, replacement.length);
        substitution.met(name);
        return at + name.text().getBytes(StandardCharsets.UTF_8).length;
    }
}
