package io.gather.cli.isi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Advice that names options of {@code gather run}, in the words that {@code isi_gather_info} has for them. */
public final class OriginalWords {
    /** An option, unless it is a quotation, or belongs to a whole command line, which is right wherever it is typed. */
    private static final Pattern OPTION = Pattern.compile(
            "(?<whole>(?<!\\w)'[^'\\n]*'|\\bgather [a-z]+\\b[^;\\n]*|\\bgpg [^;\\n]*)"
                    + "|(?<![\\w-])(?<option>--[a-z][a-z-]+)(?<value> (?:[A-Z]+|[0-9]+[a-z]+|root)\\b)?");
    private static final Map<String, String> OPTIONS = options();

    private OriginalWords() {}

    private static Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>(Map.of("--output", "--tardir", "--spool", "-T", "--no-upload",
                "--noupload", "--parallel", "--processes", "--ssh-user", "-u", "--ask-password", "-p", "--nodes", "-n",
                "--file", "-f", "--command", "-S", "--local-command", "-1"));
        options.putAll(Map.of("--exclude", "-x", "--no-config", "--noconfig", "--clear-gather-begin", "--noconfig",
                "--label", "--reference", "--quiet", "--no-console-logging", "--set-ftp-upload-pass",
                "--set-ftp-password",
                "--http-insecure-upload", "--http-insecure", "--config", "gather settings modify --config",
                "--inventory-format", "a name that ends in .toml, .ini or .yaml"));
        return options;
    }

    /** Settings can be told by variables, where there is no option. */
    private static final Map<String, String> VARIABLES = Map.ofEntries(Map.entry("--state", "STATE"),
            Map.entry("--inventory", "INVENTORY"), Map.entry("--cluster", "CLUSTER"),
            Map.entry("--fanout", "FANOUT"), Map.entry("--max-size", "LIMITS_MAX_SIZE"),
            Map.entry("--max-time", "LIMITS_MAX_TIME"), Map.entry("--yes", "LIMITS_CONFIRM=0"),
            Map.entry("--collect-rate", "LIMITS_RATE"), Map.entry("--node-rate", "LIMITS_NODE_RATE"),
            Map.entry("--total-size", "LIMITS_TOTAL_SIZE"), Map.entry("--total-time", "LIMITS_TOTAL_TIME"),
            Map.entry("--until", "UNTIL"), Map.entry("--clear-until", "UNTIL="),
            Map.entry("--ssh-port", "SSH_PORT"),
            Map.entry("--ssh-key", "SSH_KEY"), Map.entry("--ssh-jump", "SSH_JUMP"),
            Map.entry("--ssh-config", "SSH_CONFIG"), Map.entry("--ssh-accept-new", "SSH_ACCEPT_NEW=true"),
            Map.entry("--connect-timeout", "SSH_CONNECT_TIMEOUT"), Map.entry("--sudo", "SSH_SUDO=true"),
            Map.entry("--ask-sudo-password", "SUDO_PASSWORD"), Map.entry("--ask-passphrase", "SSH_PASSPHRASE"),
            Map.entry("--ssh-password-file", "SSH_PASSWORD"), Map.entry("--ssh-passphrase-file", "SSH_PASSPHRASE"),
            Map.entry("--sudo-password-file", "SUDO_PASSWORD"),
            Map.entry("--upload-directory", "UPLOAD_DIRECTORY"));

    /** The same advice. */
    public static String of(String text) {
        Matcher matcher = OPTION.matcher(text);
        StringBuilder words = new StringBuilder();
        while (matcher.find()) {
            String whole = matcher.group("whole");
            matcher.appendReplacement(words, Matcher.quoteReplacement(
                    whole == null ? theirs(matcher.group("option"), matcher.group("value")) : whole));
        }
        return matcher.appendTail(words).toString();
    }

    private static String theirs(String option, @Nullable String value) {
        String told = value == null ? "" : value;
        String variable = VARIABLES.get(option);
        if (variable == null) {
            return OPTIONS.getOrDefault(option, option) + told;
        }
        return "GATHER_" + variable + (told.isEmpty() ? "" : "=" + told.strip()) + " in the environment";
    }
}
