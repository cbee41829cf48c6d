package io.gather.incident.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.gather.core.error.GatherException;
import io.gather.core.module.ModuleContext;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbOutput;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.SettingValues;
import io.gather.incident.capture.FlogCaptures;
import io.gather.incident.error.IncidentWebError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IncidentWebVerbTest {
    private static final String PASSWORD = "a password for the test";

    @TempDir
    private Path folder;
    private final BlockingQueue<String> results = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

    private static HttpResponse<String> get(String address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Runs it, looks at it, and ends it as a signal does. */
    private void served(VerbCall call, Look look) throws Exception {
        FlogCaptures.copy(FlogCaptures.GATHERER, folder.resolve("base"));
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                new IncidentWebVerb().run(call);
            } catch (Exception e) {
                ended.set(e);
            }
        });
        String address = results.poll(20, TimeUnit.SECONDS);
        assertThat(address).as(String.valueOf(ended.get())).isNotNull();
        look.at(address);
        thread.interrupt();
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> get(address)).isInstanceOf(IOException.class);
    }

    /** What is looked at. */
    private interface Look {
        void at(String address) throws Exception;
    }

    @Test
    void servesThisMachineUntilItIsStopped() throws Exception {
        served(call(Optional.empty(), "--port", "0"), address -> {
            assertThat(address).startsWith("http://127.0.0.1:");
            assertThat(get(address).body()).contains("<strong>5</strong> incidents");
            assertThat(get(address + "style.css").headers().firstValue("content-type"))
                    .contains("text/css; charset=utf-8");
            assertThat(get(address + "script.js").body()).contains("use strict");
            assertThat(messages).isEmpty();
        });
    }

    @Test
    void servesWhoTellsThePassword() throws Exception {
        served(call(Optional.of(PASSWORD), "--port", "0", "--address", "0.0.0.0"), address -> {
            String local = address.replace("0.0.0.0", "127.0.0.1");
            assertThat(get(local).statusCode()).isEqualTo(401);
            assertThat(get(local, "Authorization", "Basic " + Base64.getEncoder().encodeToString(("x:" + PASSWORD)
                    .getBytes(StandardCharsets.UTF_8))).statusCode()).isEqualTo(200);
            assertThat(messages.poll()).contains("--tls-cert").doesNotContain(PASSWORD);
        });
    }

    private void refused(IncidentWebError error, VerbCall call) {
        assertThatThrownBy(() -> new IncidentWebVerb().run(call)).isInstanceOfSatisfying(GatherException.class,
                e -> assertThat(e.is(error)).as(e.getMessage()).isTrue());
        assertThat(results).isEmpty();
    }

    @Test
    void refusesToBeOpenToAll() {
        refused(IncidentWebError.NO_PASSWORD, call(Optional.empty(), "--address", "0.0.0.0"));
        refused(IncidentWebError.NO_PASSWORD, call(Optional.empty(), "--address", "::"));
        refused(IncidentWebError.WEAK_PASSWORD, call(Optional.of("secret"), "--port", "0"));
    }

    @Test
    void refusesWhatItIsToldWrongly() throws Exception {
        refused(IncidentWebError.ASKED_WRONG, call(Optional.empty(), "--port", "70000"));
        refused(IncidentWebError.ASKED_WRONG, call(Optional.empty(), "--port", "http"));
        refused(IncidentWebError.ASKED_WRONG, call(Optional.empty(), "--silent", "soon"));
        refused(IncidentWebError.ASKED_WRONG, call(Optional.empty(), "--tls-key", "web.key"));
        FlogCaptures.copy(FlogCaptures.GATHERER, folder.resolve("base"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused(IncidentWebError.NOT_SERVED,
                    call(Optional.empty(), "--port", Integer.toString(taken.getLocalPort())));
        }
    }

    private VerbCall call(Optional<String> password, String... options) {
        Map<String, List<String>> all = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            all.put(options[i], List.of(options[i + 1]));
        }
        return new VerbCall(new Context(password), all, List.of(folder.resolve("base").toString()), new Output());
    }

    /** Nothing is set. */
    private final class Context implements ModuleContext {
        private final Secrets secrets;

        Context(Optional<String> password) {
            this.secrets = _ -> password.map(String::toCharArray);
        }

        @Override
        public Path state() {
            return folder;
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public SettingValues settings() {
            return SettingValues.builtIn();
        }

        @Override
        public Secrets secrets() {
            return secrets;
        }

        @Override
        public void notice(String text) {
            messages.add(text);
        }
    }

    /** What was said. */
    private final class Output implements VerbOutput {
        @Override
        public void result(String text) {
            results.add(text);
        }

        @Override
        public void json(Object value) {
            results.add(value.toString());
        }

        @Override
        public void message(String text) {
            messages.add(text);
        }
    }
}
