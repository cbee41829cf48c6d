package io.gather.cli.modules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.module.Contribution;
import io.gather.core.module.GatherModule;
import io.gather.core.module.Service;
import io.gather.core.module.Verb;

/** A module that brings what it is given. */
public final class TestModule implements GatherModule {
    private final String name;
    private final List<Verb> verbs = new ArrayList<>();
    private final List<Contribution> contributions = new ArrayList<>();
    private final List<Service> services = new ArrayList<>();

    public TestModule(String name) {
        this.name = name;
    }

    public TestModule with(Verb... more) {
        verbs.addAll(List.of(more));
        return this;
    }

    public TestModule with(Contribution... more) {
        contributions.addAll(List.of(more));
        return this;
    }

    public TestModule with(Service... more) {
        services.addAll(List.of(more));
        return this;
    }

    /** As if it had come in a jar. */
    public Provided<GatherModule> provided() {
        return new Provided<>(this, Path.of("/opt/gather/plugins", name + ".jar"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String about() {
        return "what the test of " + name + " is about";
    }

    @Override
    public List<Verb> verbs() {
        return verbs;
    }

    @Override
    public List<Contribution> contributions() {
        return contributions;
    }

    @Override
    public List<Service> services() {
        return services;
    }
}
