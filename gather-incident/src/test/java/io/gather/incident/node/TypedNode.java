package io.gather.incident.node;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import io.gather.core.module.ModuleContext;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbOption;
import io.gather.core.module.VerbOutput;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingValues;

/** What is typed on a node, and what is answered. */
record TypedNode(Path state, Optional<String> secretFurl, List<String> said) implements VerbOutput, ModuleContext {
    TypedNode(Path state) {
        this(state, Optional.empty(), new CopyOnWriteArrayList<>());
    }

    int run(Verb verb, String... words) throws Exception {
        Map<String, List<String>> options = new LinkedHashMap<>();
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            Optional<VerbOption> option = verb.options().stream().filter(it -> it.name().equals(word)).findFirst();
            if (option.isPresent()) {
                List<String> values = options.computeIfAbsent(word, _ -> new ArrayList<>());
                if (!option.get().value().isEmpty()) {
                    i++;
                    values.add(words[i]);
                }
            } else {
                arguments.add(word);
            }
        }
        return verb.run(new VerbCall(this, options, arguments, this));
    }

    @Override
    public void result(String text) {
        said.add(text);
    }

    @Override
    public void json(Object value) {
        said.add(value.toString());
    }

    @Override
    public void message(String text) {
        said.add(text);
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
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
        return _ -> secretFurl.map(String::toCharArray);
    }

    @Override
    public void notice(String text) {
        said.add(text);
    }
}
