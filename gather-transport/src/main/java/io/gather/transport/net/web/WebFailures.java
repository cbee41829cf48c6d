package io.gather.transport.net.web;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.transport.error.NetError;
import okhttp3.HttpUrl;

/** Why there was no answer, in words. */
final class WebFailures {
    private static final Pattern CONNECT = Pattern.compile("Unexpected response code for CONNECT: (\\d+)");

    private final WebAccess access;
    private final HttpUrl url;

    WebFailures(WebAccess access, HttpUrl url) {
        this.access = access;
        this.url = url;
    }

    /** @throws GatherException where trying again cannot help */
    IOException of(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        if (access.tls() != null) {
            Optional<GatherException> reason = access.tls().reason(failure, url.host() + ":" + url.port());
            if (reason.isPresent()) {
                throw reason.get();
            }
        }
        if (message.contains("Failed to authenticate with proxy")) {
            throw proxyRefuses(access);
        }
        Matcher tunnel = CONNECT.matcher(message);
        if (tunnel.find()) {
            return tunnel(tunnel.group(1), failure);
        }
        return switch (failure) {
            case CutShortException cut -> cut;
            case UnknownHostException _ ->
                new NoConnectionException("the address of " + target(message) + " is not known",
                        failure);
            case ConnectException _,NoRouteToHostException _ -> new NoConnectionException(
                    "no connection to " + target(message) + ": " + plain(failure), failure);
            case SocketTimeoutException _ -> message.startsWith("Connect") || message.startsWith("connect")
                    ? new NoConnectionException("no connection to " + target(message) + " in time", failure)
                    : new IOException("no answer in time from " + target(message), failure);
            case InterruptedIOException _ -> new IOException("it was interrupted", failure);
            default -> new IOException("the connection to " + target("") + " broke: " + plain(failure), failure);
        };
    }

    static GatherException proxyRefuses(WebAccess access) {
        boolean user = !access.proxy().user().isEmpty();
        return access.subject().error(NetError.PROXY_LOGIN,
                user ? "the proxy does not accept the user and the password" : "the proxy wants a user and a password",
                proxy(access), user
                        ? "correct " + access.subject().section() + ".proxy_user and its password"
                        : "set " + access.subject().section() + ".proxy_user, and give its password");
    }

    private IOException tunnel(String status, IOException failure) {
        if (status.startsWith("5")) {
            return new IOException("the proxy " + proxy(access) + " cannot reach " + url.host() + ":" + url.port()
                    + ": it answered " + status, failure);
        }
        throw access.subject().error(NetError.PROXY_FORBIDS, "the proxy does not let us to " + url.host() + ":"
                + url.port() + ": it answered " + status, proxy(access),
                "have it allowed there, or use another proxy: " + access.subject().setting("proxy"), failure);
    }

    private static String proxy(WebAccess access) {
        return access.proxy().host() + ":" + Proxies.port(access.proxy());
    }

    private String target(String message) {
        String server = url.host() + ":" + url.port();
        return access.proxy().isSet() && (message.contains(access.proxy().host()) || message.isEmpty())
                ? "the proxy " + proxy(access)
                : server;
    }

    /** The innermost reason says it in the fewest words. */
    private static String plain(IOException failure) {
        Throwable inner = failure;
        for (int i = 0; i < 10 && inner.getCause() != null; i++) {
            inner = inner.getCause();
        }
        String message = inner.getMessage();
        return message == null || message.isBlank() ? inner.getClass().getSimpleName() : message.strip();
    }
}
