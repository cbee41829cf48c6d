package io.gather.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.gather.cli.isi.IsiGatherInfo;
import io.gather.cli.options.SecretArguments;

/** The command line as it may be kept: quoted as for a shell, values of secrets masked. */
final class CommandLineText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./*-]+");

    private CommandLineText() {}

    static String of(List<String> args) {
        boolean ofItsOwnName = !args.isEmpty() && args.getFirst().equals(IsiGatherInfo.NAME);
        return quoted(Stream.concat(ofItsOwnName ? Stream.of() : Stream.of("gather"),
                SecretArguments.masked(args).stream()).toList());
    }

    static String quoted(List<String> args) {
        return args.stream().map(CommandLineText::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String arg) {
        return PLAIN.matcher(arg).matches() ? arg : "'" + arg.replace("'", "'\\''") + "'";
    }
}
