package io.gather.transport.node.shell.wire;

/** ShellNumbers as shells print them. */
public final class ShellNumbers {
    private static final int DIGITS = 17;

    private ShellNumbers() {}

    /** A number that is not negative, and small enough that sums of some of them are no concern. */
    public static long size(String text) throws GarbledException {
        if (text.isEmpty() || text.length() > DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new GarbledException("'" + shown(text) + "' where a number should be");
        }
        return Long.parseLong(text);
    }

    private static String shown(String text) {
        String printable = text.replaceAll("[^ -~]", "?");
        return printable.length() > 40 ? printable.substring(0, 40) + "…" : printable;
    }
}
