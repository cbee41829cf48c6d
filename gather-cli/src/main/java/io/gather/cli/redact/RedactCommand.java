package io.gather.cli.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "redact", mixinStandardHelpOptions = true, description = "Says where secrets are that a gather would mask, and by which rules.")
final class RedactCommand implements Callable<Integer> {
    private final Explaining explaining;
    private final RuleLists rules;

    @ArgGroup(multiplicity = "1")
    private Way way = new Way();

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "a file, a folder with all below it, or - for standard input")
    private List<String> what = new ArrayList<>();

    /** What is done with the files. */
    static final class Way {
        @Option(names = "--explain", description = "tell line, column, kind and rule of each secret, and never the secret")
        private boolean explain;

        @Option(names = "--rules", description = "list the rules of this installation")
        private boolean list;

        @Option(names = "--check", description = "try rules of your own: whether each finds in its examples what it should")
        private boolean check;
    }

    RedactCommand(Explaining explaining, RuleLists rules) {
        this.explaining = explaining;
        this.rules = rules;
    }

    @Override
    public Integer call() throws Exception {
        return way.explain ? explaining.explain(what, json) : way.list ? rules.list(json) : rules.check(what);
    }
}
