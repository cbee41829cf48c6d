package io.gather.stats.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.toml.TomlSection;

/** Reads {@code [collector]}, which is ours alone. */
final class OwnReader {
    private static final Pattern PLACE = Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([^:\\[\\]]*)):([0-9]{1,5})");
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|::1");
    private static final int HIGHEST_PORT = 65_535;
    private static final long USUAL_SECONDS = 5;
    private static final long MOST_SECONDS = Duration.ofDays(1).toSeconds();

    private OwnReader() {}

    static OwnConfig read(TomlSection section, Warnings warnings) {
        OwnConfig config = new OwnConfig(listen(section, login(section)), Duration.ofSeconds(summaryInterval(section)),
                section.bool("derived_stats", false));
        warnings.unknown(section);
        return config;
    }

    private static Optional<OwnConfig.Listen> listen(TomlSection section, Optional<SinkConfig.Login> login) {
        String text = section.textOrNumber("listen");
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Matcher place = PLACE.matcher(text.matches("[0-9]+") ? "127.0.0.1:" + text : text);
        int port = place.matches() ? Integer.parseInt(place.group(3)) : -1;
        if (port < 0 || port > HIGHEST_PORT) {
            section.problem("listen", "'listen' must be a port of 0 to 65535, or an address with one, such as"
                    + " 127.0.0.1:9117, not '" + text + "'");
            return Optional.empty();
        }
        String host = place.group(1) == null ? place.group(2) : place.group(1);
        if (login.isEmpty() && !THIS_MACHINE.matcher(host).matches()) {
            section.problem("listen", "'listen' at " + text + " can be reached by others, who would see clusters and"
                    + " errors: give a 'username' and a 'password' here, or a port alone, which is for this machine");
        }
        return Optional.of(new OwnConfig.Listen(host, port, login));
    }

    private static Optional<SinkConfig.Login> login(TomlSection section) {
        SinkConfig.Login login = new SinkConfig.Login(EnvText.of(section.textOrNumber("username")),
                EnvText.of(section.textOrNumber("password")));
        return login.user().isEmpty() || login.password().isEmpty() ? Optional.empty() : Optional.of(login);
    }

    private static long summaryInterval(TomlSection section) {
        Long seconds = section.integer("summary_interval");
        if (seconds != null && (seconds < 1 || seconds > MOST_SECONDS)) {
            section.problem("summary_interval", "'summary_interval' must be 1 to " + MOST_SECONDS + ", not " + seconds);
            return USUAL_SECONDS;
        }
        return seconds == null ? USUAL_SECONDS : seconds;
    }
}
