package io.gather.stats.chart;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.stats.error.StatsError;
import io.gather.stats.query.PointFilter;
import io.gather.stats.query.PointOptions;
import io.gather.stats.query.PointSource;
import io.gather.stats.store.ScanTally;
import io.gather.stats.store.TimeSpan;

/** {@code gather stats chart}. */
public final class ChartVerb implements Verb {
    private static final String OUTPUT = "--output";
    private static final String USUAL = "stats.html";

    @Override
    public String name() {
        return "chart";
    }

    @Override
    public String about() {
        return "Makes a page of charts of stored points, which needs no network and no other file.";
    }

    @Override
    public List<VerbOption> options() {
        List<VerbOption> options = new ArrayList<>(PointOptions.all());
        options.add(new VerbOption(OUTPUT, "FILE", "where the page goes (default: " + USUAL + ")"));
        options.addAll(PointSource.options());
        return options;
    }

    @Override
    public List<VerbArgument> arguments() {
        return List.of(PointSource.argument());
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather stats chart --last 1d", "the last day, into stats.html"),
                new VerbExample("gather stats chart --name 'node.disk.*' --node 3", "a chart for each of these stats"));
    }

    @Override
    public int run(VerbCall call) throws IOException {
        PointFilter filter = PointOptions.filter(call);
        PointSource source = PointSource.of(call);
        TimeSpan span = PointOptions.span(call, source.stored());
        Path output = path(call.value(OUTPUT).orElse(USUAL));
        ScanTally tally = new ScanTally();
        boolean[] first = {true};
        long points = replace(output, out -> Charts.write(visitor -> {
            source.read(span, first[0] ? tally : new ScanTally(), visitor, () -> {});
            first[0] = false;
        }, filter, !filter.names().isEmpty(), out));
        source.tell(tally, call.output());
        call.output().result(output.toString());
        return points == 0 ? 5 : 0;
    }

    private interface Writing {
        long to(OutputStream out) throws IOException;
    }

    /** A page that is there stays until the new one is whole. */
    private static long replace(Path output, Writing writing) throws IOException {
        Path whole = output.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder == null || Files.isDirectory(whole) || !Files.isDirectory(folder)) {
            throw new GatherException(StatsError.QUESTION_WRONG, output + " cannot be a file", OUTPUT,
                    "name a file in a folder that there is");
        }
        Path temporary = Files.createTempFile(folder, ".stats-", ".html");
        try {
            long points;
            try (OutputStream out = Files.newOutputStream(temporary)) {
                points = writing.to(out);
            }
            Files.move(temporary, whole, StandardCopyOption.REPLACE_EXISTING);
            return points;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new GatherException(StatsError.QUESTION_WRONG, "'" + text + "' is no path", OUTPUT, "name a file", e);
        }
    }
}
