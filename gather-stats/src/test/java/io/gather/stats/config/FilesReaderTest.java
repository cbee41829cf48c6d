package io.gather.stats.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.gather.core.toml.Problem;
import io.gather.core.units.ByteSize;
import io.gather.stats.store.PointStoreLimits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FilesReaderTest {
    private static final String NO_SINK = ShortConfig.GLOBAL.replace("stats_processor = \"discard\"\n", "");

    @Test
    void everythingHasAUsualValue() {
        assertThat(ShortConfig.usable(global("file") + ShortConfig.REST).sink())
                .isEqualTo(new SinkConfig.Files(Optional.empty(), PointStoreLimits.USUAL));
    }

    @Test
    void everythingCanBeSaid() {
        assertThat(ShortConfig.usable(global("file") + "[file]\nfolder = \"/data\"\nmax_file_size = \"1MB\"\n"
                + "keep_size = 1048576\nkeep_time = \"2d\"\nleave_free = \"0\"\n" + ShortConfig.REST).sink())
                .isEqualTo(new SinkConfig.Files(Optional.of(Path.of("/data")), new PointStoreLimits(ByteSize.ofMiB(1),
                        ByteSize.ofMiB(1), Duration.ofDays(2), ByteSize.of(0))));
    }

    @Test
    void mistakesAreTold() {
        CheckedConfig config = ShortConfig.parsed(global("file") + "[file]\nfolder = 1.5\nmax_file_size = \"1B\"\n"
                + "keep_size = \"much\"\nkeep_time = \"1s\"\nleave_fre = 1\n" + ShortConfig.REST);

        assertThat(config.errors()).extracting(Problem::reason).containsExactly(
                "'max_file_size': it must be 64.0 kB to 1.00 GB",
                "'keep_size': 'much' is not a size; write it like 500kB, 50MB or 2GB",
                "'keep_time': it must be 1h to 3660d");
        assertThat(config.warnings()).extracting(Problem::reason).singleElement().asString()
                .contains("leave_fre").contains("leave_free");
    }

    @Test
    void isTakenWhereNeitherASinkNorADatabaseIsNamed() {
        CheckedConfig config = ShortConfig.parsed(NO_SINK + ShortConfig.REST);

        assertThat(config.usable().sink().name()).isEqualTo("file");
        assertThat(config.warnings()).extracting(Problem::reason).containsExactly(
                "'stats_processor' is missing, and so is the table of a database: 'file' is taken, which keeps points on this machine");
    }

    @Test
    void isNotTakenWhereThereIsTheTableOfADatabase() {
        CheckedConfig config = ShortConfig.parsed(NO_SINK
                + "[influxdb]\nhost = \"db\"\nport = \"8086\"\ndatabase = \"d\"\n" + ShortConfig.REST);

        assertThat(config.usable().sink().name()).isEqualTo("influxdb");
        assertThat(config.warnings()).extracting(Problem::reason)
                .isEqualTo(List.of("'stats_processor' is missing: influxdb is taken"));
    }

    private static String global(String processor) {
        return ShortConfig.GLOBAL.replace("discard", processor);
    }
}
