package io.gather.transport.foolscap.dial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.furl.Hint;
import io.gather.transport.foolscap.link.Session;
import io.gather.transport.foolscap.link.TubEndpoint;
import io.gather.transport.foolscap.negotiation.ConnectionNumber;

/** Dials tubs: all places of a FURL, and all addresses of each, at the same time. Safe for several threads. */
public final class TubDialler {
    private final TubEndpoint endpoint;

    public TubDialler(TubEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @FunctionalInterface
    private interface Attempt {
        void run(Hint.Tcp hint, InetAddress address) throws IOException;
    }

    /**
     * @param patience for the whole; a name service that does not answer is not waited for longer
     * @throws IOException when the tub is reached nowhere; says why for each place
     */
    public Session dial(Furl furl, Duration patience) throws IOException, InterruptedException {
        List<Hint.Tcp> hints = furl.dialled().toList();
        if (hints.isEmpty()) {
            throw new IOException("its FURL names no place that can be dialled from here"
                    + furl.hints().stream().map(Hint::text).collect(Collectors.joining(", ", ": ", "")));
        }
        Race race = new Race();
        ConnectionNumber last = endpoint.last(furl.tub());
        Attempt attempt = (hint, address) -> {
            Socket socket = race.socket();
            socket.connect(new InetSocketAddress(address, hint.port()), (int) patience.toMillis());
            Session session = endpoint.dialled(socket, hint.host(), furl.tub(), last);
            if (!race.won(socket, session)) {
                session.close();
            }
        };
        try {
            hints.forEach(hint -> start(race, hint, () -> resolve(race, hint, attempt)));
            Optional<Session> winner = race.await(patience.toNanos());
            if (winner.isPresent()) {
                return winner.get();
            }
        } catch (InterruptedException e) {
            race.end();
            // It may have been won meanwhile.
            race.await(0).ifPresent(Session::close);
            throw e;
        } finally {
            race.end();
        }
        List<String> failures = race.failures();
        throw new IOException(failures.isEmpty()
                ? "nothing answered within " + patience.toSeconds() + " s at "
                        + hints.stream().map(Hint::text).collect(Collectors.joining(", "))
                : String.join("; ", failures));
    }

    private static void start(Race race, Hint.Tcp hint, Runnable run) {
        race.enter();
        Thread.ofVirtual().name("foolscap-dial " + hint.host()).start(() -> {
            try {
                run.run();
            } finally {
                race.leave();
            }
        });
    }

    private static void resolve(Race race, Hint.Tcp hint, Attempt attempt) {
        try {
            for (InetAddress each : InetAddress.getAllByName(hint.host())) {
                start(race, hint, () -> run(race, hint, each, attempt));
            }
        } catch (UnknownHostException e) {
            race.failed(hint.text() + ": the name is not known");
        }
    }

    private static void run(Race race, Hint.Tcp hint, InetAddress address, Attempt attempt) {
        try {
            attempt.run(hint, address);
        } catch (IOException e) {
            race.failed(hint.text() + ": " + e.getMessage());
        }
    }
}
