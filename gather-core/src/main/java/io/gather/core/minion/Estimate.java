package io.gather.core.minion;

/**
 * What the files of a task come to on a node now, as far as its limits let them: they are looked for, and not opened.
 *
 * @param files what matches, links and empty folders among it
 * @param bytes before compression
 */
public record Estimate(long files, long bytes) {
    public static final Estimate NOTHING = new Estimate(0, 0);

    public Estimate plus(Estimate other) {
        return new Estimate(files + other.files, bytes + other.bytes);
    }
}
