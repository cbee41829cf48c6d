package io.gather.incident.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.gather.core.files.DurableFile;
import io.gather.incident.event.LogEvent;
import io.gather.transport.foolscap.furl.TubId;

/**
 * Lays files aside that are damaged, where the Python gatherer does not find them. The oldest ones go when there is no room for all. Safe
 * for several threads.
 */
final class Quarantine {
    private final StorePlaces places;
    private final Consumer<String> notices;
    private long count;
    private long bytes;

    Quarantine(StorePlaces places, Consumer<String> notices) {
        this.places = places;
        this.notices = notices;
    }

    private record Aside(Path file, FileTime time, long bytes) {}

    /** Counts what is there. */
    synchronized void refresh() throws IOException {
        List<Aside> there = there();
        count = there.size();
        bytes = there.stream().mapToLong(Aside::bytes).sum();
    }

    synchronized long count() {
        return count;
    }

    synchronized long bytes() {
        return bytes;
    }

    private List<Aside> there() throws IOException {
        List<Aside> there = new ArrayList<>();
        if (Files.isDirectory(places.quarantine())) {
            try (Stream<Path> all = Files.walk(places.quarantine(), 2)) {
                for (Path file : all.filter(it -> Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS)).toList()) {
                    there.add(new Aside(file, Files.getLastModifiedTime(file), Files.size(file)));
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return there;
    }

    /**
     * Damaged files go before any incident does.
     *
     * @param others how many files there are besides
     * @param size of those
     */
    synchronized void makeRoom(StoreLimits limits, long others, long size) throws IOException {
        List<Aside> oldestFirst = there();
        oldestFirst.sort(Comparator.comparing(Aside::time));
        count = oldestFirst.size();
        bytes = oldestFirst.stream().mapToLong(Aside::bytes).sum();
        int gone = 0;
        for (Aside each : oldestFirst) {
            if (!limits.isTight(others + count, size + bytes)) {
                break;
            }
            Files.delete(each.file());
            removeEmpty(each.file().resolveSibling(""));
            count--;
            bytes -= each.bytes();
            gone++;
        }
        if (gone > 0) {
            notices.accept(gone + (gone == 1 ? " damaged file of " : " damaged files of ")
                    + places.base().relativize(places.quarantine()) + " went to make room");
        }
    }

    private static void removeEmpty(Path folder) throws IOException {
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException others) {
            // It stays with them.
        }
    }

    synchronized void lay(TubId tub, Path file, String reason) throws IOException {
        Path folder = places.quarantine(tub);
        DurableFile.makeFolder(folder);
        Path target = folder.resolve(file.getFileName());
        for (int i = 1; Files.exists(target, LinkOption.NOFOLLOW_LINKS); i++) {
            target = folder.resolve(file.getFileName() + "." + i);
        }
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        DurableFile.force(folder);
        count++;
        bytes += Files.size(target);
        notices.accept(places.base().relativize(file) + " " + reason + "; it is in "
                + places.base().relativize(target) + " now");
    }

    /**
     * For an incident that comes in the place of a damaged file. A node gives a name once: whoever gives it twice would replace what it wants to be forgotten.
     *
     * @return the other incident that has the name: there is no room then
     */
    Optional<EntryReader.Content> makeWay(TubId tub, IncidentName name, LogEvent trigger) throws IOException {
        Path file = places.incident(tub, name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        EntryReader.Content there = EntryReader.read(file);
        if (there == null) {
            lay(tub, file, "is damaged");
            return Optional.empty();
        }
        // One that was stored and never came into the index is stored again.
        return TriggerIdentity.of(there.trigger()).equals(TriggerIdentity.of(trigger))
                ? Optional.empty()
                : Optional.of(there);
    }

    /** What to ask for so that incidents whose files were damaged come again. */
    String before(Optional<ReportingNode> node, TubId tub, String since) throws IOException {
        String earliest = since;
        for (String each : node.map(ReportingNode::tubs).orElse(List.of(tub.text()))) {
            TubId its = new TubId(each);
            if (Files.isDirectory(places.quarantine(its))) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(places.quarantine(its))) {
                    for (Path file : files) {
                        earliest = earlier(its, file, earliest);
                    }
                }
            }
        }
        return earliest;
    }

    private String earlier(TubId tub, Path file, String since) {
        return IncidentName.ofFile(String.valueOf(file.getFileName()))
                .filter(name -> !Files.exists(places.incident(tub, name)))
                .map(name -> name.before(Duration.ofSeconds(1))).filter(before -> before.compareTo(since) < 0)
                .orElse(since);
    }
}
