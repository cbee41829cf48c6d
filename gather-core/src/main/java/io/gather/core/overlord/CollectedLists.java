package io.gather.core.overlord;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gather.core.files.LineFile;
import io.gather.core.json.Json;
import io.gather.core.outcome.Outcome;
import io.gather.core.overlord.state.RunDirectory;
import io.gather.core.report.Collected;
import org.jspecify.annotations.Nullable;

/**
 * The lists of what was collected. One list of everything is what survives a crash: however many nodes there are, making it
 * durable costs the same. A list for each place is derived from it, so that the metadata are written a node at a time. For one
 * thread at a time.
 */
public final class CollectedLists implements AutoCloseable {
    private final RunDirectory run;
    private final LineFile all;
    private final Map<Path, LineFile> open = new HashMap<>();
    private final ClosingRoom closing;

    private CollectedLists(RunDirectory run, LineFile all, ClosingRoom closing) {
        this.run = run;
        this.all = all;
        this.closing = closing;
    }

    /** Either an outcome or one of its results. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(String place, @Nullable Outcome outcome, Collected.@Nullable Entry entry) {}

    /**
     * Forgets what was listed after a checkpoint: the bundle has lost it too, the spools still have it.
     *
     * @param confirmed bytes of the list of everything; 0 for a new gather
     * @param closing is told of what is listed already
     */
    static CollectedLists open(RunDirectory run, long confirmed, ClosingRoom closing) throws IOException {
        CollectedLists lists = new CollectedLists(run, LineFile.open(run.collected(), confirmed), closing);
        try {
            lists.derive();
            return lists;
        } catch (IOException e) {
            lists.close();
            throw e;
        }
    }

    /**
     * How many outcomes with results were listed after a checkpoint; a last line that is being written is left out.
     *
     * @param confirmed bytes of the list of everything
     */
    public static int itemsAfter(RunDirectory run, long confirmed) throws IOException {
        try (FileChannel channel = FileChannel.open(run.collected()).position(confirmed);
                BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
            return (int) lines.lines().filter(CollectedLists::hasResults).count();
        } catch (NoSuchFileException nothing) {
            return 0;
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    private static boolean hasResults(String text) {
        try {
            Outcome outcome = Json.read(text, Line.class).outcome();
            return outcome != null && outcome.results() > 0;
        } catch (IOException torn) {
            return false;
        }
    }

    private void derive() throws IOException {
        try (DirectoryStream<Path> stale = Files.newDirectoryStream(run.path(), "{outcomes,results}-*.jsonl")) {
            for (Path list : stale) {
                Files.delete(list);
            }
        }
        try (BufferedReader lines = Files.newBufferedReader(run.collected())) {
            String text = lines.readLine();
            while (text != null) {
                Line line = Json.read(text, Line.class);
                put(line);
                describe(line);
                text = lines.readLine();
            }
        }
        closePlaces();
    }

    private void describe(Line line) {
        if (line.outcome() != null) {
            closing.add(line.outcome());
        }
        if (line.entry() != null) {
            closing.add(line.entry().result());
        }
    }

    void add(String place, Outcome outcome) throws IOException {
        add(new Line(place, outcome, null));
    }

    void add(String place, Collected.Entry entry) throws IOException {
        add(new Line(place, null, entry));
    }

    private void add(Line line) throws IOException {
        long before = all.size();
        all.add(line);
        try {
            put(line);
        } catch (IOException e) {
            all.cut(before);
            throw e;
        }
    }

    private void put(Line line) throws IOException {
        if (line.outcome() != null) {
            list(run.outcomesFile(line.place())).add(line.outcome());
        }
        if (line.entry() != null) {
            list(run.resultsFile(line.place())).add(line.entry());
        }
    }

    /** @return bytes that are on the disk now */
    long sync() throws IOException {
        all.force();
        return all.size();
    }

    /** Nothing more is expected from there: a thousand nodes must not need a thousand open files. */
    void closePlace(String place) throws IOException {
        for (Path file : new Path[]{run.outcomesFile(place), run.resultsFile(place)}) {
            LineFile list = open.remove(file);
            if (list != null) {
                list.close();
            }
        }
    }

    private LineFile list(Path file) throws IOException {
        LineFile list = open.get(file);
        if (list == null) {
            list = LineFile.append(file);
            open.put(file, list);
        }
        return list;
    }

    private void closePlaces() throws IOException {
        for (LineFile list : open.values()) {
            list.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        try (all) {
            closePlaces();
        }
    }
}
