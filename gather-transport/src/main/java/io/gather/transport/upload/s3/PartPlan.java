package io.gather.transport.upload.s3;

/** How a bundle is cut into parts: S3 takes 10,000 of one size, and a last one that may be smaller. */
record PartPlan(long total, long size) {
    private static final int MOST = 10_000;
    private static final long MEGABYTE = 1L << 20;

    /** @param least of a part; grows by whole megabytes */
    static PartPlan of(long total, long least) {
        long needed = (total + MOST - 1) / MOST;
        return new PartPlan(total, needed <= least ? least : (needed + MEGABYTE - 1) / MEGABYTE * MEGABYTE);
    }

    int count() {
        return (int) ((total + size - 1) / size);
    }

    /** @param number from 1 on */
    long start(int number) {
        return (number - 1) * size;
    }

    long size(int number) {
        return Math.min(size, total - start(number));
    }
}
