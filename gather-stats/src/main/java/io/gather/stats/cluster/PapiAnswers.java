package io.gather.stats.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

import io.gather.core.json.Json;
import io.gather.stats.metric.CurrentReply;
import io.gather.stats.metric.KeysReply;
import io.gather.stats.metric.ReplyError;
import io.gather.stats.metric.ReplyException;
import io.gather.stats.metric.SummaryKind;
import io.gather.stats.metric.SummaryReply;
import io.gather.transport.error.PapiError;
import io.gather.transport.papi.PapiClient;
import io.gather.transport.papi.PapiException;
import io.gather.transport.papi.PapiPath;
import io.gather.transport.papi.PapiRead;
import io.gather.transport.papi.PapiServer;
import org.jspecify.annotations.Nullable;

/** The requests for statistics, one at a time, and what their answers mean. Safe for several threads. */
final class PapiAnswers implements AutoCloseable {
    private static final PapiPath CONFIG = PapiPath.of("platform", "1", "cluster", "config");
    private static final PapiPath KEYS = PapiPath.of("platform", "1", "statistics", "keys");
    private static final PapiPath CURRENT = PapiPath.of("platform", "1", "statistics", "current")
            .with("degraded", "true").with("devid", "all").with("show_nodes", "true");
    private static final int PAGE = 1000;
    private static final int MOST_CONFIG = 1 << 20;

    private final PapiServer server;
    private final PapiClient client;
    private final ReadingTurns turns;

    PapiAnswers(PapiServer server, PapiClient client, ReadingTurns turns) {
        this.server = server;
        this.client = client;
        this.turns = turns;
    }

    /** Who a cluster is. */
    record Identity(String name, String release) {}

    private record Release(@Nullable String release, @Nullable String version) {}

    private record Config(@Nullable String name, @Nullable Release onefs_version) {}

    Identity identity() throws IOException, InterruptedException {
        Config config = read(CONFIG, PapiAnswers::config);
        Release release = config.onefs_version;
        if (config.name == null || config.name.isEmpty() || release == null) {
            throw exception(PapiError.GARBLED, "the cluster does not say what it is called", 200, null);
        }
        String text = release.release == null ? release.version : release.release;
        return new Identity(config.name, text == null ? "" : text);
    }

    private static Config config(InputStream body) throws IOException {
        byte[] json = body.readNBytes(MOST_CONFIG);
        try {
            return Json.read(json, Config.class);
        } catch (IOException e) {
            throw ReplyException.of("it is no description of a cluster", e);
        }
    }

    /**
     * A page of what the cluster knows of its stats.
     *
     * @param resume empty: the first one
     */
    KeysReply keys(Optional<String> resume, KeysReply.Keys keys) throws IOException, InterruptedException {
        PapiPath path = resume.map(token -> KEYS.with("resume", token))
                .orElseGet(() -> KEYS.with("limit", Integer.toString(PAGE)));
        return checked(read(path, body -> KeysReply.read(body, keys)));
    }

    /** @throws PapiException where there is no such stat too */
    KeysReply key(String name, KeysReply.Keys keys) throws IOException, InterruptedException {
        return checked(read(PapiPath.of("platform", "1", "statistics", "keys", name),
                body -> KeysReply.read(body, keys)));
    }

    private KeysReply checked(KeysReply reply) throws PapiException {
        check(reply.errors(), "for descriptions of stats");
        return reply;
    }

    /** @param seconds that the cluster may wait for its nodes; 0: its own limit */
    void current(List<String> stats, long seconds, CurrentReply reply) throws IOException, InterruptedException {
        PapiPath path = seconds == 0 ? CURRENT : CURRENT.with("timeout", Long.toString(seconds));
        check(read(path.withAll("key", stats), reply::read), "for stats");
    }

    void summary(SummaryKind kind, SummaryReply reply) throws IOException, InterruptedException {
        PapiPath path = PapiPath.of("platform", "3", "statistics", "summary", kind.word()).with("degraded", "true");
        check(read(path, reply::read), "for the summary of " + kind.word());
    }

    private <T> T read(PapiPath path, PapiRead<T> read) throws IOException, InterruptedException {
        try {
            return client.get(path, turns.each(read));
        } catch (ReplyException e) {
            throw exception(PapiError.GARBLED,
                    "the cluster's answer to the request for " + path + " cannot be read: " + e.getMessage(), 200, e);
        }
    }

    /** Errors come with a good status too. */
    private void check(List<ReplyError> errors, String what) throws PapiException {
        if (!errors.isEmpty()) {
            ReplyError first = errors.getFirst();
            boolean forbidden = first.code().contains("FORBIDDEN") || first.code().contains("UNAUTHORIZED");
            throw exception(forbidden ? PapiError.FORBIDDEN : PapiError.REFUSED,
                    "the cluster answers the request " + what + " with an error: " + first.message() + " ("
                            + first.code() + ")",
                    200, null);
        }
    }

    private PapiException exception(PapiError error, String what, int status, @Nullable Throwable cause) {
        return new PapiException(server.subject().error(error, what, server.shown(), error.entry().remedy(), cause),
                status);
    }

    @Override
    public void close() {
        client.close();
    }
}
