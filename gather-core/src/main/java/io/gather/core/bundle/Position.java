package io.gather.core.bundle;

/**
 * A place between two entries of an unfinished bundle, from which writing can go on after a crash.
 *
 * @param bundleBytes length of the partial bundle
 * @param indexBytes length of the index beside it
 * @param lines of the index
 * @param padding zero bytes that are due before the next header
 */
public record Position(long bundleBytes, long indexBytes, long lines, int padding) {
    public static final Position START = new Position(0, 0, 0, 0);

    public Position {
        if (bundleBytes < 0 || indexBytes < 0 || lines < 0 || padding < 0 || padding > 511) {
            throw new IllegalArgumentException("no such position: " + bundleBytes + ", " + indexBytes + ", " + lines
                    + ", " + padding);
        }
    }
}
