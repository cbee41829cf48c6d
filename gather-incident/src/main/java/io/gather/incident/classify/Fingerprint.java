package io.gather.incident.classify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.incident.event.EventText;
import io.gather.incident.event.LogEvent;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.PythonText;

/**
 * What incidents of one cause have in common: the log statement's own id, else the failure's type and the functions that it came
 * through, else the format, else the message without what differs each time.
 *
 * @param text such as {@code umid-LkD9Pw} or {@code failure-1f0c5a77b2d4}
 */
public record Fingerprint(String text) {
    private static final Pattern FORM = Pattern.compile("(umid|failure|format|message)-[A-Za-z0-9_.]{1,40}");
    private static final Pattern UMID = Pattern.compile("[A-Za-z0-9_.]{1,40}");
    private static final Pattern TYPE = Pattern
            .compile("<(?:class|type) '([^']{1,200})'>|\\.Failure ([\\w.]{1,200})[:>]");
    /** As a failure's own text has frames, or as a traceback has them. Nothing here may look beyond its line: some other program wrote it. */
    private static final Pattern FRAME = Pattern
            .compile("(?m)^[ \\t]*+(?:\\S*?([^/\\\\\\s:]{1,200}):[0-9]++:(\\S{1,200})"
                    + "|File \"[^\"\\n]*?([^/\\\\\"\\n]{1,200})\", line [0-9]++, in (\\S{1,200}))$");
    private static final Pattern DIFFERS = Pattern.compile(
            "pb://\\S++|0x[0-9a-fA-F]++|\\b(?=[a-z]*+[2-7])[a-z2-7]{16,}+\\b|\\b(?=[a-fA-F-]{0,100}+[0-9])[0-9a-fA-F-]{6,}\\b|[0-9]++");
    private static final int LONGEST = 16 << 10;
    private static final int HASHED = 6;

    public Fingerprint {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no fingerprint; write it like umid-LkD9Pw");
        }
    }

    public static Fingerprint of(LogEvent trigger) {
        if (UMID.matcher(trigger.umid()).matches()) {
            return new Fingerprint("umid-" + trigger.umid());
        }
        Optional<String> failure = trigger.failure().map(Fingerprint::normalized);
        if (failure.isPresent()) {
            return hashed("failure", failure.get());
        }
        Optional<String> format = trigger.fields().text("format");
        if (format.isPresent()) {
            return hashed("format", trigger.facility() + "\n" + format.get());
        }
        return hashed("message", trigger.facility() + "\n" + masked(EventText.of(trigger.fields())));
    }

    /** Of the exception, with its module where that is told; empty where there is none. */
    static String failureType(LogEvent trigger) {
        return trigger.failure().map(failure -> type(told(failure))).orElse("");
    }

    private static String normalized(LogValue failure) {
        String told = told(failure);
        String type = type(told);
        StringBuilder all = new StringBuilder(type.isEmpty() ? masked(told) : type);
        Matcher frame = FRAME.matcher(told);
        while (frame.find()) {
            boolean twisted = frame.group(1) != null;
            all.append('\n').append(twisted ? frame.group(1) : frame.group(3)).append(' ')
                    .append(twisted ? frame.group(2) : frame.group(4));
        }
        return all.toString();
    }

    private static String type(String told) {
        Matcher type = TYPE.matcher(told);
        if (!type.find()) {
            return "";
        }
        return type.group(1) == null ? type.group(2) : type.group(1);
    }

    private static String told(LogValue failure) {
        return cut(failure instanceof LogValue.Dict dict
                ? text(dict, "str") + "\n" + text(dict, "repr") + "\n" + text(dict, "traceback")
                : PythonText.str(failure));
    }

    private static String text(LogValue.Dict dict, String key) {
        return dict.text(key).orElse("");
    }

    static String masked(String text) {
        return DIFFERS.matcher(cut(text)).replaceAll("#");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static Fingerprint hashed(String kind, String what) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(what.getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(kind + "-" + HexFormat.of().formatHex(digest, 0, HASHED));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
