package io.gather.incident.alert;

import java.util.List;

/**
 * Who is told.
 *
 * @param words of the command, or addresses of mail
 */
record AlarmTarget(Kind kind, List<String> words) {
    enum Kind {
        COMMAND,
        WEBHOOK,
        MAIL
    }

    AlarmTarget {
        words = List.copyOf(words);
    }

    /** For people. */
    String shown() {
        return switch (kind) {
            case COMMAND -> words.getFirst();
            case WEBHOOK -> "the webhook";
            case MAIL -> String.join(", ", words);
        };
    }
}
