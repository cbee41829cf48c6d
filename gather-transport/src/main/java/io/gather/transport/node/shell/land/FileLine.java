package io.gather.transport.node.shell.land;

import java.time.Instant;

import io.gather.transport.node.shell.wire.GarbledException;
import io.gather.transport.node.shell.wire.ShellNumbers;

/**
 * A file as the minion found it.
 *
 * @param batched whether its content is one member, of which nothing more is said
 * @param state {@code ok}, or why there is no content
 * @param size that it had when it was found
 * @param from where in the file the content begins
 */
record FileLine(boolean batched, char kind, String state, Instant modified, int mode, long device, long inode,
        long size, long from, String path) {
    private static final long LATEST = 253_402_300_799L;

    static FileLine parse(String line) throws GarbledException {
        boolean batched = line.startsWith("F ");
        String[] words = line.split(" ", batched ? 8 : 10);
        if (words.length != (batched ? 8 : 10) || !(batched || words[0].equals("f")) || words[1].length() != 1) {
            throw new GarbledException("describes a file in words that its script does not know");
        }
        int at = batched ? 2 : 3;
        return new FileLine(batched, words[1].charAt(0), batched ? "ok" : words[2], time(words[at]),
                mode(words[at + 1]), ShellNumbers.size(words[at + 2]), inode(words[at + 3]),
                ShellNumbers.size(words[at + 4]),
                batched ? 0 : ShellNumbers.size(words[at + 5]), path(words[words.length - 1]));
    }

    private static String path(String encoded) throws GarbledException {
        if (!encoded.startsWith("/") || encoded.indexOf('\0') >= 0) {
            throw new GarbledException("names a file without its folder");
        }
        return encoded.replace("//", "\n");
    }

    /** Overlays and network file systems number files with all 64 bits. */
    private static long inode(String text) throws GarbledException {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new GarbledException("gives a file an odd number");
        }
    }

    private static int mode(String octal) throws GarbledException {
        if (!octal.matches("[0-7]{1,5}")) {
            throw new GarbledException("gives a file an odd mode");
        }
        return Integer.parseInt(octal, 8) & 0777;
    }

    private static Instant time(String text) throws GarbledException {
        String plain = text.startsWith("-") ? "0" : text;
        int dot = plain.indexOf('.');
        if (dot < 0) {
            return Instant.ofEpochSecond(Math.min(ShellNumbers.size(plain), LATEST));
        }
        String nanos = (plain.substring(dot + 1) + "000000000").substring(0, 9);
        return Instant.ofEpochSecond(Math.min(ShellNumbers.size(plain.substring(0, dot)), LATEST),
                ShellNumbers.size(nanos));
    }
}
