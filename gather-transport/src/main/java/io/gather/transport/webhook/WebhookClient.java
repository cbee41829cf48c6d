package io.gather.transport.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.gather.core.error.GatherException;
import io.gather.transport.error.NetError;
import io.gather.transport.net.tls.Tls;
import io.gather.transport.net.web.Answer;
import io.gather.transport.net.web.Bounds;
import io.gather.transport.net.web.Payload;
import io.gather.transport.net.web.PayloadSource;
import io.gather.transport.net.web.Web;
import io.gather.transport.net.web.WebAccess;
import io.gather.transport.net.web.WebRequest;
import okhttp3.HttpUrl;

/**
 * Posts to a server, each time over a connection of its own.
 *
 * @param patience for each single wait
 */
public record WebhookClient(WebhookServer server, Passwords passwords, Duration patience) {
    private static final int MOST_TOLD = 200;
    private static final Duration GO_AHEAD = Duration.ofSeconds(1);

    /**
     * What must stay secret, asked for with each request; the arrays are wiped.
     *
     * @param token for {@code Authorization: Bearer}
     * @param header another one, as {@code Name: value}
     */
    public record Passwords(Supplier<Optional<char[]>> token, Supplier<Optional<char[]>> header,
            Supplier<Optional<char[]>> key, Supplier<Optional<char[]>> proxy) {}

    /**
     * @throws IOException when the server cannot be reached, or does not take it
     * @throws GatherException when somebody has to change something before
     */
    public void post(String json) throws IOException, InterruptedException {
        HttpUrl home = server.home();
        Map<String, String> own = headers();
        Tls tls = server.insecure() ? null : Tls.of(server.tls(), passwords.key(), server.subject());
        WebAccess access = new WebAccess(server.subject(), tls, server.proxy(), passwords.proxy(), false,
                new Bounds(patience, patience, patience, GO_AHEAD));
        Payload payload = Payload.raw(new Text(json.getBytes(StandardCharsets.UTF_8)), 0, "application/json");
        try (Web web = Web.open(access)) {
            Answer answer = web.ask(new WebRequest("POST", home, home, Map.of(), (_, _) -> own, payload));
            if (!answer.isGood()) {
                String said = answer.text().replaceAll("\\p{Cntrl}+", " ").strip();
                throw new IOException("the webhook answers " + answer.status() + (said.isEmpty()
                        ? ""
                        : ": " + said.substring(0, Math.min(said.length(), MOST_TOLD))));
            }
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        text(passwords.token()).ifPresent(token -> headers.put("Authorization", "Bearer " + token));
        text(passwords.header()).ifPresent(line -> {
            int colon = line.indexOf(':');
            if (colon < 1 || !line.substring(0, colon).matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
                throw unfit("a header is written as Name: value");
            }
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        });
        return headers;
    }

    private Optional<String> text(Supplier<Optional<char[]>> secret) {
        Optional<char[]> found = secret.get();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String text = new String(found.get());
        Arrays.fill(found.get(), '\0');
        if (!text.matches("[\\x20-\\x7e]+")) {
            throw unfit("a secret of the webhook cannot be told to a server");
        }
        return Optional.of(text);
    }

    private GatherException unfit(String what) {
        return new GatherException(NetError.SECRET_UNFIT, what, server.subject().section(),
                "look for line feeds and other letters than of ASCII in it");
    }

    private static final class Text implements PayloadSource {
        private final byte[] bytes;

        Text(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open(long offset) {
            return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
        }
    }
}
