package io.gather.stats.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.toml.Problem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/stats.md shows a file that is taken, and keys that there are. */
class StatsPageTest {
    private static final Pattern TABLE = Pattern.compile("^`(\\[+)(\\w+)]+`$");
    private static final Pattern KEY = Pattern.compile("`([a-z_-]+)`");

    @Test
    void theExampleIsTaken() throws IOException {
        Matcher example = Pattern.compile("```toml\n(.*?)```", Pattern.DOTALL).matcher(page());
        assertThat(example.find()).isTrue();
        CheckedConfig config = ConfigReader.parse(Path.of("idic.toml"), example.group(1), Set.of());

        assertThat(config.warnings()).isEmpty();
        assertThat(config.usable().groups()).hasSize(2);
    }

    @Test
    void everyKeyIsKnown() throws IOException {
        StringBuilder file = new StringBuilder();
        List<String> keys = new ArrayList<>();
        boolean inTable = false;
        for (String line : page().lines().toList()) {
            Matcher table = TABLE.matcher(line);
            if (table.matches()) {
                file.append(table.group(1)).append(table.group(2)).append("]".repeat(table.group(1).length()))
                        .append('\n');
                inTable = true;
            } else if (line.startsWith("## ")) {
                inTable = false;
            } else if (inTable && line.startsWith("| `")) {
                Matcher key = KEY.matcher(line.split("\\|")[1]);
                while (key.find()) {
                    file.append(key.group(1)).append(" = 1\n");
                    keys.add(key.group(1));
                }
            }
        }
        CheckedConfig config = ConfigReader.parse(Path.of("x"), file.toString(), Set.of());

        assertThat(keys).hasSizeGreaterThan(50);
        assertThat(config.warnings()).extracting(Problem::reason).noneMatch(it -> it.startsWith("unknown key"));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "stats.md"));
    }
}
