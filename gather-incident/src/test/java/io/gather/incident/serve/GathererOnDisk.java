package io.gather.incident.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import io.gather.incident.classify.Classifier;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.flog.FlogReader;
import io.gather.incident.store.IncidentArchive;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.IncidentQuery;
import io.gather.incident.value.LogValue.Dict;

import static org.assertj.core.api.Assertions.assertThat;

/** What is in the directory of a gatherer, beside what its nodes have in theirs. */
public record GathererOnDisk(Path base) {
    public int stored() {
        return files(base.resolve("incidents")).size();
    }

    int indexed() throws IOException {
        return lines("gather/index").size();
    }

    private List<String> lines(String file) throws IOException {
        return Files.exists(base.resolve(file)) ? Files.readAllLines(base.resolve(file)) : List.of();
    }

    /** Files of incidents, also of folders in it; others may come and go. */
    public static List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                if (each.toString().endsWith(".flog.bz2")) {
                    files.add(each);
                } else if (Files.isDirectory(each)) {
                    files.addAll(files(each));
                }
            }
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /**
     * Sees that every incident of every node is there once, under the node that has it, and says what it says there.
     *
     * @param nodes the folder of each, by the id of its tub
     */
    public void check(Map<String, Path> nodes, String seed) throws Exception {
        Map<String, Path> reported = new TreeMap<>();
        Map<String, String> newest = new TreeMap<>();
        nodes.forEach((tub, folder) -> {
            TreeSet<String> names = new TreeSet<>();
            files(folder).forEach(it -> {
                names.add(String.valueOf(it.getFileName()));
                reported.put("incidents/" + tub + "/" + it.getFileName(), it);
            });
            newest.put(tub, names.last());
        });
        List<String> stored = files(base.resolve("incidents")).stream().map(it -> base.relativize(it).toString())
                .toList();
        assertThat(stored).as(seed).containsExactlyInAnyOrderElementsOf(reported.keySet());
        for (Map.Entry<String, Path> each : reported.entrySet()) {
            assertThat(content(base.resolve(each.getKey()))).as(seed + " " + each.getKey())
                    .isEqualTo(content(each.getValue()));
        }
        assertThat(lines("classified/unknown")).as(seed).containsExactlyInAnyOrderElementsOf(stored);
        for (Map.Entry<String, String> each : newest.entrySet()) {
            assertThat(base.resolve("incidents/" + each.getKey() + "/latest")).as(seed)
                    .hasContent(each.getValue().replace(".flog.bz2", ""));
        }
        List<String> notices = new ArrayList<>();
        List<IncidentEntry> entries = new ArrayList<>();
        IncidentArchive.open(base, Classifier.none(), notices::add).each(IncidentQuery.ALL, entries::add);
        assertThat(entries).as(seed).allMatch(it -> it.state() == IncidentEntry.State.WHOLE)
                .extracting(it -> "incidents/" + it.tub() + "/" + it.name().file())
                .containsExactlyInAnyOrderElementsOf(stored);
        assertThat(notices).as(seed).isEmpty();
        assertThat(base.resolve("gather/quarantine")).as(seed).doesNotExist();
        assertThat(base.resolve("gather/incomplete")).as(seed).doesNotExist();
    }

    /** What the lines say that rules of its nodes have found, in all that is stored. */
    public List<String> found() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path each : files(base.resolve("incidents"))) {
            content(each).stream().filter(it -> it.has("umid")).forEach(
                    it -> found.add(it.text("message").orElse("")));
        }
        return found;
    }

    /** The header, then the events. */
    private static List<Dict> content(Path file) throws IOException {
        List<Dict> content = new ArrayList<>();
        try (FlogReader reader = FlogReader.open(file)) {
            for (FlogLine line = reader.next(); line != null; line = reader.next()) {
                content.add(switch (line) {
                    case FlogLine.Header header -> header.header();
                    case FlogLine.Entry entry -> entry.event().fields();
                    case FlogLine.Other _,FlogLine.Damaged _ -> throw new AssertionError(file + ": " + line);
                });
            }
        }
        return content;
    }
}
