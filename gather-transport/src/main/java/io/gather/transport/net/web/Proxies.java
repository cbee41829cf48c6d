package io.gather.transport.net.web;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.gather.core.error.GatherException;
import io.gather.core.settings.ProxySettings;
import io.gather.transport.error.NetError;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;

/** The proxy of a way. */
final class Proxies {
    static final String HEADER = "Proxy-Authorization";
    private static final int HTTP_PORT = 8080;
    private static final int SOCKS_PORT = 1080;

    private Proxies() {}

    /** @return what is to be added to requests that a proxy reads: those without TLS; empty: nothing */
    static String set(OkHttpClient.Builder builder, WebAccess access) {
        ProxySettings proxy = access.proxy();
        if (!proxy.isSet()) {
            // What the JDK was told by properties is not among the settings.
            builder.proxy(Proxy.NO_PROXY);
            return "";
        }
        builder.proxy(switch (proxy.kind()) {
            case HTTP -> new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), port(proxy)));
            case SOCKS -> new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(proxy.host(), port(proxy)));
        });
        if (proxy.user().isEmpty()) {
            return "";
        }
        String credentials = credentials(access);
        // Refused once, it is refused for good: nobody's account is to be locked.
        builder.proxyAuthenticator((route, response) -> response.request().header(HEADER) == null
                ? response.request().newBuilder().header(HEADER, credentials).build()
                : null);
        return credentials;
    }

    static int port(ProxySettings proxy) {
        int usual = proxy.kind() == ProxySettings.Kind.HTTP ? HTTP_PORT : SOCKS_PORT;
        return proxy.port() == 0 ? usual : proxy.port();
    }

    private static String credentials(WebAccess access) {
        String section = access.subject().section();
        if (access.proxy().kind() == ProxySettings.Kind.SOCKS) {
            throw new GatherException(NetError.PROXY_SOCKS_USER, "a SOCKS proxy with a user is not known here",
                    section + ".proxy_user", "use an HTTP proxy, or one that wants no user");
        }
        char[] password = access.proxyPassword().get()
                .orElseThrow(() -> new GatherException(NetError.PROXY_NO_PASSWORD,
                        "there is a user for the proxy, and no password", section + ".proxy_user",
                        "give the password, or no user"));
        String credentials = Credentials.basic(access.proxy().user(), CharBuffer.wrap(password).toString(),
                StandardCharsets.UTF_8);
        Arrays.fill(password, '\0');
        return credentials;
    }
}
