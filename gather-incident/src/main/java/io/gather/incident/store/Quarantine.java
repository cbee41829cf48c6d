package io.gather.incident.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.gather.core.files.DurableFile;
import io.gather.incident.event.LogEvent;
import io.gather.transport.foolscap.furl.TubId;

/** Lays files aside that are damaged, where the Python gatherer does not find them. They are never deleted. */
final class Quarantine {
    private Quarantine() {}

    static void lay(StorePlaces places, TubId tub, Path file, String reason, Consumer<String> notices)
            throws IOException {
        Path folder = places.quarantine(tub);
        DurableFile.makeFolder(folder);
        Path target = folder.resolve(file.getFileName());
        for (int i = 1; Files.exists(target, LinkOption.NOFOLLOW_LINKS); i++) {
            target = folder.resolve(file.getFileName() + "." + i);
        }
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        DurableFile.force(folder);
        notices.accept(places.base().relativize(file) + " " + reason + "; it is in "
                + places.base().relativize(target) + " now");
    }

    /**
     * For an incident that comes in the place of a damaged file. A node gives a name once: whoever gives it twice would fill the disk with what
     * no limit counts, or replace what it wants to be forgotten.
     *
     * @return the other incident that has the name: there is no room then
     */
    static Optional<EntryReader.Content> makeWay(StorePlaces places, TubId tub, IncidentName name, LogEvent trigger,
            Consumer<String> notices) throws IOException {
        Path file = places.incident(tub, name);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        EntryReader.Content there = EntryReader.read(file);
        if (there == null) {
            lay(places, tub, file, "is damaged", notices);
            return Optional.empty();
        }
        // One that was stored and never came into the index is stored again.
        return TriggerIdentity.of(there.trigger()).equals(TriggerIdentity.of(trigger))
                ? Optional.empty()
                : Optional.of(there);
    }

    /** What to ask for so that incidents whose files were damaged come again. */
    static String before(StorePlaces places, Optional<ReportingNode> node, TubId tub, String since) throws IOException {
        String earliest = since;
        for (String each : node.map(ReportingNode::tubs).orElse(List.of(tub.text()))) {
            TubId its = new TubId(each);
            if (Files.isDirectory(places.quarantine(its))) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(places.quarantine(its))) {
                    for (Path file : files) {
                        earliest = earlier(places, its, file, earliest);
                    }
                }
            }
        }
        return earliest;
    }

    private static String earlier(StorePlaces places, TubId tub, Path file, String since) {
        return IncidentName.ofFile(String.valueOf(file.getFileName()))
                .filter(name -> !Files.exists(places.incident(tub, name)))
                .map(name -> name.before(Duration.ofSeconds(1))).filter(before -> before.compareTo(since) < 0)
                .orElse(since);
    }
}
