package io.gather.transport.papi;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.transport.error.PapiError;
import okhttp3.Cookie;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param type of the content
 * @param value what was made of it; null where it was none to be read
 * @param text the beginning of one that was none to be read
 * @param readFailure of whoever read it
 */
record PapiReply<T>(int status, String type, List<Cookie> cookies, @Nullable T value, String text, boolean tooLarge,
        @Nullable IOException readFailure) {
    private static final Pattern MESSAGE = Pattern.compile("\"message\"\\s*:\\s*\"((?:\\\\.|[^\"\\\\]){0,300})");
    private static final int UNAUTHORIZED = 401;

    boolean isGood() {
        return status / 100 == 2 && !isPage();
    }

    boolean isUnauthorized() {
        return status == UNAUTHORIZED;
    }

    private boolean isPage() {
        return type.toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    /** What the cluster says of it itself, and the status. */
    String words() {
        Matcher message = MESSAGE.matcher(text);
        String own = message.find() ? message.group(1).replaceAll("[\\p{Cntrl}]", " ") : "";
        return own.isEmpty() ? "it answered " + status : "it answered " + status + ": " + own;
    }

    /** Why this is no answer. */
    PapiException refusal(PapiServer server, String what) {
        return new PapiException(reason(server, what), status);
    }

    private GatherException reason(PapiServer server, String what) {
        if (isPage() || status / 100 == 3 || (status == 404 && !text.stripLeading().startsWith("{"))) {
            return error(server, PapiError.NO_PAPI,
                    "what answers there is no platform API of OneFS: it answered " + status
                            + (isPage() ? " with a page" : ""),
                    "correct " + server.subject().setting("hostname") + " or "
                            + server.subject().setting("port"));
        }
        return switch (status) {
            case 401 -> error(server, PapiError.LOGIN, "the cluster does not accept user and password",
                    "correct " + server.subject().setting("username") + " and "
                            + server.subject().setting("password"));
            case 403 -> error(server, PapiError.FORBIDDEN, "the cluster forbids this user " + what + ": " + words(),
                    "give the user a role with ISI_PRIV_LOGIN_PAPI and ISI_PRIV_STATISTICS (read)");
            case 429, 500, 502, 503, 504 -> error(server, PapiError.BUSY,
                    "the cluster cannot answer " + what + " now: " + words(),
                    "look at the cluster's own events, where this goes on");
            default -> error(server, PapiError.REFUSED, "the cluster refuses " + what + ": " + words(),
                    "look whether its release of OneFS knows this request");
        };
    }

    private static GatherException error(PapiServer server, PapiError error, String what, String remedy) {
        return server.subject().error(error, what, server.shown(), remedy);
    }
}
