package io.gather.core.settings;

import io.gather.core.units.ByteSize;

/**
 * How fast results are read from nodes over SSH.
 *
 * @param all bytes a second of all nodes together; 0: as fast as it goes
 * @param node bytes a second of each node; 0: as fast as it goes
 */
public record RateSettings(ByteSize all, ByteSize node) {
    public static final RateSettings NONE = new RateSettings(ByteSize.of(0), ByteSize.of(0));
    public static final Section<RateSettings> SECTION = new Section<>("limits", NONE, RateSettings::each);

    private static RateSettings each(RateSettings rates, Section.Fields each) {
        return new RateSettings(each.of("rate", Forms.SIZE, rates.all),
                each.of("node_rate", Forms.SIZE, rates.node));
    }
}
