package io.gather.cli.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What docs/sos-comparison.md says of things that sos gathers and we do not. */
final class Excuses {
    private static final Pattern ROW = Pattern.compile("\\|(?: [a-z0-9_]+ \\|)? `([^`]+)` \\|.*");
    private static final Pattern IN_COMMANDS = Pattern.compile("\\*|\\{[a-z]+}");
    private static final Pattern IN_PATHS = Pattern.compile("\\*\\*/?|\\*|\\?|\\[[^]/]*]");

    private final List<Pattern> patterns = new ArrayList<>();

    private Excuses() {}

    static Excuses read(Path document) throws IOException {
        Excuses excuses = new Excuses();
        for (String line : Files.readAllLines(document)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                excuses.patterns.add(pattern(row.group(1)));
            }
        }
        return excuses;
    }

    boolean cover(String commandOrPath) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(commandOrPath).matches());
    }

    /** As in the catalog: a star stays in its component, two do not, a placeholder is any word; below a path all is meant. */
    static Pattern pattern(String text) {
        boolean path = text.startsWith("/") && !text.contains(" ");
        StringBuilder regex = new StringBuilder();
        Matcher special = (path ? IN_PATHS : IN_COMMANDS).matcher(text);
        int from = 0;
        while (special.find()) {
            regex.append(Pattern.quote(text.substring(from, special.start()))).append(regex(special.group()));
            from = special.end();
        }
        regex.append(Pattern.quote(text.substring(from)));
        return Pattern.compile(regex + (path ? "(/.*)?" : ""));
    }

    private static String regex(String special) {
        return switch (special.charAt(0)) {
            case '*' -> special.equals("**/") ? "(?:.*/)?" : special.equals("**") ? ".*" : "[^/]*";
            case '?' -> "[^/]";
            case '[' -> special;
            default -> "[^ ]+";
        };
    }

    static boolean anyCovers(Stream<String> texts, String commandOrPath) {
        return texts.anyMatch(text -> pattern(text).matcher(commandOrPath).matches());
    }
}
