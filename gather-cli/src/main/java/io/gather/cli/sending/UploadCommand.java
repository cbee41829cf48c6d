package io.gather.cli.sending;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.ShowOptions;
import io.gather.cli.options.UploadOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "upload", mixinStandardHelpOptions = true, sortOptions = false, description = "Sends bundles, by the ways of the settings; goes on where an earlier attempt ended.")
public final class UploadCommand implements Callable<Integer> {
    private final BundleSending sending;

    @Parameters(arity = "0..*", paramLabel = "BUNDLE", description = "what to send")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--all", description = "everything that is queued and has not arrived")
    private boolean all;

    @Option(names = "--again", description = "also what has arrived already")
    private boolean again;

    @Option(names = "--verify", description = "gather a small bundle of this machine and send it: does the upload work?")
    private boolean verify;

    @Option(names = "--case", paramLabel = "ID", description = "the support case, instead of the bundle's")
    private @Nullable String caseId;

    @Option(names = "--cluster", paramLabel = "NAME", description = "name of the cluster, instead of the bundle's")
    private @Nullable String cluster;

    @Mixin
    private UploadOptions uploads = new UploadOptions();

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    @Mixin
    private ShowOptions show = new ShowOptions();

    public UploadCommand(BundleSending sending) {
        this.sending = sending;
    }

    @Override
    public Integer call() throws Exception {
        return sending.send(new UploadOrder(files, all, verify, again, cluster, caseId), uploads, places, show);
    }
}
