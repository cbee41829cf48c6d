package io.gather.stats.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.gather.core.toml.TomlSection;

/** Reads {@code [global]}; what is asked of it besides {@link #read} is there when that has returned. */
final class GlobalReader {
    private static final Pattern VERSION = Pattern.compile("0\\.(3[1-9]|40)");
    private static final long LONGEST = Duration.ofDays(366).toSeconds();
    private static final String DEFAULT_PROCESSOR = "influxdb";

    private final TomlSection section;
    private final boolean database;
    private final Warnings warnings;
    private String processor = "";
    private List<String> activeGroups = List.of();
    private boolean preserveCase;

    /** @param database whether there is a table of one */
    GlobalReader(TomlSection section, boolean database, Warnings warnings) {
        this.section = section;
        this.database = database;
        this.warnings = warnings;
    }

    GlobalConfig read() {
        String version = version();
        processor = section.string("stats_processor", "");
        if (processor.isEmpty()) {
            processor = database ? DEFAULT_PROCESSOR : SinkConfig.FILES;
            warnings.add(section, "stats_processor", "'stats_processor' is missing"
                    + (database
                            ? ": " + processor + " is taken"
                            : ", and so is the table of a database: '" + processor
                                    + "' is taken, which keeps points on this machine"));
        }
        activeGroups = section.strings("active_stat_groups");
        preserveCase = section.bool("preserve_case", false);
        WriteRetries writing = new WriteRetries(attempts("stats_processor_max_retries"),
                seconds("stats_processor_retry_interval", 5, 1));
        GlobalConfig config = new GlobalConfig(version, writing, attempts("max_retries"),
                seconds("min_update_interval_override", 30, 1), section.bool("include_degraded", false),
                section.bool("fetch_by_statgroup", false), statRetries());
        warnings.unknown(section);
        return config;
    }

    /** Never empty. */
    String processor() {
        return processor;
    }

    List<String> activeGroups() {
        return activeGroups;
    }

    /** What clusters inherit. */
    boolean preserveCase() {
        return preserveCase;
    }

    private String version() {
        // 0.40 as a number has lost its last digit.
        String written = section.value("version") instanceof Double number
                ? String.format(Locale.ROOT, "%.2f", number)
                : section.string("version");
        if (written == null) {
            if (!section.has("version")) {
                section.problem("version", "'version' is missing in [global]: 0.31 to 0.40");
            }
            return "";
        }
        String version = written.replaceFirst("^[vV]+", "");
        if (!VERSION.matcher(version).matches()) {
            section.problem("version", "the version '" + written + "' is not known: 0.31 to 0.40");
        }
        return version;
    }

    private StatRetries statRetries() {
        Duration timeout = Duration.ofSeconds(Math.min(LONGEST, Math.max(0, number("stat_timeout", 0))));
        long interval = number("stat_retry_interval", 2);
        return new StatRetries(timeout, (int) Math.min(1000, Math.max(0, number("stat_retries", 2))),
                Duration.ofSeconds(interval < 1 ? 2 : Math.min(LONGEST, interval)));
    }

    private Attempts attempts(String key) {
        return new Attempts(number(key, 8));
    }

    private Duration seconds(String key, long absent, long least) {
        long value = number(key, absent);
        if (value < least || value > LONGEST) {
            long taken = value < least ? least : LONGEST;
            warnings.add(section, key, "'" + key + "' is " + value + ": " + taken + " is taken");
            return Duration.ofSeconds(taken);
        }
        return Duration.ofSeconds(value);
    }

    private long number(String key, long absent) {
        Long value = section.integer(key);
        return value == null ? absent : value;
    }
}
