package io.gather.core.redact.scan;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.gather.core.redact.rule.Check;
import io.gather.core.redact.rule.Rule;

/** Whether what stands where a secret would is one. */
final class Values {
    /** Words of sentences, and not of passphrases. */
    private static final Set<String> PROSE = Set.of("the", "of", "is", "for", "to", "a", "an", "and", "or", "not", "be",
            "this", "that", "your", "you", "with", "from", "in", "on", "by", "if", "are", "was", "will", "has", "been",
            "when", "which", "can", "must", "should", "used", "use", "may", "user", "it", "as", "error", "failed",
            "successfully",
            "updated", "changed", "unchanged");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/_-]{42,}={0,2}|[0-9a-fA-F]{32,}");
    private static final Pattern BASE64 = Pattern
            .compile("(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");
    private static final Pattern NO_STRONG = Pattern.compile(".*[/:.\\\\<>(){}\\[\\];,'\"`|].*|-.*");

    private Values() {}

    static boolean stand(Rule rule, String value) {
        if (Placeholders.isOne(value) || isProse(value)) {
            return false;
        }
        for (Check check : rule.checks()) {
            if (!stands(check, value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean stands(Check check, String value) {
        return switch (check) {
            case RANDOM -> isRandom(value) || Placeholders.isUuid(value);
            case STRONG -> isStrong(value);
            case LONG -> value.length() >= 8;
            case WORD -> value.length() > 1 && !value.matches("[0-9.,:%-]{1,6}|[0-9]+(?:\\.[0-9]+)?[a-zA-Z%]{1,2}");
            case KEY -> KEY.matcher(value).matches();
            case BASE64 -> isBase64(value);
            case NO_MODULE -> !value.matches("[a-z_]+\\.so\\b.*|\\[.*");
        };
    }

    /** Three words or more of which some are those of sentences. */
    static boolean isProse(String value) {
        if (value.indexOf(' ') < 0) {
            return false;
        }
        String[] words = value.toLowerCase(Locale.ROOT).split("[ \t]+");
        int usual = 0;
        for (String word : words) {
            usual += PROSE.contains(word) ? 1 : 0;
        }
        return words.length > 8 || (usual > 0 && words.length > 2);
    }

    private static boolean isBase64(String value) {
        boolean padded = value.endsWith("=");
        boolean mixed = value.length() >= 12 && value.chars().anyMatch(it -> it >= 'a' && it <= 'z')
                && value.chars().anyMatch(it -> it >= 'A' && it <= 'Z');
        return value.length() >= 8 && (padded || mixed) && BASE64.matcher(value).matches();
    }

    private static boolean isStrong(String value) {
        if (value.length() < 8 || NO_STRONG.matcher(value).matches() || Placeholders.isUuid(value)) {
            return false;
        }
        if (value.length() >= 24 && value.matches("(?:[A-Za-z]*[0-9]){4,}[A-Za-z]*")) {
            return true;
        }
        int digits = value.chars().anyMatch(it -> it >= '0' && it <= '9') ? 1 : 0;
        int lower = value.chars().anyMatch(it -> it >= 'a' && it <= 'z') ? 1 : 0;
        int upper = value.chars().anyMatch(it -> it >= 'A' && it <= 'Z') ? 1 : 0;
        int marks = value.chars().anyMatch(it -> "!#$%&*+=?@^~".indexOf(it) >= 0) ? 1 : 0;
        return digits + lower + upper + marks >= 3;
    }

    /** Six characters or more, of two kinds at least, of which digits are one, or twenty of any. */
    static boolean isRandom(String value) {
        if (value.length() < 6 || value.indexOf(' ') >= 0 || Placeholders.isUuid(value)) {
            return false;
        }
        int upper = 0;
        int lower = 0;
        int digits = 0;
        int others = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c >= 'a' && c <= 'z') {
                lower++;
            } else if (c >= 'A' && c <= 'Z') {
                upper++;
            } else {
                others++;
            }
        }
        boolean version = value.matches("v?[0-9]+(?:[.:_-][0-9a-z]+)*");
        boolean mixed = digits > 0 && upper + lower > 0 && !version;
        return mixed || (value.length() >= 16 && upper > 1 && lower > 1 && others < value.length() / 3)
                || (digits == value.length() && digits >= 12);
    }
}
