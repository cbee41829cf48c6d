package io.gather.core.error;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All errors there are, in the order of their codes. */
public final class ErrorCatalog {
    private static final String OURS = "GATHER";
    private static final Pattern TYPED = Pattern.compile("(?:([A-Z]+)-)?([0-9]{1,9})");
    private static final int NEAREST = 3;

    private final List<ErrorEntry> entries;

    private ErrorCatalog(List<ErrorEntry> entries) {
        this.entries = entries;
    }

    /** @throws IllegalStateException when two errors have the same code */
    public static ErrorCatalog of(Iterable<? extends ErrorArea> areas) {
        Map<String, ErrorCode> known = new HashMap<>();
        List<ErrorEntry> entries = new ArrayList<>();
        for (ErrorArea area : areas) {
            for (ErrorCode error : area.codes()) {
                ErrorEntry entry = error.entry();
                ErrorCode other = known.put(entry.code(), error);
                if (other != null) {
                    throw new IllegalStateException(entry.code() + " is both " + other + " and " + error);
                }
                entries.add(entry);
            }
        }
        entries.sort(Comparator.comparing(ErrorEntry::code));
        return new ErrorCatalog(List.copyOf(entries));
    }

    /** Of all modules that are there. */
    public static ErrorCatalog installed() {
        return of(ServiceLoader.load(ErrorArea.class));
    }

    public List<ErrorEntry> entries() {
        return entries;
    }

    /** @param typed a code in letters of any case, or the number of one of ours */
    public Optional<ErrorEntry> find(String typed) {
        String code = code(typed);
        return entries.stream().filter(it -> it.code().equals(code)).findFirst();
    }

    /** The codes that were probably meant: those with the nearest numbers, in their order. */
    public List<String> nearest(String typed) {
        Matcher matcher = TYPED.matcher(code(typed));
        if (!matcher.matches()) {
            return List.of();
        }
        String word = matcher.group(1) + "-";
        int number = Integer.parseInt(matcher.group(2));
        return entries.stream().map(ErrorEntry::code).filter(it -> it.startsWith(word))
                .sorted(Comparator.comparingInt(it -> Math.abs(Integer.parseInt(it.substring(word.length())) - number)))
                .limit(NEAREST).sorted().toList();
    }

    private static String code(String typed) {
        String upper = typed.strip().toUpperCase(Locale.ROOT);
        Matcher matcher = TYPED.matcher(upper);
        return matcher.matches() && matcher.group(1) == null ? OURS + "-" + upper : upper;
    }
}
