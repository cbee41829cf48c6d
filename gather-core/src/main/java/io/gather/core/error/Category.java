package io.gather.core.error;

/** What kind of failure it is; decides the exit code of the process. */
public enum Category {
    INTERNAL(1),
    USAGE(2),
    NODES_MISSING(3),
    NOTHING_GATHERED(5),
    UPLOAD(6),
    REFUSED(7),
    LEAKED(8),
    BUNDLE(9);

    private final int exitCode;

    Category(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
