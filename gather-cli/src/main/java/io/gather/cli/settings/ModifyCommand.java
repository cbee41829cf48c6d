package io.gather.cli.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.gather.cli.options.SelectionOptions;
import io.gather.cli.options.UploadOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "modify", mixinStandardHelpOptions = true, sortOptions = false, description = "Saves settings: those of these options, or any by their keys.")
public final class ModifyCommand implements Callable<Integer> {
    private final Modification modification;

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private UploadOptions uploads = new UploadOptions();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "any setting by its key: --set upload.s3.bucket=logs")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--clear", paramLabel = "KEY", description = "take this setting, or this secret, out of the file")
    private List<String> clear = new ArrayList<>();

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(names = {"-v", "--verbose"}, description = "say what is changed")
    private boolean verbose;

    public ModifyCommand(Modification modification) {
        this.modification = modification;
    }

    @Override
    public Integer call() {
        return modification.modify(new Modification.Told(selection, uploads, set, clear), target, verbose);
    }
}
