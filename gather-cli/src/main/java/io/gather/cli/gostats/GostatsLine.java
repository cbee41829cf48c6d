package io.gather.cli.gostats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a command line of {@code gostats} asks for. Flags are written as programs in Go take them: one hyphen or two. */
sealed interface GostatsLine {
    /** @param line of ours that does the same, without the name of the program */
    record Collect(List<String> line) implements GostatsLine {}

    record Version() implements GostatsLine {}

    record Help() implements GostatsLine {}

    record Wrong(String why) implements GostatsLine {}

    /** Of those with a value, what they are called here. */
    Map<String, String> VALUES = Map.of("config-file", "--config-file", "logfile", "--log-file", "loglevel",
            "--log-level");
    Set<String> FLAGS = Set.of("check-stat-return", "version", "help", "h", "check");
    Set<String> LEVELS = Set.of("trace", "debug", "info", "notice", "warn", "warning", "error", "critical");

    static GostatsLine of(List<String> args) {
        List<String> line = new ArrayList<>(List.of("stats", "run"));
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (!arg.startsWith("-") || arg.equals("-") || arg.equals("--")) {
                break;
            }
            String flag = arg.replaceFirst("^--?", "");
            int equals = flag.indexOf('=');
            String name = equals < 0 ? flag : flag.substring(0, equals);
            String ours = VALUES.get(name);
            if (ours != null) {
                if (equals < 0 && i + 1 == args.size()) {
                    return new Wrong("flag needs an argument: -" + name);
                }
                String value = equals < 0 ? args.get(++i) : flag.substring(equals + 1);
                if (name.equals("loglevel") && !LEVELS.contains(value.toLowerCase(Locale.ROOT))) {
                    return new Wrong("invalid value \"" + value + "\" for flag -loglevel");
                }
                line.add(ours + "=" + value);
            } else if (!FLAGS.contains(name)) {
                return new Wrong("flag provided but not defined: -" + name);
            } else if (equals < 0 || isTrue(flag.substring(equals + 1))) {
                switch (name) {
                    case "version" -> {
                        return new Version();
                    }
                    case "help", "h" -> {
                        return new Help();
                    }
                    default -> line.add("--" + name);
                }
            }
        }
        return new Collect(line);
    }

    private static boolean isTrue(String value) {
        return Set.of("1", "t", "T", "true", "TRUE", "True").contains(value);
    }
}
