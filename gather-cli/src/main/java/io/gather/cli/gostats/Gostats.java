package io.gather.cli.gostats;

import java.util.List;

import io.gather.cli.show.Printer;
import io.gather.core.error.Category;

/** {@code gostats}: turns its flags into a command line of ours, and runs that. */
public record Gostats(Printer printer, Again again) {
    public static final String NAME = "gostats";

    /** The last version whose files and data these are. */
    private static final String VERSION = "gostats version: 0.40";
    /** Of a file that cannot be used. */
    private static final int WRONG_FILE = 1;
    private static final int WRONG_FLAG = 2;
    private static final List<String> USAGE = List.of("Usage of gostats:", "  -check",
            "        only tell what is wrong or odd in the configuration file", "  -check-stat-return",
            "        tell which stats an answer does not have", "  -config-file string",
            "        what is to be collected (default \"idic.toml\")", "  -logfile string",
            "        where messages are appended, instead of what the file says", "  -loglevel string",
            "        the least severe messages: trace, debug, info, notice, warn, error, critical", "  -version",
            "        print the version and end");

    /** Runs another command line of gather within this process. */
    @FunctionalInterface
    public interface Again {
        /** @return the exit code */
        int run(List<String> line);
    }

    /** @return the exit code, as gostats has them */
    public int run(List<String> args) {
        return switch (GostatsLine.of(args)) {
            case GostatsLine.Collect(List<String> line) -> ofGostats(again.run(line));
            case GostatsLine.Version _ -> {
                printer.result(VERSION);
                yield 0;
            }
            case GostatsLine.Help _ -> {
                USAGE.forEach(printer::message);
                yield 0;
            }
            case GostatsLine.Wrong(String why) -> {
                printer.message(why);
                USAGE.forEach(printer::message);
                yield WRONG_FLAG;
            }
        };
    }

    private static int ofGostats(int code) {
        return code == Category.USAGE.exitCode() ? WRONG_FILE : code;
    }
}
