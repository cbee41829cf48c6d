package io.gather.core.obfuscate.scan;

import io.gather.core.obfuscate.address.Ipv6;

/** What is written in groups of hexadecimal digits with colons between them: addresses of version 6, and hardware addresses. */
final class ColonText {
    private static final int MOST = 9;
    private static final int LARGEST_LENGTH = 128;

    private final Substitution substitution;
    private final Ipv4Text ipv4;
    private final int[] groups = new int[MOST + 1];
    private final int[] begins = new int[MOST + 1];
    private final int[] ends = new int[MOST + 1];
    private int count;
    private int gap;
    private int parsedEnd;
    private boolean dotted;
    private boolean numeric;
    private String colon = ":";

    ColonText(Substitution substitution, Ipv4Text ipv4) {
        this.substitution = substitution;
        this.ipv4 = ipv4;
    }

    /** Where the match that begins here ends; -1 where none does. */
    int match(byte[] bytes, int at, int end, Replaced out) {
        if (isColon(bytes, at - 1, end) || !parse(bytes, at, end)) {
            return -1;
        }
        if (gap < 0 && !dotted && isHardware(bytes)) {
            return substitution.covers(IdentityKind.MAC) ? mac(bytes, out) : -1;
        }
        return substitution.covers(IdentityKind.IP) ? address(bytes, at, end, out) : -1;
    }

    /** Six groups, of which none has more than two digits; or seven, of which the first says that Ethernet follows. */
    private boolean isHardware(byte[] bytes) {
        boolean pairs = true;
        boolean letters = false;
        for (int i = 0; i < count; i++) {
            if (ends[i] - begins[i] > 2) {
                return false;
            }
            pairs &= ends[i] - begins[i] == 2;
            letters |= bytes[begins[i]] > '9' || bytes[ends[i] - 1] > '9';
        }
        return count == 6 ? pairs || letters : count == 7 && pairs && groups[0] == 1;
    }

    private int mac(byte[] bytes, Replaced out) {
        long mac = 0;
        for (int i = count - 6; i < count; i++) {
            mac = (mac << 8) | groups[i];
        }
        if (count == 7) {
            out.add("01").add(colon);
        }
        MacText.write(out, substitution.mac(mac), 1, colon, isUpper(bytes, count));
        return parsedEnd;
    }

    private boolean isUpper(byte[] bytes, int taken) {
        boolean upper = false;
        for (int i = 0; i < taken; i++) {
            for (int digit = begins[i]; digit < ends[i]; digit++) {
                upper |= bytes[digit] >= 'A' && bytes[digit] <= 'F';
                if (bytes[digit] >= 'a') {
                    return false;
                }
            }
        }
        return upper;
    }

    private int address(byte[] bytes, int at, int end, Replaced out) {
        boolean port = gap < 0 && count == MOST && isPort(bytes);
        int taken = port ? 8 : count;
        int to = port ? ends[7] : parsedEnd;
        if (gap < 0 ? taken != 8 || isName() : taken > 7 || !tells()) {
            return -1;
        }
        int[] all = new int[8];
        for (int i = 0; i < taken; i++) {
            all[gap >= 0 && i >= gap ? 8 - taken + i : i] = groups[i];
        }
        Ipv6 found = Ipv6.of(all);
        Ipv6 replaced = substitution.ipv6(found, length(bytes, to, end));
        if (replaced.equals(found)) {
            out.add(bytes, at, to);
        } else {
            write(bytes, taken, replaced, out);
        }
        return to;
    }

    /** Of a port of Fibre Channel: eight groups of two digits. */
    private boolean isName() {
        for (int i = 0; i < 8; i++) {
            if (dotted || ends[i] - begins[i] != 2) {
                return false;
            }
        }
        return true;
    }

    /** WordBounds of programs have double colons too: "be::add". */
    private boolean tells() {
        return numeric || dotted || count >= 3 || (gap > 0 && ends[0] - begins[0] == 4);
    }

    private void write(byte[] bytes, int taken, Ipv6 address, Replaced out) {
        boolean full = gap < 0 && !dotted;
        for (int i = 0; i < taken && full; i++) {
            full = ends[i] - begins[i] == 4;
        }
        if (full || count == MOST) {
            for (int i = 0; i < 8; i++) {
                out.add(i == 0 ? "" : colon).hex(address.group(i), full ? 4 : 1, isUpper(bytes, 8));
            }
        } else if (dotted) {
            String text = new Ipv6(address.network(), (address.host() & ~0xffffffffL) | 0x00010001L).text();
            out.add(text.substring(0, text.length() - "1:1".length()).replace(":", colon));
            Ipv4Text.write(out, (int) address.host(), '.');
        } else {
            out.add(address.text().replace(":", colon));
        }
    }

    private boolean isPort(byte[] bytes) {
        for (int i = begins[8]; i < ends[8]; i++) {
            if (bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static int length(byte[] bytes, int at, int end) {
        int length = 0;
        int to = at + 1;
        while (WordBounds.is(bytes, at, end, '/') && WordBounds.isDigit(bytes, to, end) && to < at + 4) {
            length = 10 * length + bytes[to++] - '0';
        }
        return to == at + 1 || length > LARGEST_LENGTH || WordBounds.isWord(bytes, to, end) ? LARGEST_LENGTH : length;
    }

    /** Takes as many groups as there are; false where they cannot be either. */
    private boolean parse(byte[] bytes, int at, int end) {
        count = 0;
        gap = -1;
        dotted = false;
        numeric = false;
        colon = WordBounds.is(bytes, at, end, '%') ? "%3A" : ":";
        int to = at;
        while (true) {
            if (WordBounds.isHex(bytes, to, end)) {
                if (count == MOST) {
                    return false;
                }
                if ((count > 0 || gap >= 0) && count <= 6 && ipv4.parse(bytes, to, end, '.')) {
                    return dotted(bytes, end);
                }
                to = group(bytes, to, end);
                if (to < 0) {
                    return false;
                }
            }
            int behind = behindColon(bytes, to, end);
            if (behind == to) {
                break;
            }
            if (count == 1 && to > at) {
                colon = bytes[to] == '%' ? "%3A" : ":";
            }
            int second = behindColon(bytes, behind, end);
            if (second > behind) {
                if (gap >= 0 || behindColon(bytes, second, end) > second) {
                    return false;
                }
                gap = count;
                to = second;
                if (!WordBounds.isHex(bytes, to, end)) {
                    break;
                }
            } else if (WordBounds.isHex(bytes, behind, end) && to > at) {
                to = behind;
            } else {
                break;
            }
        }
        parsedEnd = to;
        return count + (gap < 0 ? 0 : 1) >= 2 && !WordBounds.isWord(bytes, to, end);
    }

    private int group(byte[] bytes, int at, int end) {
        int number = 0;
        int to = at;
        while (to < at + 5 && WordBounds.isHex(bytes, to, end)) {
            int digit = Character.digit(bytes[to], 16);
            numeric |= digit < 10;
            number = (number << 4) | digit;
            to++;
        }
        if (to > at + 4 && !(count == 8 && gap < 0)) {
            return -1;
        }
        begins[count] = at;
        ends[count] = to;
        groups[count++] = number;
        return to;
    }

    private boolean dotted(byte[] bytes, int end) {
        groups[count++] = ipv4.address() >>> 16;
        groups[count++] = ipv4.address() & 0xffff;
        dotted = true;
        parsedEnd = ipv4.parsedEnd();
        return !WordBounds.isWord(bytes, parsedEnd, end) && (gap >= 0 || count == 8);
    }

    private static boolean isColon(byte[] bytes, int at, int end) {
        return WordBounds.is(bytes, at, end, ':') && WordBounds.isHex(bytes, at - 1, end)
                && isGroup(bytes, at - 1, end);
    }

    /** Whether a word before a colon could be a group: then this is no begin, but the middle of something. */
    private static boolean isGroup(byte[] bytes, int last, int end) {
        int begin = last;
        while (begin > last - 4 && WordBounds.isHex(bytes, begin - 1, end)) {
            begin--;
        }
        return !WordBounds.isWord(bytes, begin - 1, end);
    }

    private static int behindColon(byte[] bytes, int at, int end) {
        if (WordBounds.is(bytes, at, end, ':')) {
            return at + 1;
        }
        return WordBounds.is(bytes, at, end, "%3A") || WordBounds.is(bytes, at, end, "%3a") ? at + 3 : at;
    }
}
