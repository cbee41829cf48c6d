package io.gather.transport.metrics;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Serves pages over HTTP or HTTPS until it is closed. Those who fetch them are few at a time and have little time each, so nobody keeps
 * others out. Safe for several threads.
 */
public final class MetricsServer implements AutoCloseable {
    private static final int BACKLOG = 64;
    private static final long LOOK = 250;

    private final ServerSocket socket;
    private final Optional<SSLContext> tls;
    private final Optional<PageLogin> login;
    private final Pages pages;
    private final ServerBounds bounds;
    private final Set<Conversation> conversations = ConcurrentHashMap.newKeySet();
    private final Thread watch;

    /**
     * Where a server is.
     *
     * @param host empty: all addresses of this machine
     * @param port 0: any
     */
    public record Place(String host, int port) {}

    private MetricsServer(ServerSocket socket, Optional<SSLContext> tls, Optional<PageLogin> login, Pages pages,
            ServerBounds bounds) {
        this.socket = socket;
        this.tls = tls;
        this.login = login;
        this.pages = pages;
        this.bounds = bounds;
        String name = "stats-serve-" + socket.getLocalPort();
        this.watch = Thread.ofVirtual().name(name + "-watch").unstarted(this::watch);
        Thread.ofVirtual().name(name).start(this::accept);
        watch.start();
    }

    /**
     * @param tls empty: without
     * @param login empty: everybody may read everything
     * @throws IOException when the port is in use, or the address not this machine's
     */
    public static MetricsServer open(Place place, Optional<SSLContext> tls, Optional<PageLogin> login, Pages pages,
            ServerBounds bounds) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            // A port that we have just left is ours again at once, whatever connections there were.
            socket.setReuseAddress(true);
            socket.bind(place.host().isEmpty()
                    ? new InetSocketAddress(place.port())
                    : new InetSocketAddress(place.host(), place.port()), BACKLOG);
            return new MetricsServer(socket, tls, login, pages, bounds);
        } catch (IOException e) {
            socket.close();
            throw new IOException("nobody can be served at " + place.host() + ":" + place.port() + ": "
                    + e.getMessage(), e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                welcome(socket.accept());
            } catch (IOException e) {
                // It was closed, or there are too many files open: then the next one has to wait.
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(socket.isClosed() ? 0 : LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void welcome(Socket client) throws IOException {
        if (conversations.size() >= bounds.connections() && !endOneThatIsIdle()) {
            client.close();
            return;
        }
        Conversation conversation = new Conversation(client, tls, login, pages, bounds);
        conversations.add(conversation);
        Thread.ofVirtual().name("stats-serve-" + port() + "-client").start(() -> {
            try {
                conversation.run();
            } finally {
                conversations.remove(conversation);
            }
        });
        if (socket.isClosed()) {
            conversation.close();
        }
    }

    private boolean endOneThatIsIdle() throws IOException {
        Optional<Conversation> longest = conversations.stream().filter(Conversation::isIdle)
                .min(Comparator.comparingLong(Conversation::until));
        if (longest.isEmpty()) {
            return false;
        }
        conversations.remove(longest.get());
        longest.get().close();
        return true;
    }

    private void watch() {
        try {
            while (!socket.isClosed()) {
                TimeUnit.MILLISECONDS.sleep(LOOK);
                long now = System.nanoTime();
                conversations.stream().filter(it -> it.isLate(now)).forEach(MetricsServer::end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Conversation conversation) {
        try {
            conversation.close();
        } catch (IOException expected) {
            // There is nothing left of it.
        }
    }

    /** Afterwards the port is free. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException expected) {
            // There is nothing left of it.
        }
        watch.interrupt();
        conversations.forEach(MetricsServer::end);
    }
}
