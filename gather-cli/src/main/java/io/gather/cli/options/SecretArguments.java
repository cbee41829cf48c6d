package io.gather.cli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An argument list in which passwords are not to be seen, whichever command it is for. Everything else is as it was typed. */
public final class SecretArguments {
    static final String FTP_PASSWORD = "--ftp-upload-pass";

    private static final String MASK = "********";
    /** The options that take a password itself; others ask for one, or name a file. */
    private static final Set<String> OPTIONS = Set.of(FTP_PASSWORD, "--ftp-pass", "--password");
    /** The letter of {@code isi_gather_info}, alone or behind letters that take no value. */
    private static final Pattern LETTER = Pattern.compile("(-[hvVlIL]*p=?)(.*)", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("(://[^/@:\\s]*:)[^/@\\s]+(@)");
    private static final String END_OF_OPTIONS = "--";

    private SecretArguments() {}

    public static List<String> masked(List<String> args) {
        List<String> masked = new ArrayList<>();
        boolean options = true;
        boolean follows = false;
        for (String arg : args) {
            options &= !arg.equals(END_OF_OPTIONS);
            Matcher letter = LETTER.matcher(arg);
            if (follows) {
                masked.add(MASK);
                follows = false;
            } else if (options && OPTIONS.contains(arg)) {
                masked.add(arg);
                follows = true;
            } else if (options && OPTIONS.stream().anyMatch(option -> arg.startsWith(option + "="))) {
                masked.add(arg.substring(0, arg.indexOf('=') + 1) + MASK);
            } else if (options && letter.matches()) {
                masked.add(letter.group(1) + (letter.group(2).isEmpty() ? "" : MASK));
                follows = letter.group(2).isEmpty();
            } else {
                masked.add(ADDRESS.matcher(arg).replaceAll("$1" + Matcher.quoteReplacement(MASK) + "$2"));
            }
        }
        return masked;
    }
}
