package io.gather.transport.node.ssh;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.inventory.Node;
import io.gather.transport.error.NodeError;

/**
 * Why a node is not reached: what OpenSSH, PAM or the node print, and what we make of it.
 *
 * @param what may hold {@code {1}} for a group of the pattern and {@code {0}} for the line in which it was found
 * @param remedy as {@code what}; {@code {ssh}} is the command that does the same by hand
 */
record Reason(NodeError error, Kind kind, Pattern pattern, String what, Remedy remedy) {
    enum Kind {
        /** Will be so the next time. */
        REFUSED,
        /** The connection broke, or was dropped before it stood: trying again may help. */
        LOST
    }

    private static final Set<NodeError> LOGINS = Set.of(NodeError.NOT_LET_IN, NodeError.TOO_MANY_KEYS,
            NodeError.PASSWORD_EXPIRED, NodeError.ACCOUNT_UNUSABLE,
            NodeError.UNANSWERABLE);

    static Reason of(NodeError error, Kind kind, String pattern, String what, String remedy,
            Action... actions) {
        return new Reason(error, kind, Pattern.compile(pattern, Pattern.MULTILINE), what,
                new Remedy(remedy, Stream.of(actions).map(it -> it.on()).toList()));
    }

    /** Whether another attempt could cost the account. */
    static boolean locksAccounts(GatherException failure) {
        return LOGINS.stream().anyMatch(failure::is);
    }

    Optional<Found> in(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? Optional.of(new Found(this, filled(what, matcher, text),
                        new Remedy(filled(remedy.text(), matcher, text), remedy.steps())))
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
    record Found(Reason reason, String what, Remedy remedy) {
        Kind kind() {
            return reason.kind();
        }

        GatherException exception(Node node, String byHand) {
            return new GatherException(reason.error(), what, node.name(),
                    new Remedy(
                            remedy.text().replace("{ssh}", byHand).replace("{node}",
                                    node.name().toLowerCase(Locale.ROOT)),
                            remedy.steps()));
        }
    }
}
