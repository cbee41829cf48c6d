package io.gather.transport.upload.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import io.gather.core.error.Action;
import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.error.SendingError;
import io.gather.core.upload.RetryLaterException;
import io.gather.transport.error.NetError;
import io.gather.transport.error.WayError;
import io.gather.transport.net.web.Answer;
import io.gather.transport.net.web.WebAccess;
import org.jspecify.annotations.Nullable;

/** What an answer means for a bundle. */
public final class Statuses {
    private final WebAccess access;
    private final boolean knownToServer;
    private final String credentials;

    /**
     * @param knownToServer whether it was told who we are
     * @param credentials settings that tell it, in words
     */
    public Statuses(WebAccess access, boolean knownToServer, String credentials) {
        this.access = access;
        this.knownToServer = knownToServer;
        this.credentials = credentials;
    }

    /**
     * Returns when the server has taken all it was sent.
     *
     * @throws IOException where another attempt may succeed, with the wait that the server asks for
     */
    public Answer taken(Answer answer) throws IOException {
        if (answer.isGood()) {
            if (!answer.sentAll()) {
                throw new IOException("the server said " + said(answer) + " before it had the whole bundle");
            }
            Optional<String> instead = Refusal.in(answer);
            if (instead.isPresent()) {
                throw error(WayError.PAGE_INSTEAD, answer, "the server answers with " + instead.get()
                        + " instead of taking the bundle",
                        "correct path, user and password of " + access.subject().section());
            }
            return answer;
        }
        GatherException hopeless = hopeless(answer);
        if (hopeless != null) {
            throw hopeless;
        }
        String what = "the server answered " + said(answer) + (answer.status() == 500
                ? "; mostly its disk is full, or the folder or the right to write is missing: its log says which"
                : "");
        long seconds = answer.number("Retry-After").orElse(0L);
        throw seconds == 0 ? new IOException(what) : new RetryLaterException(what, Duration.ofSeconds(seconds));
    }

    private static String said(Answer answer) {
        return (answer.status() + " " + answer.reason()).strip();
    }

    private @Nullable GatherException hopeless(Answer answer) {
        String section = access.subject().section();
        String method = answer.method();
        return switch (answer.status()) {
            case 408, 423, 425, 429, 500, 502, 503, 504 -> null;
            case 400 -> certificate(answer);
            case 401 -> error(WayError.WHO_WE_ARE, answer, knownToServer
                    ? "the server does not accept who we are"
                    : "the server wants to know who we are", "correct " + credentials + " of " + section);
            case 403 -> error(WayError.FORBIDDEN, answer, "the server forbids it",
                    "have uploads allowed there, or correct path and user of " + section);
            case 404, 409, 410 -> error(WayError.NO_ADDRESS, answer, "there is no such folder or address on the server",
                    "correct " + section + ".path, or have the folder made");
            case 405, 501 -> error(WayError.NO_METHOD, answer, "the server takes no " + method + " there",
                    "correct the path or the method of " + section);
            case 412 ->
                error(SendingError.NAME_TAKEN, answer,
                        "another file is there already under this name, and it is not replaced",
                        "let {name} be part of " + section + ".path, or move the file that is there");
            case 413 -> error(WayError.TOO_LARGE_THERE, answer, "the bundle is too large for the server",
                    Remedy.of("have its limit raised, or gather less: {}", Action.MAX_SIZE.on()));
            case 507 -> error(WayError.DISK_FULL_THERE, answer, "the server's disk is full", "have space made there");
            default -> answer.status() / 100 == 5 ? null : other(answer);
        };
    }

    private GatherException certificate(Answer answer) {
        // So says nginx, which asks for certificates, and answers whatever it got.
        if (answer.text().contains("No required SSL certificate was sent")) {
            return error(NetError.CERTIFICATE_WANTED, answer, "the server wants a client certificate",
                    "name ours in " + access.subject().section() + ".certificate and " + access.subject().section()
                            + ".key");
        }
        if (answer.text().contains("SSL certificate error")) {
            return error(NetError.OURS_REFUSED, answer, "the server does not accept our certificate",
                    "look whether it is still valid and whether the server trusts who signed it: "
                            + access.subject().section()
                            + ".certificate");
        }
        if (answer.text().contains("plain HTTP request was sent to HTTPS port")) {
            return error(NetError.SENT_ELSEWHERE, answer, "the server wants HTTPS",
                    "set " + access.subject().section() + ".insecure = false");
        }
        return other(answer);
    }

    private GatherException other(Answer answer) {
        return error(WayError.NOT_TAKEN, answer, "the server does not take it",
                "look at the settings of " + access.subject().section() + ", and at the server's log");
    }

    private static GatherException error(ErrorCode error, Answer answer, String what, String remedy) {
        return error(error, answer, what, Remedy.of(remedy));
    }

    private static GatherException error(ErrorCode error, Answer answer, String what, Remedy remedy) {
        return GatherException.of(error, Category.UPLOAD, what + ": " + said(answer), Answer.shown(answer.url()),
                remedy, null);
    }
}
