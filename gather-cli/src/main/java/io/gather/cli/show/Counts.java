package io.gather.cli.show;

/** Counts in words. */
public final class Counts {
    private Counts() {}

    /** {@code 1 file}, {@code 2 files}. */
    public static String count(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
