package io.gather.transport.net.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.gather.transport.net.tls.Tls;

/** Serves a site over HTTP or HTTPS until it is closed. */
public final class SiteServer implements AutoCloseable {
    private static final int BACKLOG = 64;

    private final HttpServer server;
    private final BoundedVisits visits;
    private final SitePlace place;

    private SiteServer(SitePlace place, HttpServer server, BoundedVisits visits) {
        this.place = place;
        this.server = server;
        this.visits = visits;
    }

    /**
     * @param tls empty: without
     * @param login empty: everybody who reaches it may see everything
     * @param notices sentences for whoever runs it; called by several threads
     * @throws IOException when the port is in use, or the address not this machine's
     * @throws IllegalArgumentException when others could reach it, there is no login, and the place is not open
     */
    public static SiteServer open(SitePlace place, Optional<SSLContext> tls, Optional<SiteLogin> login, Site site,
            SiteBounds bounds, Consumer<String> notices) throws IOException {
        if (login.isEmpty() && !place.open() && !place.isLoopback()) {
            throw new IllegalArgumentException("without a password nobody else may reach it");
        }
        ConnectionBound.set();
        InetSocketAddress address = new InetSocketAddress(place.address(), place.port());
        HttpServer server;
        try {
            server = tls.isEmpty() ? HttpServer.create(address, BACKLOG) : secured(address, tls.get());
        } catch (IOException e) {
            throw new IOException("nobody can be served at " + place + ": " + e.getMessage(), e);
        }
        BoundedVisits visits = new BoundedVisits(bounds);
        server.setExecutor(visits);
        server.createContext("/", new SiteHandler(place, login, site, visits, notices));
        server.start();
        return new SiteServer(place, server, visits);
    }

    private static HttpsServer secured(InetSocketAddress address, SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(address, BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters allowed = tls.getDefaultSSLParameters();
                allowed.setProtocols(Tls.PROTOCOLS.toArray(String[]::new));
                parameters.setSSLParameters(allowed);
            }
        });
        return server;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Where it is. */
    @Override
    public String toString() {
        return place.at(port());
    }

    /** Ends every visit. Afterwards the port is free. */
    @Override
    public void close() {
        try {
            visits.close();
        } finally {
            server.stop(0);
        }
    }
}
