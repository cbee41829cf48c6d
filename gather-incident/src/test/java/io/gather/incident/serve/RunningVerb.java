package io.gather.incident.serve;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.gather.core.json.Json;
import io.gather.core.module.ModuleContext;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbOutput;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.SettingValues;
import io.gather.fixtures.verbs.TypedLine;
import org.jspecify.annotations.Nullable;

/** A verb in a thread of its own, which is interrupted in the end as a signal would. */
final class RunningVerb implements AutoCloseable {
    final BlockingQueue<String> results = new LinkedBlockingQueue<>();
    final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    final List<String> all = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile @Nullable Throwable failure;
    private volatile int code = -1;

    RunningVerb(Path state, String... words) {
        Verb verb = ServingVerbs.all().stream().filter(it -> it.name().equals(words[0])).findFirst().orElseThrow();
        VerbCall call = TypedLine.of(verb, Arrays.copyOfRange(words, 1, words.length)).call(new Context(state),
                new Output());
        thread = Thread.ofVirtual().start(() -> {
            try {
                code = verb.run(call);
            } catch (InterruptedException e) {
                code = 143;
            } catch (Exception | AssertionError e) {
                failure = e;
            }
        });
    }

    /** One that ends by itself. */
    static RunningVerb done(Path state, String... words) throws Throwable {
        RunningVerb verb = new RunningVerb(state, words);
        verb.join();
        return verb;
    }

    String message(String begin) throws InterruptedException {
        return next(messages, begin);
    }

    String result(String part) throws InterruptedException {
        return next(results, part);
    }

    private String next(BlockingQueue<String> lines, String part) throws InterruptedException {
        while (true) {
            String line = lines.poll(25, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("nothing was said of: " + part + "; but " + all + failure);
            }
            if (line.contains(part)) {
                return line;
            }
        }
    }

    int join() throws Throwable {
        thread.join(TimeUnit.SECONDS.toMillis(20));
        Throwable thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
        return code;
    }

    int end() throws Throwable {
        thread.interrupt();
        return join();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Output implements VerbOutput {
        @Override
        public void result(String text) {
            all.add(text);
            results.add(text);
        }

        @Override
        public void json(Object value) {
            result(Json.write(value));
        }

        @Override
        public void message(String text) {
            all.add(text);
            messages.add(text);
        }
    }

    private final class Context implements ModuleContext {
        private final Path state;

        Context(Path state) {
            this.state = state;
        }

        @Override
        public Path state() {
            return state;
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
            throw new AssertionError("no secrets are needed");
        }

        @Override
        public void notice(String text) {
            all.add(text);
            messages.add(text);
        }
    }
}
