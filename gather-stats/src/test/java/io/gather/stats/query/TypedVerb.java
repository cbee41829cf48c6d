package io.gather.stats.query;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.json.Json;
import io.gather.core.module.ModuleContext;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbOutput;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.SettingValues;
import io.gather.fixtures.verbs.TypedLine;

/** A verb as somebody types it, without a terminal: options with their values, and words. */
public final class TypedVerb implements VerbOutput, ModuleContext {
    private final List<String> results = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final Path state;
    private final Clock clock;
    private int code = -1;

    public TypedVerb(Path state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    public TypedVerb run(Verb verb, String... line) throws IOException, InterruptedException {
        code = verb.run(TypedLine.of(verb, line).call(this, this));
        return this;
    }

    public List<String> results() {
        return results;
    }

    public List<String> messages() {
        return messages;
    }

    public int code() {
        return code;
    }

    @Override
    public synchronized void result(String text) {
        results.addAll(text.lines().toList());
    }

    @Override
    public synchronized void json(Object value) {
        results.add(Json.write(value));
    }

    @Override
    public synchronized void message(String text) {
        messages.add(text);
    }

    @Override
    public Path state() {
        return state;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public SettingValues settings() {
        return SettingValues.builtIn();
    }

    @Override
    public Secrets secrets() {
        return Secrets.none();
    }

    @Override
    public synchronized void notice(String text) {
        messages.add(text);
    }
}
