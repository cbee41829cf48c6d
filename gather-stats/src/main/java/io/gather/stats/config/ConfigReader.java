package io.gather.stats.config;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.gather.core.toml.Problem;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlFile;
import io.gather.core.toml.TomlSection;
import io.gather.stats.metric.SummaryKind;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code idic.toml} of the versions 0.31 to 0.40 as gostats does, and everything of it at once. Names of keys hold in upper and
 * lower case; what gostats leaves out in silence is a warning here.
 */
public final class ConfigReader {
    /** What gostats reads when it is told nothing. */
    public static final Path DEFAULT_FILE = Path.of("idic.toml");

    private static final List<String> DATABASES = List.of("influxdb", "influxdbv2", "prometheus",
            "remote_write");
    private static final long MEGABYTES = 512;
    private static final long MOST_MEGABYTES = 1 << 20;

    private final Set<String> otherSinks;
    private final Problems errors = new Problems();
    private final Warnings warnings = new Warnings();

    private ConfigReader(Set<String> otherSinks) {
        this.otherSinks = otherSinks;
    }

    /** @param otherSinks those that there are beside {@code influxdb}, {@code influxdbv2} and {@code prometheus} */
    public static CheckedConfig read(Path file, Set<String> otherSinks) {
        return new ConfigReader(otherSinks).checked(problems -> TomlFile.read(file, problems));
    }

    /** @param name what problems call the text */
    public static CheckedConfig parse(Path name, String text, Set<String> otherSinks) {
        return new ConfigReader(otherSinks).checked(problems -> TomlFile.parse(name, text, problems));
    }

    private CheckedConfig checked(Function<Problems, @Nullable TomlSection> opening) {
        TomlSection file = opening.apply(errors);
        StatsConfig config = file == null ? null : config(file.ignoringCase());
        List<Problem> wrong = inOrder(errors.all());
        return new CheckedConfig(wrong.isEmpty() ? Optional.ofNullable(config) : Optional.empty(), wrong,
                inOrder(warnings.all()));
    }

    private StatsConfig config(TomlSection file) {
        TomlSection table = file.sectionOrEmpty("global");
        GlobalReader global = new GlobalReader(table, DATABASES.stream().anyMatch(file::has), warnings);
        GlobalConfig forAll = global.read();
        LogConfig logging = LoggingReader.read(file.sectionOrEmpty("logging"), warnings);
        SinkConfig sink = new SinkReader(file, otherSinks, warnings).read(global.processor());
        List<ClusterConfig> clusters = new ClusterReader(warnings, sink, global.preserveCase())
                .read(file.sections("cluster"));
        Set<SummaryKind> summaries = summaries(file.sectionOrEmpty("summary_stats"));
        List<StatGroup> groups = new StatGroupReader(warnings, table, forAll.minimum())
                .active(file.sections("statgroup"), global.activeGroups());
        SpoolConfig spool = spool(file.sectionOrEmpty("spool"));
        OwnConfig own = OwnReader.read(file.sectionOrEmpty("collector"), warnings);
        warnings.unknown(file);
        if (clusters.stream().allMatch(ClusterConfig::disabled)) {
            file.problem("nothing can be collected: there is no [[cluster]] that is complete and not disabled");
        }
        if (groups.isEmpty() && summaries.isEmpty()) {
            file.problem("nothing can be collected: 'active_stat_groups' names no [[statgroup]] with stats, and"
                    + " [summary_stats] has none");
        }
        return new StatsConfig(forAll, logging, sink, spool, clusters, summaries, groups, own);
    }

    private SpoolConfig spool(TomlSection section) {
        Long megabytes = section.integer("max_megabytes");
        if (megabytes != null && (megabytes < 1 || megabytes > MOST_MEGABYTES)) {
            section.problem("max_megabytes", "'max_megabytes' must be 1 to " + MOST_MEGABYTES + ", not " + megabytes);
        }
        warnings.unknown(section);
        return new SpoolConfig((megabytes == null ? MEGABYTES : megabytes) << 20);
    }

    private Set<SummaryKind> summaries(TomlSection section) {
        Set<SummaryKind> wanted = EnumSet.noneOf(SummaryKind.class);
        for (SummaryKind kind : SummaryKind.values()) {
            if (section.bool(kind.word(), false)) {
                wanted.add(kind);
            }
        }
        warnings.unknown(section);
        return wanted;
    }

    private static List<Problem> inOrder(List<Problem> problems) {
        return problems.stream().sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
