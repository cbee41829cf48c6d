package io.gather.incident.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

import io.gather.core.error.GatherException;
import io.gather.core.module.VerbCall;
import io.gather.core.units.Durations;
import io.gather.incident.error.IncidentWebError;
import io.gather.transport.net.serve.SiteLogin;
import io.gather.transport.net.serve.SitePlace;
import io.gather.transport.net.tls.PemFile;
import io.gather.transport.net.tls.ServerCertificate;
import org.jspecify.annotations.Nullable;

/**
 * Where and to whom pages are served.
 *
 * @param silent a node not heard of for so long is marked
 */
record WebOptions(SitePlace place, Optional<SSLContext> tls, Optional<SiteLogin> login, Duration silent) {
    static final int PORT = 8765;
    static final Duration SILENT = Duration.ofHours(2);

    /** @throws GatherException when others could read everything, or something is not what it must be */
    static WebOptions of(VerbCall call) {
        Duration silent = call.value("--silent").map(text -> read("--silent", text, Durations::parse)).orElse(SILENT);
        WebOptions options = new WebOptions(place(call), tls(call), login(call), silent);
        if (options.login.isEmpty() && !options.place.isLoopback()) {
            throw new GatherException(IncidentWebError.NO_PASSWORD,
                    "whoever reaches this address could read all incidents",
                    options.place.address().getHostAddress(),
                    "give the secret incident-web-password, as in GATHER_INCIDENT_WEB_PASSWORD, or leave --address out");
        }
        return options;
    }

    private static SitePlace place(VerbCall call) {
        InetAddress address = call.value("--address").map(WebOptions::address)
                .orElseGet(() -> address("127.0.0.1"));
        int port = call.value("--port").map(text -> read("--port", text, WebOptions::port)).orElse(PORT);
        Set<String> names = new HashSet<>(call.values("--host"));
        try {
            names.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException expected) {
            // A machine without a name is called by its address.
        }
        return new SitePlace(address, port, names);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw wrong("--address", "'" + text + "' is no address of this machine", e);
        }
    }

    private static int port(String text) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("'" + text + "' is no port; write a number up to 65535");
        }
        return port;
    }

    private static Optional<SSLContext> tls(VerbCall call) {
        Optional<String> certificate = call.value("--tls-cert");
        Optional<String> key = call.value("--tls-key");
        if (certificate.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        if (certificate.isEmpty()) {
            throw wrong("--tls-cert", "a key alone is of no use", null);
        }
        return Optional.of(new ServerCertificate(new PemFile(Path.of(certificate.get()), "--tls-cert"),
                new PemFile(Path.of(key.orElse(certificate.get())), "--tls-key")).context(call.output()::message));
    }

    private static Optional<SiteLogin> login(VerbCall call) {
        Optional<char[]> password = call.context().secrets().find(IncidentWebVerb.PASSWORD);
        if (password.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (password.get().length < SiteLogin.SHORTEST) {
                throw new GatherException(IncidentWebError.WEAK_PASSWORD, "the password has " + password.get().length
                        + " characters, which is too few", IncidentWebVerb.PASSWORD.name(),
                        "take at least "
                                + SiteLogin.SHORTEST + ": openssl rand -base64 18 makes some");
            }
            return Optional.of(SiteLogin.of(password.get()));
        } finally {
            Arrays.fill(password.get(), '\0');
        }
    }

    private static <T> T read(String option, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw wrong(option, String.valueOf(e.getMessage()), e);
        }
    }

    private static GatherException wrong(String option, String why, @Nullable Throwable cause) {
        return new GatherException(IncidentWebError.ASKED_WRONG, why, option, "see gather incident web --help", cause);
    }

    /** Whether somebody on the way could read along. */
    boolean isReadByOthers() {
        return tls.isEmpty() && !place.isLoopback();
    }

    /** The address of the pages. */
    String root(int port) {
        String host = place.address().getHostAddress().replaceFirst("%.*", "");
        return (tls.isEmpty() ? "http://" : "https://")
                + (place.address() instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port + "/";
    }
}
