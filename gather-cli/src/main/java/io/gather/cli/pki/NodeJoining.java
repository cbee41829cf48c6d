package io.gather.cli.pki;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;
import io.gather.core.files.GivenFile;
import io.gather.core.inventory.Reach;
import io.gather.core.settings.MinionSettings;
import io.gather.core.settings.Settings;
import io.gather.core.units.ByteSize;
import io.gather.transport.error.FoolscapError;
import io.gather.transport.error.PkiError;
import io.gather.transport.pki.enrol.EnrolmentToken;
import io.gather.transport.pki.enrol.Joining;
import io.gather.transport.pki.identity.IdentityFiles;
import org.jspecify.annotations.Nullable;

/** The node's side: reads the token, and waits for the overlord. */
record NodeJoining(Printer printer, InputStream stdin, Surroundings surroundings) {
    private static final ByteSize LONGEST = ByteSize.of(4096);
    private static final String INPUT = "standard input";
    private static final Duration TYPING = Duration.ofMinutes(5);

    int join(@Nullable Path file, @Nullable String listen, Duration wait, PlaceOptions places)
            throws IOException, InterruptedException {
        Settings settings = surroundings.settings(places);
        InetSocketAddress address = address(listen == null ? usual(settings.minion()) : listen);
        EnrolmentToken token = EnrolmentToken.of(file == null ? typed() : read(file));
        IdentityFiles identity = IdentityFiles.in(settings.state());
        try (Joining joining = Joining.open(token, identity, address, printer::message)) {
            printer.message("waiting at port " + joining.port() + " for the overlord, which enrols it by: "
                    + "gather minion enrol " + token.node());
            String cluster = joining.await(wait).getIssuerX500Principal().getName().replaceFirst(".*O=([^,]*).*", "$1");
            printer.message("joined as " + token.node() + " to the cluster " + cluster);
            printer.message("next: gather minion serve");
        }
        return 0;
    }

    private static String read(Path file) throws IOException {
        return new String(new GivenFile(file).read(LONGEST), StandardCharsets.ISO_8859_1);
    }

    /** A line, in a thread that is left behind when nobody types. */
    private String typed() throws IOException, InterruptedException {
        FutureTask<String> reading = new FutureTask<>(this::line);
        Thread.ofPlatform().daemon().name("gather-read " + INPUT).start(reading);
        try {
            return reading.get(TYPING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new GatherException(PkiError.TOKEN_UNREADABLE, "no token came on standard input", "",
                    "type the whole line that the invitation shows", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = stdin.read();
        while (next >= 0 && next != '\n' && line.length() < LONGEST.bytes()) {
            line.append((char) next);
            next = stdin.read();
        }
        return line.toString();
    }

    private static String usual(MinionSettings minion) {
        int port = minion.port() == 0 ? Reach.Rpc.USUAL_PORT : minion.port();
        return minion.listen().isEmpty() ? Integer.toString(port) : "[" + minion.listen() + "]:" + port;
    }

    private static InetSocketAddress address(String listen) {
        int colon = listen.lastIndexOf(':');
        String host = colon < 0 ? "" : listen.substring(0, colon).replaceFirst("^\\[(.*)]$", "$1");
        try {
            int port = Integer.parseInt(listen.substring(colon + 1));
            return host.isEmpty()
                    ? new InetSocketAddress(port)
                    : new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (IllegalArgumentException | UnknownHostException e) {
            throw new GatherException(FoolscapError.NO_PORT, "this is no place to listen", listen,
                    "write it as 7443, 192.0.2.1:7443 or [2001:db8::1]:7443", e);
        }
    }
}
