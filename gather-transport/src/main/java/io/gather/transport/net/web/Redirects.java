package io.gather.transport.net.web;

import io.gather.core.error.GatherException;
import io.gather.transport.error.NetError;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where a server may send us. */
public final class Redirects {
    private final WebAccess access;

    public Redirects(WebAccess access) {
        this.access = access;
    }

    /** Whether both are the same server, or the second is the first one's safe side. */
    static boolean isSame(HttpUrl home, HttpUrl other) {
        boolean upgrade = !home.isHttps() && other.isHttps() && other.port() == 443;
        return home.host().equals(other.host())
                && (upgrade || (home.scheme().equals(other.scheme()) && home.port() == other.port()));
    }

    /** @return null where the answer is no redirect */
    @Nullable
    HttpUrl next(Answer answer) {
        return switch (answer.status()) {
            case 301, 302, 307, 308 -> checked(answer);
            case 303 -> {
                // Whoever sends a browser elsewhere after a form: to a page, mostly the one for logging in.
                throw error(NetError.SENT_ELSEWHERE,
                        "the server sends us to a page instead of answering" + where(answer),
                        answer.url(), "correct the path in " + access.subject().section() + ", or the user");
            }
            default -> null;
        };
    }

    private static String where(Answer answer) {
        return answer.location().map(it -> ": " + Answer.shown(it)).orElse("");
    }

    private HttpUrl checked(Answer answer) {
        HttpUrl to = answer.location().orElseThrow(() -> error(NetError.SENT_ELSEWHERE,
                "the server redirects to nowhere", answer.url(), "look at the server's configuration"));
        return allowed(answer.url(), to);
    }

    /** An address that the server gave. */
    public HttpUrl allowed(HttpUrl from, HttpUrl to) {
        if (from.isHttps() && !to.isHttps()) {
            throw error(NetError.SENT_UNSAFE,
                    "the server sends us to an address without encryption: " + Answer.shown(to),
                    from,
                    "have it corrected on the server");
        }
        if (to.isHttps() && access.tls() == null) {
            throw error(NetError.SENT_ELSEWHERE, "the server wants HTTPS: " + Answer.shown(to), from,
                    "set " + access.subject().section() + ".insecure = false");
        }
        if (!from.host().equals(to.host()) && !access.otherHosts()) {
            throw error(NetError.SENT_ELSEWHERE, "the server sends us to another host: " + Answer.shown(to), from,
                    "if that is right: " + access.subject().section() + ".other_hosts = true, or name that host");
        }
        return to;
    }

    /** Whether this is about where a server sent us. */
    public static boolean refused(GatherException e) {
        return e.is(NetError.SENT_ELSEWHERE) || e.is(NetError.SENT_UNSAFE);
    }

    GatherException endless(HttpUrl url) {
        return error(NetError.SENT_ELSEWHERE, "the server sends us round in circles", url,
                "look at the server's configuration");
    }

    private GatherException error(NetError error, String what, HttpUrl where, String remedy) {
        return access.subject().error(error, what, Answer.shown(where), remedy);
    }
}
