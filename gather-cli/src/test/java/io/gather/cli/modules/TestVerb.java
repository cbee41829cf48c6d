package io.gather.cli.modules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbOption;

/** A verb that does what it is given. */
public final class TestVerb implements Verb {
    private final String name;
    private final Doing doing;
    private final List<VerbOption> options = new ArrayList<>();
    private final List<VerbArgument> arguments = new ArrayList<>();

    public TestVerb(String name, Doing doing) {
        this.name = name;
        this.doing = doing;
    }

    /** What is done. */
    public interface Doing {
        int with(VerbCall call) throws IOException, InterruptedException;
    }

    public TestVerb option(String option, String value) {
        options.add(new VerbOption(option, value, "says something"));
        return this;
    }

    public TestVerb argument(String label, VerbArgument.Count count) {
        arguments.add(new VerbArgument(label, count, "is something"));
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String about() {
        return "Does what the test wants.";
    }

    @Override
    public List<VerbOption> options() {
        return options;
    }

    @Override
    public List<VerbArgument> arguments() {
        return arguments;
    }

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        return doing.with(call);
    }
}
