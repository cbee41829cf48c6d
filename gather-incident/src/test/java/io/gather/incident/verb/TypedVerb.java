package io.gather.incident.verb;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.gather.core.json.Json;
import io.gather.core.module.ModuleContext;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbOutput;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.SettingValues;
import io.gather.fixtures.verbs.TypedLine;

/** A verb as it is typed, and what it answers. */
final class TypedVerb implements VerbOutput {
    final List<String> results = new ArrayList<>();
    final List<String> messages = new ArrayList<>();
    int code;

    /** @param state the module's folder */
    static TypedVerb run(Path state, Clock clock, String... words) throws Exception {
        TypedVerb typed = new TypedVerb();
        Verb verb = ReadingVerbs.all().stream().filter(it -> it.name().equals(words[0])).findFirst().orElseThrow();
        typed.code = verb.run(TypedLine.of(verb, Arrays.copyOfRange(words, 1, words.length))
                .call(context(state, clock), typed));
        return typed;
    }

    static ModuleContext context(Path state, Clock clock) {
        return new ModuleContext() {
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
                throw new AssertionError("no secrets are needed");
            }

            @Override
            public void notice(String text) {
                throw new AssertionError(text);
            }
        };
    }

    @Override
    public void result(String text) {
        results.addAll(Arrays.asList(text.split("\n", -1)));
    }

    @Override
    public void json(Object value) {
        results.add(Json.write(value));
    }

    @Override
    public void message(String text) {
        messages.add(text);
    }
}
