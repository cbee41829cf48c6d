package io.gather.cli;

import java.util.List;
import java.util.regex.Pattern;

/** The command line as it may be kept: quoted as for a shell, values of secrets masked. */
final class CommandLineText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./*-]+");
    private static final Pattern SECRET = Pattern.compile("--[a-z-]*(pass|password|secret|token)[a-z-]*");
    private static final String MASK = "********";

    private CommandLineText() {}

    static String of(List<String> args) {
        StringBuilder text = new StringBuilder("gather");
        boolean secretFollows = false;
        for (String arg : args) {
            int equals = arg.indexOf('=');
            String option = equals < 0 ? arg : arg.substring(0, equals);
            boolean secret = SECRET.matcher(option).matches();
            String shown = secretFollows && !arg.startsWith("--")
                    ? MASK
                    : secret && equals >= 0 ? option + "=" + MASK : quoted(arg);
            text.append(' ').append(shown);
            secretFollows = secret && equals < 0;
        }
        return text.toString();
    }

    private static String quoted(String arg) {
        return PLAIN.matcher(arg).matches() ? arg : "'" + arg.replace("'", "'\\''") + "'";
    }
}
