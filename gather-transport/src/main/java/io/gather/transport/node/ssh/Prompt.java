package io.gather.transport.node.ssh;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code ssh} asks.
 *
 * @param key path of the key whose passphrase is asked for; otherwise empty
 */
record Prompt(Kind kind, String text, String key) {
    enum Kind {
        PASSWORD,
        PASSPHRASE,
        EXPIRED,
        HOST_KEY,
        JUMP_HOST,
        OTHER
    }

    private static final Pattern PASSPHRASE = Pattern.compile("(?i)enter passphrase for (?:key )?'?(.*?)'?: *");
    private static final Pattern EXPIRED = Pattern
            .compile("(?i).*((old|new|current|retype|again).*pass(word|code)|\\(current\\)).*");
    private static final Pattern PASSWORD = Pattern
            .compile("(?i)(\\S+@\\S+'s password|\\(\\S+@\\S+\\) password( for \\S+)?|password( for \\S+)?): *");
    private static final Pattern HOST_KEY = Pattern.compile("(?i).*\\(yes/no.*|please type 'yes'.*");

    /** @param jump whether a jump host's client asks: it may know the passphrases of keys, and no password of the node */
    static Prompt of(String text, boolean jump) {
        Matcher passphrase = PASSPHRASE.matcher(text);
        if (passphrase.matches()) {
            return new Prompt(Kind.PASSPHRASE, text.strip(), passphrase.group(1));
        }
        return new Prompt(kind(text, jump), text.strip(), "");
    }

    private static Kind kind(String text, boolean jump) {
        if (HOST_KEY.matcher(text).matches()) {
            return Kind.HOST_KEY;
        }
        if (jump) {
            return Kind.JUMP_HOST;
        }
        if (EXPIRED.matcher(text).matches()) {
            return Kind.EXPIRED;
        }
        return PASSWORD.matcher(text).matches() ? Kind.PASSWORD : Kind.OTHER;
    }

    boolean emptyAnswerCounts() {
        return kind != Kind.PASSPHRASE && kind != Kind.HOST_KEY;
    }
}
