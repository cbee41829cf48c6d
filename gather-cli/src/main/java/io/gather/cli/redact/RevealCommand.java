package io.gather.cli.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "reveal", mixinStandardHelpOptions = true, description = "Brings obfuscated addresses and names back, for whoever obfuscated them here.")
final class RevealCommand implements Callable<Integer> {
    private final Revealing revealing;

    @Parameters(arity = "1..*", paramLabel = "FILE|TEXT", description = "a file, a text where no file has this name, or - for standard input")
    private List<String> what = new ArrayList<>();

    @Option(names = "--json", description = "what stands for what, as a JSON object")
    private boolean json;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    RevealCommand(Revealing revealing) {
        this.revealing = revealing;
    }

    @Override
    public Integer call() throws Exception {
        return revealing.reveal(what, json, places);
    }
}
