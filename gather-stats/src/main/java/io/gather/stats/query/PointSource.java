package io.gather.stats.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.gather.core.error.GatherException;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbOption;
import io.gather.core.module.VerbOutput;
import io.gather.stats.config.ConfigReader;
import io.gather.stats.config.SinkConfig;
import io.gather.stats.error.StatsError;
import io.gather.stats.sink.file.FileSinkProvider;
import io.gather.stats.store.PointReader;
import io.gather.stats.store.PointStoreLimits;
import io.gather.stats.store.PointVisitor;
import io.gather.stats.store.ScanTally;
import io.gather.stats.store.StoreFolder;
import io.gather.stats.store.TimeSpan;

/**
 * Where points are read from: files and folders that are named, or the folder that the sink {@code file} writes to.
 *
 * @param stored whether it is that folder
 */
public record PointSource(List<Path> places, boolean stored) {
    private static final String FOLDER = "--folder";
    public static final String CONFIG = "--config-file";

    public PointSource {
        places = List.copyOf(places);
    }

    public static List<VerbOption> options() {
        return List.of(new VerbOption(FOLDER, "DIR", "the folder of the sink 'file', where it is not the usual one"),
                new VerbOption(CONFIG, "FILE", "the configuration that names that folder, such as idic.toml"));
    }

    public static VerbArgument argument() {
        return new VerbArgument("FILE", VerbArgument.Count.ANY,
                "files of points, or folders of them, instead of what is stored");
    }

    public static PointSource of(VerbCall call) {
        if (!call.arguments().isEmpty()) {
            return new PointSource(call.arguments().stream().map(PointSource::path).toList(), false);
        }
        Path state = call.context().state();
        Path folder = call.value(FOLDER).map(PointSource::path)
                .orElseGet(() -> call.value(CONFIG).map(PointSource::path).map(file -> configured(file, state))
                        .orElseGet(() -> FileSinkProvider.folder(
                                new SinkConfig.Files(Optional.empty(), PointStoreLimits.USUAL), state)));
        return new PointSource(List.of(folder), true);
    }

    private static Path configured(Path file, Path state) {
        return FileSinkProvider.folder(ConfigReader.read(file, Set.of()).usable().sink(), state);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw PointOptions.wrong("'" + text + "' is no path", "", "name a file", e);
        }
    }

    /**
     * The files that may have points of that time; those that follow each other in time are together.
     *
     * @throws GatherException when something that is named is not there
     */
    public List<List<Path>> files(TimeSpan span) throws IOException {
        Map<Path, List<Path>> runs = new LinkedHashMap<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                for (Path file : StoreFolder.files(place, span)) {
                    runs.computeIfAbsent(file.toAbsolutePath().getParent(), _ -> new ArrayList<>()).add(file);
                }
            } else if (Files.exists(place)) {
                runs.computeIfAbsent(place, _ -> new ArrayList<>()).add(place);
            } else if (!stored) {
                throw new GatherException(StatsError.POINTS_UNREADABLE, "there is no " + place, "",
                        "name a file of points, or a folder of the sink 'file'");
            }
        }
        return List.copyOf(runs.values());
    }

    /** @param between is told when those that follow begin anew in time */
    public boolean read(TimeSpan span, ScanTally tally, PointVisitor visitor, Runs between) throws IOException {
        PointReader reader = new PointReader(span, tally);
        for (List<Path> run : files(span)) {
            if (!reader.read(run, visitor)) {
                return false;
            }
            between.end();
        }
        return true;
    }

    /** Hears that what follows may be of any time. */
    @FunctionalInterface
    public interface Runs {
        void end() throws IOException;
    }

    /** What is to be known of how it was read. */
    public void tell(ScanTally tally, VerbOutput output) {
        if (tally.points() == 0) {
            output.message("there are no points of that time in " + words()
                    + (stored ? ": has a collector with the sink 'file' run? See --last, --folder" : ""));
        }
        if (tally.damages() > 0) {
            output.message(tally.damages() + (tally.damages() == 1 ? " place" : " places")
                    + " could not be read, and cost only what was there: " + tally.damaged());
        }
    }

    private String words() {
        return places.size() == 1 ? String.valueOf(places.getFirst()) : places.size() + " places";
    }
}
