package io.gather.core.settings;

import java.time.Duration;

import io.gather.core.units.ByteSize;

/**
 * What of earlier gathers of a cluster is kept on this machine. Nothing is removed where nothing is said.
 *
 * @param bundles so many stay at least, the latest; 0: all
 * @param age older ones go; zero: of any age
 * @param size older ones go as long as all have more bytes; 0: however many
 * @param unfinished gathers that were cut off so long ago are given up; zero: never
 */
public record KeepSettings(int bundles, Duration age, ByteSize size, Duration unfinished) {
    private static final int MOST = 1_000_000;

    public static final KeepSettings EVERYTHING = new KeepSettings(0, Duration.ZERO, new ByteSize(0), Duration.ZERO);
    public static final Section<KeepSettings> SECTION = new Section<>("keep", EVERYTHING, KeepSettings::each);

    /** Whether anything may ever be removed of finished bundles. */
    public boolean removesBundles() {
        return bundles > 0 || !age.isZero() || size.bytes() > 0;
    }

    private static KeepSettings each(KeepSettings of, Section.Fields each) {
        return new KeepSettings(each.of("bundles", Forms.number(0, MOST), of.bundles),
                each.of("age", Forms.TIME, of.age), each.of("size", Forms.SIZE, of.size),
                each.of("unfinished", Forms.DAYS, of.unfinished));
    }
}
