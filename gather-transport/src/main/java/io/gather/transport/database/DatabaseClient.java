package io.gather.transport.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import io.gather.core.error.GatherException;
import io.gather.transport.error.NetError;
import io.gather.transport.net.web.Answer;
import io.gather.transport.net.web.Bounds;
import io.gather.transport.net.web.Web;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSource;

/** Asks a database, and tells its answers apart. For one thread; another one may close it, which ends what waits. */
public final class DatabaseClient implements AutoCloseable {
    private static final int MOST_TEXT = 64 << 10;
    private static final int MOST_TOLD = 500;

    private final DatabaseServer server;
    private final Patience patience;
    private final Web web;

    /**
     * How long one request may take.
     *
     * @param connect until there is a connection
     * @param silence that the other side may keep
     * @param all of it
     */
    public record Patience(Duration connect, Duration silence, Duration all) {
        public static Patience usual() {
            return new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1));
        }
    }

    /** @throws GatherException when a file of certificates cannot be used */
    public DatabaseClient(DatabaseServer server, Patience patience) {
        this.server = server;
        this.patience = patience;
        this.web = Web.open(server.access(new Bounds(patience.connect(), patience.silence(), patience.silence(),
                patience.silence())));
    }

    private record Said(int status, String retryAfter, String text) {}

    /** Looks whether it is there, for those that have a way to ask; whoever has none says that there is nothing. */
    public void ping(HttpUrl url) throws IOException, InterruptedException {
        Said said = send(new Request.Builder().url(url).get());
        if (said.status / 100 != 2 && said.status != 404 && said.status != 405) {
            WriteAnswer ignored = answer(said, url);
            throw new IOException(Answer.shown(url) + " answers " + said.status);
        }
    }

    /**
     * @throws IOException when it cannot be reached, or not now
     * @throws GatherException when somebody has to change something before it takes anything
     */
    public WriteAnswer post(HttpUrl url, Map<String, String> headers, String type, byte[] content)
            throws IOException, InterruptedException {
        Request.Builder request = new Request.Builder().url(url)
                .post(RequestBody.create(content, MediaType.parse(type)));
        headers.forEach(request::header);
        return answer(send(request), url);
    }

    private Said send(Request.Builder request) throws IOException, InterruptedException {
        Map<String, String> headers = new TreeMap<>(server.headers());
        headers.put("User-Agent", "gather");
        headers.put("Accept-Encoding", "identity");
        headers.forEach(request::header);
        return web.send(request.build(), patience.all(), response -> new Said(response.code(),
                response.header("Retry-After", ""), text(response.body().source())));
    }

    /** What it says, as far as anybody reads it; the status counts also where that breaks off. */
    private static String text(BufferedSource source) {
        Buffer text = new Buffer();
        try {
            while (text.size() < MOST_TEXT && source.read(text, MOST_TEXT - text.size()) >= 0) {
                // More may come.
            }
        } catch (IOException expected) {
            // As much as came.
        }
        return text.readString(StandardCharsets.UTF_8);
    }

    private WriteAnswer answer(Said said, HttpUrl url) throws IOException {
        return switch (said.status) {
            case 400, 422 -> new WriteAnswer.Refused(said.status, said.text.strip());
            case 413 -> new WriteAnswer.TooLarge();
            case 401, 403 -> throw server.subject().error(NetError.DATABASE_LOGIN,
                    "the database does not let us write there" + told(said), Answer.shown(url),
                    "correct user, password or token in [" + server.subject().section() + "], or what they may do");
            case 404 -> throw server.subject().error(NetError.DATABASE_UNKNOWN,
                    "there is no such database" + told(said), Answer.shown(url),
                    "make it, or correct [" + server.subject().section() + "]");
            case 429, 503 -> throw new DatabaseBusyException(Answer.shown(url) + " is too busy: " + said.status
                    + told(said), after(said.retryAfter));
            default -> {
                if (said.status / 100 == 2) {
                    yield new WriteAnswer.Written();
                }
                throw new IOException(Answer.shown(url) + " answers " + said.status + told(said));
            }
        };
    }

    private static Duration after(String seconds) {
        return Duration.ofSeconds(seconds.matches("\\d{1,9}") ? Long.parseLong(seconds) : 0);
    }

    private static String told(Said said) {
        String text = said.text.strip().replaceAll("\\p{Cntrl}+", " ");
        return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(text.length(), MOST_TOLD));
    }

    @Override
    public void close() {
        web.close();
    }
}
