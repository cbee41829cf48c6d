package io.gather.stats.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import io.gather.core.error.Category;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.stats.config.ConfigReader;
import io.gather.stats.sink.StatsSinks;

/** {@code gather stats check}: looks at a file without collecting anything. */
public final class CheckVerb implements Verb {
    private final Supplier<StatsSinks> sinks;

    /** @param sinks all that there are */
    public CheckVerb(Supplier<StatsSinks> sinks) {
        this.sinks = sinks;
    }

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String about() {
        return "Tells all that is wrong or odd in a configuration of the collector, with line and column.";
    }

    @Override
    public List<VerbOption> options() {
        return List.of(VerbOption.flag("--json", "as one JSON object"));
    }

    @Override
    public List<VerbArgument> arguments() {
        return List.of(new VerbArgument("FILE", VerbArgument.Count.AT_MOST_ONE,
                ConfigReader.DEFAULT_FILE + " where none is named"));
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather stats check idic.toml", "before the collector is started with it"),
                new VerbExample("gather stats check --json", "for programs"));
    }

    @Override
    public int run(VerbCall call) {
        Path file = call.arguments().isEmpty() ? ConfigReader.DEFAULT_FILE : Path.of(call.arguments().getFirst());
        FileCheck check = FileCheck.of(file, ConfigReader.read(file, sinks.get().names()));
        if (call.has("--json")) {
            call.output().json(check);
        } else {
            check.lines().forEach(call.output()::result);
        }
        return check.valid() ? 0 : Category.USAGE.exitCode();
    }
}
