package io.gather.incident.node;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import io.gather.core.module.ModuleContext;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbOutput;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.SettingValues;
import io.gather.fixtures.verbs.TypedLine;

/** What is typed on a node, and what is answered. */
record TypedNode(Path state, Optional<String> secretFurl, List<String> said) implements VerbOutput, ModuleContext {
    TypedNode(Path state) {
        this(state, Optional.empty(), new CopyOnWriteArrayList<>());
    }

    int run(Verb verb, String... words) throws Exception {
        return verb.run(TypedLine.of(verb, words).call(this, this));
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
        return SettingValues.builtIn();
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
