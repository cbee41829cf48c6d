package io.gather.cli.isi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import io.gather.cli.show.Printer;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code isi_gather_info}: turns its options into a command line of ours, and runs that. */
public final class IsiGatherInfo implements Callable<Integer> {
    public static final String NAME = "isi_gather_info";

    private final Printer printer;
    private final Map<String, String> environment;
    private final Supplier<Collection<String>> groups;
    private final Supplier<Collection<String>> secrets;
    private final Again again;
    private final CommandSpec spec;

    private IsiGatherInfo(Printer printer, Map<String, String> environment, Supplier<Collection<String>> groups,
            Supplier<Collection<String>> secrets, Again again) {
        this.printer = printer;
        this.environment = environment;
        this.groups = groups;
        this.secrets = secrets;
        this.again = again;
        this.spec = CommandSpec.wrapWithoutInspection(this);
    }

    /**
     * @param groups names of all groups of the catalog
     * @param secrets names of all variables that hold secrets of uploads and modules
     */
    public static CommandLine command(Printer printer, Map<String, String> environment,
            Supplier<Collection<String>> groups, Supplier<Collection<String>> secrets, Again again) {
        CommandSpec spec = new IsiGatherInfo(printer, environment, groups, secrets, again).spec.name(NAME);
        spec.usageMessage().description("Gathers, with the options of the log gather of OneFS.");
        spec.usageMessage().sortOptions(false);
        spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("shows this").build());
        spec.addOption(OptionSpec.builder("-v", "-V", "--version").versionHelp(true).description("shows the version")
                .build());
        IsiOptions.all().forEach(option -> spec.addOption(option.spec()));
        return new CommandLine(spec);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Translation translation = translate(spec.commandLine().getParseResult());
        translation.notes().forEach(note -> printer.message("note: " + note));
        Map<String, String> changed = new HashMap<>(environment);
        changed.putAll(translation.environment());
        int code = 0;
        for (List<String> line : translation.lines(groups)) {
            code = code == 0 ? run(line, changed, translation.afterwards()) : code;
        }
        return code;
    }

    static Translation translate(ParseResult parsed) {
        Translation translation = new Translation();
        List<IsiOption> given = new ArrayList<>(IsiOptions.all());
        given.removeIf(option -> !parsed.hasMatchedOption(option.longest()));
        List<String> order = Contradictions.order(parsed);
        given.removeIf(option -> Contradictions.overruled(option.longest(), order));
        check(given.stream().map(IsiOption::longest).toList());
        for (IsiOption option : given) {
            option.becomes().tell(option.parameter().isEmpty()
                    ? List.of()
                    : values(parsed.matchedOption(option.longest())), translation);
        }
        return translation;
    }

    private static List<String> values(OptionSpec option) {
        return new ArrayList<>(option.stringValues());
    }

    private static void check(List<String> given) {
        if (given.contains("--temp") && given.contains("--save_to_local")) {
            throw Translation.wrong("-T", "cannot be used together with -L");
        }
        if (given.contains("--password") && !given.contains("--user")) {
            throw Translation.wrong("-p", "is only valid together with -u");
        }
        for (String sends : List.of("--re-upload", "--verify-upload")) {
            if (given.contains("--noupload") && given.contains(sends)) {
                throw Translation.wrong("--noupload", "cannot be used together with " + sends + ", which uploads");
            }
        }
    }

    private int run(List<String> line, Map<String, String> changed, Afterwards afterwards)
            throws IOException, InterruptedException {
        if (!line.getFirst().equals(Translation.GATHERS) || afterwards.isNothing()) {
            return again.run(printer.out(), changed, line);
        }
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        int code = again.run(printer.to(told).out(), changed, line);
        String text = told.toString(StandardCharsets.UTF_8);
        text.lines().forEach(printer::result);
        afterwards.go(text, code, secrets.get(), printer);
        return code;
    }
}
