package io.gather.stats.sink;

/** Keeps nothing: {@code discard}, for trying what is collected. */
public final class Discard implements StatsSinkProvider {
    private enum Nowhere implements StatsSink {
        ONLY;

        @Override
        public int write(PointBatch batch) {
            return 0;
        }

        @Override
        public void close() {
            // There is nothing to let go of.
        }
    }

    @Override
    public String name() {
        return "discard";
    }

    @Override
    public StatsSink open(SinkTarget target) {
        return Nowhere.ONLY;
    }

    @Override
    public boolean keepsPast() {
        return false;
    }
}
