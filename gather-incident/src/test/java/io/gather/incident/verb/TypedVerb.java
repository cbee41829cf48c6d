package io.gather.incident.verb;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.json.Json;
import io.gather.core.module.ModuleContext;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbOption;
import io.gather.core.module.VerbOutput;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingValues;

/** A verb as it is typed, and what it answers. */
final class TypedVerb implements VerbOutput {
    final List<String> results = new ArrayList<>();
    final List<String> messages = new ArrayList<>();
    int code;

    /** @param state the module's folder */
    static TypedVerb run(Path state, Clock clock, String... words) throws Exception {
        TypedVerb typed = new TypedVerb();
        Verb verb = ReadingVerbs.all().stream().filter(it -> it.name().equals(words[0])).findFirst().orElseThrow();
        Map<String, List<String>> options = new LinkedHashMap<>();
        List<String> arguments = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            String word = words[i];
            if (word.startsWith("--")) {
                VerbOption option = verb.options().stream().filter(it -> it.name().equals(word)).findFirst()
                        .orElseThrow();
                List<String> values = options.computeIfAbsent(word, _ -> new ArrayList<>());
                if (!option.value().isEmpty()) {
                    values.add(words[++i]);
                }
            } else {
                arguments.add(word);
            }
        }
        typed.code = verb.run(new VerbCall(context(state, clock), options, arguments, typed));
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
                return new SettingValues() {
                    @Override
                    public <T> T of(Setting<T> setting) {
                        return setting.builtIn();
                    }
                };
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
