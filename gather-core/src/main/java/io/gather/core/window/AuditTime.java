package io.gather.core.window;

/** {@code msg=audit(1700000000.123:42)} of the Linux audit daemon. */
record AuditTime() implements LogTime {
    private static final int WITHIN = 200;

    @Override
    public long find(Prefix line, Stamps stamps) {
        return line.find("audit(", WITHIN) ? EpochTime.number(line) : NONE;
    }
}
