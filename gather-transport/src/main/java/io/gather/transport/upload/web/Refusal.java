package io.gather.transport.upload.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.transport.net.web.Answer;

/**
 * Answers of applications that say 200 and mean no: pages for logging in, pages about errors, and errors in JSON. Statuses such as 201 are
 * chosen on purpose, and believed.
 */
final class Refusal {
    private static final Pattern PASSWORD = Pattern.compile("(?i)type\\s*=\\s*[\"']?password");
    private static final Pattern TITLE = Pattern.compile("(?is)<(?:title|h1)[^>]*>([^<]{0,200})<");
    private static final Pattern BAD = Pattern.compile("(?i)\\b(error|log ?in|sign ?in|denied|forbidden|not found|"
            + "unauthori[sz]ed|failed|failure|unavailable|blocked|quota)\\b");
    private static final Pattern JSON = Pattern
            .compile("(?s)^\\s*\\{.*(\"errors?\"\\s*:\\s*(?!null|false|\"\"|\\[\\s*\\]|0\\b)"
                    + "|\"(?:success|ok)\"\\s*:\\s*false|\"status\"\\s*:\\s*\"(?:error|fail(?:ed|ure)?)\").*");

    private Refusal() {}

    /** What it says instead of yes; empty when it says nothing of the kind. */
    static Optional<String> in(Answer answer) {
        if (answer.status() != 200) {
            return Optional.empty();
        }
        String type = answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.contains("json") && JSON.matcher(answer.text()).matches()) {
            return Optional.of("an error");
        }
        if (!type.contains("html") && !answer.text().stripLeading().startsWith("<!")
                && !answer.text().stripLeading().startsWith("<html")) {
            return Optional.empty();
        }
        if (PASSWORD.matcher(answer.text()).find()) {
            return Optional.of("a page for logging in");
        }
        Matcher title = TITLE.matcher(answer.text());
        while (title.find()) {
            String called = title.group(1).strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
            if (BAD.matcher(called).find()) {
                return Optional.of("a page called \"" + called + "\"");
            }
        }
        return Optional.empty();
    }
}
