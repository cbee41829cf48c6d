package io.gather.transport.node.ssh;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;

/**
 * Why a node is not reached: what OpenSSH, PAM or the node print, and what we make of it.
 *
 * @param what may hold {@code {1}} for a group of the pattern and {@code {0}} for the line in which it was found
 * @param remedy as {@code what}; {@code {ssh}} is the command that does the same by hand
 */
record Reason(String code, Kind kind, Pattern pattern, String what, String remedy) {
    enum Kind {
        /** Will be so the next time. */
        REFUSED,
        /** The connection broke, or was dropped before it stood: trying again may help. */
        LOST
    }

    private static final Set<String> LOGINS = Set.of("GATHER-3309", "GATHER-3310", "GATHER-3311", "GATHER-3312",
            "GATHER-3319");

    static Reason of(String code, Kind kind, String pattern, String what, String remedy) {
        return new Reason(code, kind, Pattern.compile(pattern, Pattern.MULTILINE), what, remedy);
    }

    /** Whether another attempt could cost the account. */
    static boolean locksAccounts(String code) {
        return LOGINS.contains(code);
    }

    Optional<Found> in(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? Optional.of(new Found(this, filled(what, matcher, text), filled(remedy, matcher, text)))
                : Optional.empty();
    }

    private static String filled(String template, Matcher matcher, String text) {
        String filled = template.replace("{0}", line(text, matcher.start()));
        for (int group = 1; group <= matcher.groupCount(); group++) {
            String value = matcher.group(group);
            filled = filled.replace("{" + group + "}", value == null ? "" : value.strip());
        }
        return filled;
    }

    /** As {@code ssh} says it, for who knows these messages by heart. */
    private static String line(String text, int position) {
        int start = text.lastIndexOf('\n', position - 1) + 1;
        int end = text.indexOf('\n', position);
        String line = text.substring(start, end < 0 ? text.length() : end).strip();
        return line.replaceFirst("^ssh: ", "");
    }

    /** A reason that applies, its texts filled in. */
    record Found(Reason reason, String what, String remedy) {
        Kind kind() {
            return reason.kind();
        }

        GatherException exception(Node node, String byHand) {
            return new GatherException(Category.NOTHING_GATHERED, reason.code(), what, node.name(),
                    remedy.replace("{ssh}", byHand).replace("{node}", node.name().toLowerCase(Locale.ROOT)));
        }
    }
}
