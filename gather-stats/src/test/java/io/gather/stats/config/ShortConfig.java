package io.gather.stats.config;

import java.nio.file.Path;
import java.util.Set;

/** A short configuration, to be changed. */
final class ShortConfig {
    static final String GLOBAL = """
            [global]
            version = "0.39"
            stats_processor = "discard"
            active_stat_groups = ["g"]
            """;
    static final String REST = """
            [logging]
            logfile = "gostats.log"
            [[cluster]]
            hostname = "east"
            username = "u"
            password = "p"
            [[statgroup]]
            name = "g"
            update_interval = "*"
            stats = ["cluster.health"]
            """;

    private ShortConfig() {}

    static StatsConfig usable(String text) {
        return parsed(text).usable();
    }

    static CheckedConfig parsed(String text) {
        return ConfigReader.parse(Path.of("idic.toml"), text, Set.of("discard"));
    }
}
