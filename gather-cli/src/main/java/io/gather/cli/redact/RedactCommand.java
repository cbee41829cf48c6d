package io.gather.cli.redact;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "redact", mixinStandardHelpOptions = true, description = "Makes a new bundle of a finished one, in which secrets are masked and, if asked for, identities replaced; or says where secrets are, and by which rules.")
final class RedactCommand implements Callable<Integer> {
    private final Explaining explaining;
    private final RuleLists rules;
    private final CleansedCopies copies;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(multiplicity = "0..1")
    private @Nullable Way way;

    @Mixin
    private CleanseOptions options = new CleanseOptions();

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    @Option(names = "--json", description = "the result as a JSON object, or one a line")
    private boolean json;

    @Parameters(arity = "0..*", paramLabel = "BUNDLE|FILE", description = "a bundle, of ours or any tar; with --explain a file, a folder with all below it, or - for standard input")
    private List<String> what = new ArrayList<>();

    /** What is done with the files. */
    static final class Way {
        @Option(names = "--explain", description = "tell line, column, kind and rule of each secret, and never the secret")
        private boolean explain;

        @Option(names = "--rules", description = "list the rules of this installation")
        private boolean list;

        /** What is left where it is none of the two. */
        @SuppressWarnings("UnusedVariable")
        @Option(names = "--check", description = "try rules of your own: whether each finds in its examples what it should")
        private boolean check;
    }

    RedactCommand(Explaining explaining, RuleLists rules, CleansedCopies copies) {
        this.explaining = explaining;
        this.rules = rules;
        this.copies = copies;
    }

    @Override
    public Integer call() throws Exception {
        if (way == null) {
            if (what.size() != 1) {
                throw new ParameterException(spec.commandLine(), "name one bundle, or --explain, --rules or --check");
            }
            return copies.write(Path.of(what.getFirst()), options, json, places);
        }
        return way.explain ? explaining.explain(what, json) : way.list ? rules.list(json) : rules.check(what);
    }
}
