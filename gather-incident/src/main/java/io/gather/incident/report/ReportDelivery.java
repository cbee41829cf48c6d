package io.gather.incident.report;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.gather.core.files.LockedFile;
import io.gather.incident.machine.ThisMachine;
import io.gather.incident.node.LinkNews;
import io.gather.incident.node.LinkThread;
import io.gather.incident.node.NodeFolder;
import io.gather.incident.publisher.GathererLink;
import io.gather.incident.publisher.PublishedEvents;
import io.gather.incident.spool.IncidentSpool;
import io.gather.incident.store.IncidentName;
import io.gather.transport.foolscap.furl.Furl;

/**
 * How a report comes to the gatherer: where a watch runs that tells of it; else this process is the node meanwhile.
 *
 * @param gatherer empty: a watch runs
 */
record ReportDelivery(NodeFolder folder, IncidentSpool spool, Optional<Furl> gatherer, ThisMachine machine,
        LinkNews news) {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** @return whether the gatherer has it */
    boolean await(IncidentName name, InstantSource clock, Duration patience) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (isAwaited(name, end)) {
            Optional<LockedFile> lock = gatherer.isEmpty() ? Optional.empty() : folder.lock();
            if (lock.isPresent()) {
                try (LockedFile held = lock.get()) {
                    held.say("gather incident report, process " + machine.process());
                    tell(name, gatherer.orElseThrow(), clock, end);
                }
            } else {
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            }
        }
        return spool.isFetched(name);
    }

    private boolean isAwaited(IncidentName name, long end) {
        return !spool.isFetched(name) && System.nanoTime() - end < 0;
    }

    private void tell(IncidentName name, Furl to, InstantSource clock, long end)
            throws IOException, InterruptedException {
        try (LinkThread _ = new LinkThread(new GathererLink(folder.tub(clock), to, machine, spool,
                new PublishedEvents(), news, LONGEST_PAUSE), news::notice)) {
            while (isAwaited(name, end)) {
                spool.lookForNew();
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            }
        }
    }
}
