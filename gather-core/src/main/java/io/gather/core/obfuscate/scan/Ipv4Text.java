package io.gather.core.obfuscate.scan;

import io.gather.core.obfuscate.address.Ipv4Map;

/**
 * Addresses of version 4 as they are written: with dots, with dashes in names, from behind in names of reverse look-ups, with a port
 * behind a further dot. Versions and other numbers with dots are told from them by what stands around.
 */
final class Ipv4Text {
    private static final String REVERSE = ".in-addr.arpa";
    private static final int LARGEST_LENGTH = 32;

    private final Substitution substitution;
    private int address;
    private int parsedEnd;

    Ipv4Text(Substitution substitution) {
        this.substitution = substitution;
    }

    /** Where the match that begins here ends; -1 where none does. */
    int match(byte[] bytes, int at, int end, Replaced out) {
        if (!parse(bytes, at, end, '.')) {
            return parse(bytes, at, end, '-') ? dashed(bytes, at, end, out) : -1;
        }
        int to = parsedEnd;
        if (isContinued(bytes, at, end) || isWordBehind(bytes, to, end)) {
            return -1;
        }
        if (WordBounds.is(bytes, to, end, REVERSE)) {
            write(out, Integer.reverseBytes(substitution.ipv4(Integer.reverseBytes(address), LARGEST_LENGTH)), '.');
            return to;
        }
        boolean longer = WordBounds.is(bytes, to, end, '.') && WordBounds.isDigit(bytes, to + 1, end)
                && !isPort(bytes, to + 1, end);
        if (longer || isVersion(bytes, to, end)) {
            return -1;
        }
        write(out, substitution.ipv4(address, length(bytes, to, end)), '.');
        return to;
    }

    /** Behind a number and a dot, it is a part of something longer; behind a word, such as of a library, it is if it is public. */
    private boolean isContinued(byte[] bytes, int at, int end) {
        if (!WordBounds.is(bytes, at - 1, end, '.') || !WordBounds.isWord(bytes, at - 2, end)) {
            return false;
        }
        int begin = at - 1;
        while (begin > at - 6 && WordBounds.isDigit(bytes, begin - 1, end)) {
            begin--;
        }
        return !WordBounds.isWord(bytes, begin - 1, end) || !Ipv4Map.isPrivate(address);
    }

    /** Such as FreeBSD writes behind an address; behind a public one, only what cannot be a part of a version. */
    private boolean isPort(byte[] bytes, int at, int end) {
        int number = 0;
        int to = at;
        while (WordBounds.isDigit(bytes, to, end) && to < at + 6) {
            number = 10 * number + bytes[to++] - '0';
        }
        boolean more = isWordBehind(bytes, to, end)
                || (WordBounds.is(bytes, to, end, '.') && WordBounds.isWord(bytes, to + 1, end));
        return !more && number <= 65535 && (number > 255 || Ipv4Map.isPrivate(address));
    }

    /** A revision behind it, as packages have them. */
    private static boolean isVersion(byte[] bytes, int at, int end) {
        if (WordBounds.is(bytes, at, end, '+') || WordBounds.is(bytes, at, end, '~')) {
            return WordBounds.isWord(bytes, at + 1, end);
        }
        int to = at + 1;
        while (WordBounds.isDigit(bytes, to, end) && to < at + 6) {
            to++;
        }
        boolean letters = WordBounds.isWord(bytes, to, end)
                || (WordBounds.is(bytes, to, end, '.') && WordBounds.isWord(bytes, to + 1, end)
                        && !WordBounds.isDigit(bytes, to + 1, end));
        return WordBounds.is(bytes, at, end, '-') && to > at + 1 && letters;
    }

    private static boolean isWordBehind(byte[] bytes, int at, int end) {
        return WordBounds.isWord(bytes, at, end);
    }

    private static int length(byte[] bytes, int at, int end) {
        if (!WordBounds.is(bytes, at, end, '/') || !WordBounds.isDigit(bytes, at + 1, end)) {
            return LARGEST_LENGTH;
        }
        int length = bytes[at + 1] - '0';
        int to = at + 2;
        if (WordBounds.isDigit(bytes, to, end)) {
            length = 10 * length + bytes[to++] - '0';
        }
        return length > LARGEST_LENGTH || WordBounds.isWord(bytes, to, end) ? LARGEST_LENGTH : length;
    }

    /** In names of machines; a date has dashes too, so only behind "ip-" and where the address is a private one. */
    private int dashed(byte[] bytes, int at, int end, Replaced out) {
        int to = parsedEnd;
        boolean told = (WordBounds.is(bytes, at - 3, end, "ip-") && WordBounds.begins(bytes, at - 3, end))
                || (WordBounds.is(bytes, at - 4, end, "ec2-") && WordBounds.begins(bytes, at - 4, end));
        boolean joined = (WordBounds.is(bytes, to, end, '-') && WordBounds.isDigit(bytes, to + 1, end))
                || (WordBounds.is(bytes, at - 1, end, '-') && WordBounds.isDigit(bytes, at - 2, end));
        boolean guessed = !told && (joined || !Ipv4Map.isPrivate(address));
        if (guessed || isWordBehind(bytes, to, end)) {
            return -1;
        }
        write(out, substitution.ipv4(address, LARGEST_LENGTH), '-');
        return to;
    }

    /** Four numbers up to 255 of three digits at most. */
    boolean parse(byte[] bytes, int at, int end, char separator) {
        int parsed = 0;
        int to = at;
        for (int i = 0; i < 4; i++) {
            if (i > 0) {
                if (!WordBounds.is(bytes, to, end, separator)) {
                    return false;
                }
                to++;
            }
            int number = 0;
            int begin = to;
            while (to < begin + 4 && WordBounds.isDigit(bytes, to, end)) {
                number = 10 * number + bytes[to++] - '0';
            }
            if (to == begin || to > begin + 3 || number > 255) {
                return false;
            }
            parsed = (parsed << 8) | number;
        }
        address = parsed;
        parsedEnd = to;
        return true;
    }

    int address() {
        return address;
    }

    int parsedEnd() {
        return parsedEnd;
    }

    static void write(Replaced out, int address, char separator) {
        String between = String.valueOf(separator);
        out.decimal(address >>> 24).add(between).decimal((address >>> 16) & 0xff).add(between)
                .decimal((address >>> 8) & 0xff).add(between).decimal(address & 0xff);
    }
}
