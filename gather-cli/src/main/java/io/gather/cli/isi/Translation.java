package io.gather.cli.isi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/** What a command line of {@code isi_gather_info} becomes: one of ours, and what the user is told about the differences. */
final class Translation {
    static final String GATHERS = "run";

    /** What these name is gathered by a group of its own, which only then is there. */
    private static final Set<String> NAMED = Set.of("--file", "--command", "--local-command");
    private static final String EXTRA = "extra";

    private final List<String> gather = new ArrayList<>();
    private final List<String> selection = new ArrayList<>();
    private final List<String> uploads = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final List<Analysis> analyses = new ArrayList<>();
    private final List<String> listed = new ArrayList<>();
    private @Nullable Path resent;
    private @Nullable Path linkIn;
    private boolean lists;
    private boolean saves;
    private boolean runs = true;
    private boolean serial;
    private int processes;
    private @Nullable String timeoutOfAll;

    /** Of the gather. */
    Translation add(String... args) {
        gather.addAll(List.of(args));
        return this;
    }

    /** As {@link #upload}, but nothing that sending a bundle again could use. */
    Translation select(String... args) {
        selection.addAll(List.of(args));
        return this;
    }

    /** Of the gather, and of what {@code --save} saves. */
    Translation upload(String... args) {
        uploads.addAll(List.of(args));
        return this;
    }

    /** As if this variable had been set. */
    void set(String variable, String value) {
        environment.put(variable, value);
    }

    void note(String text) {
        notes.add(text);
    }

    /** @param wanted groups whose items are listed; none: the groups are */
    void list(List<String> wanted) {
        lists = true;
        listed.addAll(wanted);
    }

    void resend(String file) {
        resent = Path.of(file);
    }

    /** When the gather has ended. */
    void analyze(Analysis analysis) {
        analyses.add(analysis);
    }

    void link(Path folder) {
        linkIn = folder;
    }

    /** @param only whether nothing is gathered then */
    void save(boolean only) {
        saves = true;
        runs &= !only;
    }

    void gatherNothing() {
        runs = false;
    }

    /** Wins over the number of processes, wherever it stands. */
    void serial() {
        serial = true;
    }

    void processes(int number) {
        processes = number;
    }

    void timeoutOfAll(String time) {
        timeoutOfAll = time;
    }

    Set<String> notes() {
        return notes;
    }

    Map<String, String> environment() {
        return environment;
    }

    Afterwards afterwards() {
        return new Afterwards(linkIn, analyses);
    }

    /**
     * The command lines of ours, to be run one after the other as long as they end well.
     *
     * @param groups the names of all groups
     */
    List<List<String>> lines(Supplier<Collection<String>> groups) {
        if (lists) {
            return List.of(listed.isEmpty()
                    ? List.of("groups")
                    : Stream.concat(Stream.of("items"), listed.stream()).toList());
        }
        List<List<String>> lines = new ArrayList<>();
        if (saves) {
            lines.add(joined(List.of(List.of("settings", "modify"), selection, uploads)));
        }
        Path again = resent;
        if (again != null) {
            lines.add(joined(List.of(List.of("upload", "--again", again.toString()), uploads)));
        } else if (runs) {
            lines.add(joined(List.of(run(groups), gather, selection, uploads)));
        }
        return lines;
    }

    private List<String> run(Supplier<Collection<String>> groups) {
        List<String> run = new ArrayList<>(List.of(GATHERS));
        if (serial || processes > 0) {
            run.addAll(List.of("--parallel", serial ? "1" : Integer.toString(processes)));
        }
        if (timeoutOfAll != null) {
            List<String> all = new ArrayList<>(groups.get());
            if (gather.stream().anyMatch(NAMED::contains)) {
                all.add(EXTRA);
            }
            all.forEach(group -> run.addAll(List.of("--timeout", group + "=" + timeoutOfAll)));
        }
        return run;
    }

    private static List<String> joined(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    static GatherException wrong(String option, String what) {
        return new GatherException(CommandError.ISI_OPTION, what, option,
                "see what it takes: isi_gather_info --help, docs/isi_gather_info.md");
    }
}
