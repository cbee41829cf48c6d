package io.gather.transport.net.proxy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import io.gather.core.settings.ProxySettings;
import io.gather.transport.net.Subject;

/**
 * Opens TCP connections. The JDK's own way through proxies asks one authenticator for the whole process, and so cannot keep two
 * proxies' passwords apart.
 */
public final class Dialer {
    private static final int USUAL_HTTP_PORT = 8080;
    private static final int USUAL_SOCKS_PORT = 1080;

    private final ProxySettings proxy;
    private final Proxied proxied;
    private final int millis;

    /**
     * @param password of the proxy's user, asked for with each connection; the array is wiped
     * @param patience for each single wait
     * @param subject what the connections are for
     */
    public Dialer(ProxySettings proxy, Supplier<Optional<char[]>> password, Duration patience,
            Subject subject) {
        this.proxy = proxy;
        this.proxied = new Proxied(proxy, password, subject);
        this.millis = Math.toIntExact(patience.toMillis());
    }

    /** Whether connections come from somewhere else than this machine. */
    public boolean isIndirect() {
        return proxy.isSet();
    }

    /**
     * Connects the socket, and gives it a timeout for reading; closes it where that fails.
     *
     * @throws io.gather.core.error.GatherException when the proxy refuses
     */
    public void dial(Socket socket, String host, int port) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            if (!proxy.isSet()) {
                connect(socket, host, port);
                return;
            }
            connect(socket, proxy.host(), port());
            switch (proxy.kind()) {
                case HTTP -> HttpTunnel.open(socket, host, port, proxied);
                case SOCKS -> SocksTunnel.open(socket, host, port, proxied);
            }
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private int port() {
        if (proxy.port() != 0) {
            return proxy.port();
        }
        return proxy.kind() == ProxySettings.Kind.HTTP ? USUAL_HTTP_PORT : USUAL_SOCKS_PORT;
    }

    private void connect(Socket socket, String host, int port) throws IOException {
        String what = (proxy.isSet() ? "the proxy " : "") + host + " port " + port;
        try {
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
        } catch (UnknownHostException e) {
            throw new IOException("the address of " + what + " is not known", e);
        } catch (SocketTimeoutException e) {
            throw new IOException(what + " did not answer within " + millis / 1000 + " s", e);
        } catch (NoRouteToHostException | ConnectException e) {
            throw new IOException(what + " cannot be reached: " + e.getMessage(), e);
        }
    }
}
