package io.gather.cli.isi;

import java.util.List;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Options that say the opposite of each other: the last one wins, as is usual. */
final class Contradictions {
    private static final List<List<String>> SETS = List.of(List.of("--upload", "--noupload"),
            List.of("--esrs", "--noesrs"), List.of("--http", "--nohttp"), List.of("--ftp", "--noftp"),
            List.of("--ftp-insecure", "--noftp"), List.of("--full", "--incremental"),
            List.of("--varlog_recent", "--varlog_all"), List.of("--cores", "--no-cores"),
            List.of("--iceage-reports", "--no-iceage-reports"));

    private Contradictions() {}

    /** The longest names of the options that were typed, one for each time. */
    static List<String> order(ParseResult parsed) {
        return parsed.matchedArgs().stream().filter(OptionSpec.class::isInstance).map(OptionSpec.class::cast)
                .map(option -> option.names()[option.names().length - 1]).toList();
    }

    static boolean overruled(String option, List<String> order) {
        return SETS.stream().filter(set -> set.contains(option)).flatMap(List::stream)
                .anyMatch(other -> order.lastIndexOf(other) > order.lastIndexOf(option));
    }
}
