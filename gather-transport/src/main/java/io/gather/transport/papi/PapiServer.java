package io.gather.transport.papi;

import java.util.Optional;
import java.util.function.Supplier;

import io.gather.core.settings.ProxySettings;
import io.gather.transport.net.Subject;
import okhttp3.HttpUrl;

/**
 * A cluster, and how it is reached.
 *
 * @param subject whose settings errors name
 * @param host a name or an address; those of IPv6 with or without brackets
 * @param verifies whether the cluster's certificate is checked
 * @param authorities a file in PEM of those to trust instead of the system's; empty: the system's
 * @param proxyPassword asked for when a proxy with a user is set; wiped after use
 */
public record PapiServer(Subject subject, String host, int port, boolean verifies, String authorities,
        ProxySettings proxy, Supplier<Optional<char[]>> proxyPassword) {
    public static final int USUAL_PORT = 8080;

    /** Whether this can be the name or the address of one, without a port. */
    public static boolean isHost(String text) {
        try {
            new HttpUrl.Builder().scheme("https").host(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** For people. */
    public String shown() {
        return (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
    }
}
