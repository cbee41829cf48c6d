package io.gather.stats.config;

import io.gather.core.toml.TomlSection;

/** Reads what gostats does not have: how much may wait for a sink, and of how many series there may be points. */
final class BoundsReader {
    private static final long MEGABYTES = 512;
    /** What a cluster with very many clients answers at once is to fit. */
    private static final long LEAST_MEGABYTES = 8;
    private static final long MOST_MEGABYTES = 1 << 20;
    private static final long MOST_SERIES = 10_000_000;

    private final Warnings warnings;

    BoundsReader(Warnings warnings) {
        this.warnings = warnings;
    }

    SpoolConfig read(TomlSection file) {
        TomlSection spool = file.sectionOrEmpty("spool");
        long megabytes = number(spool, "max_megabytes", LEAST_MEGABYTES, MOST_MEGABYTES, MEGABYTES);
        TomlSection limits = file.sectionOrEmpty("limits");
        LimitsConfig series = new LimitsConfig(number(limits, "client_series", 0, MOST_SERIES, 0),
                number(limits, "heat_series", 0, MOST_SERIES, 0));
        warnings.unknown(spool);
        warnings.unknown(limits);
        return new SpoolConfig(megabytes << 20, series);
    }

    private static long number(TomlSection section, String key, long least, long most, long absent) {
        Long number = section.integer(key);
        if (number != null && (number < least || number > most)) {
            section.problem(key, "'" + key + "' must be " + least + " to " + most + ", not " + number);
        }
        return number == null ? absent : number;
    }
}
