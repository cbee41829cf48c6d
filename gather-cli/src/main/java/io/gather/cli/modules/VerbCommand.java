package io.gather.cli.modules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.gather.cli.help.HelpExample;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Printer;
import io.gather.core.module.Service;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbArgument.Count;
import io.gather.core.module.VerbCall;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A verb of a module, as the program's own commands are. */
final class VerbCommand extends ModuleCommand implements Callable<Integer> {
    private final Verb verb;
    private final CommandParts parts;
    private final PlaceOptions places = new PlaceOptions();
    private ModuleOptions options = new ModuleOptions(List.of());
    private final List<PositionalParamSpec> arguments = new ArrayList<>();

    VerbCommand(InstalledModule module, Verb verb, CommandParts parts) {
        super(module, examples(module, verb));
        this.verb = verb;
        this.parts = parts;
    }

    CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name(verb.name()).mixinStandardHelpOptions(true);
        spec.usageMessage().description(verb.about()).sortOptions(false);
        options = ModuleOptions.addedTo(spec, verb.options());
        for (VerbArgument argument : verb.arguments()) {
            PositionalParamSpec positional = argument(arguments.size(), argument);
            arguments.add(positional);
            spec.addPositional(positional);
        }
        return spec.addMixin("places", CommandSpec.forAnnotatedObject(places));
    }

    private static PositionalParamSpec argument(int place, VerbArgument argument) {
        String arity = switch (argument.count()) {
            case ONE -> "1";
            case AT_MOST_ONE -> "0..1";
            case AT_LEAST_ONE -> "1..*";
            case ANY -> "0..*";
        };
        boolean many = argument.count() == Count.AT_LEAST_ONE || argument.count() == Count.ANY;
        PositionalParamSpec.Builder builder = PositionalParamSpec.builder().paramLabel(argument.label())
                .description(argument.about()).arity(arity).required(needed(argument));
        return many
                ? builder.index(place + "..*").type(List.class).auxiliaryTypes(String.class).build()
                : builder.index(Integer.toString(place)).type(String.class).build();
    }

    private static boolean needed(VerbArgument argument) {
        return argument.count() == Count.ONE || argument.count() == Count.AT_LEAST_ONE;
    }

    private static List<HelpExample> examples(InstalledModule module, Verb verb) {
        String usage = Stream.concat(Stream.of("gather", module.name(), verb.name()),
                verb.arguments().stream().filter(VerbCommand::needed)
                        .map(VerbArgument::label))
                .collect(Collectors.joining(" "));
        return verb.examples().isEmpty()
                ? List.of(new HelpExample(usage, verb.about()))
                : verb.examples().stream().map(it -> new HelpExample(it.line(), it.about())).toList();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> words = arguments.stream().flatMap(it -> ModuleOptions.texts(it.getValue()).stream()).toList();
        Printer printer = parts.printer();
        VerbCall call = new VerbCall(parts.context(module(), places, text -> printer.message("note: " + text)),
                options.typed(), words, new PrintedOutput(printer));
        return new VerbRun(verb, Service.STOPS_WITHIN).run(call);
    }
}
