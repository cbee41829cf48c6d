package io.gather.incident.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.gather.incident.classify.Classifier;
import io.gather.transport.foolscap.furl.TubId;

/**
 * Asks the rules again, for whoever has changed them. That takes long, and others store meanwhile: the store is held only to write down
 * what came of so many.
 */
final class Reclassification {
    /** For each time the whole index is written. */
    private static final int BATCH = 5000;

    private final StorePlaces places;
    private final StoreLock lock;
    private final IncidentIndex index;
    private final Classifier classifier;
    private final Categories categories;

    Reclassification(StorePlaces places, StoreLock lock, Classifier classifier) {
        this.places = places;
        this.lock = lock;
        this.index = new IncidentIndex(places);
        this.classifier = classifier;
        this.categories = new Categories(places.classified());
    }

    private record Asked(TubId tub, IncidentName name, List<String> categories) {}

    int run(boolean all) throws IOException, InterruptedException {
        Map<String, List<String>> verdicts = new HashMap<>();
        int changed = 0;
        for (Asked each : asked(all)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            EntryReader.Content content = EntryReader.read(places.incident(each.tub(), each.name()));
            if (content != null) {
                List<String> found = Categories.of(classifier, content.trigger());
                if (!found.equals(each.categories())) {
                    verdicts.put(StorePlaces.relative(each.tub(), each.name()), found);
                }
            }
            if (verdicts.size() >= BATCH) {
                changed += write(verdicts);
                verdicts.clear();
            }
        }
        return changed + write(verdicts);
    }

    private List<Asked> asked(boolean all) throws IOException {
        List<Asked> asked = new ArrayList<>();
        Map<TubId, TubId> tubs = new HashMap<>();
        Map<List<String>, List<String>> same = new HashMap<>();
        index.read(entry -> {
            boolean unknown = entry.categories().equals(List.of(Classifier.UNKNOWN)) || entry.categories().isEmpty();
            if (entry.state() == IncidentEntry.State.WHOLE && (all || unknown)) {
                asked.add(new Asked(tubs.computeIfAbsent(entry.tub(), it -> it), entry.name(),
                        same.computeIfAbsent(entry.categories(), it -> it)));
            }
        });
        return asked;
    }

    /** @return of how many the index has others now; some may have gone meanwhile */
    private int write(Map<String, List<String>> verdicts) throws IOException, InterruptedException {
        if (verdicts.isEmpty()) {
            return 0;
        }
        try (var _ = lock.hold()) {
            Map<String, List<String>> lines = new TreeMap<>();
            int[] changed = {0};
            index.read(entry -> {
                List<String> found = verdict(entry, verdicts);
                if (!found.equals(entry.categories())) {
                    changed[0]++;
                    found.stream().filter(it -> !entry.categories().contains(it))
                            .forEach(it -> lines.computeIfAbsent(it, _ -> new ArrayList<>())
                                    .add(StorePlaces.relative(entry.tub(), entry.name())));
                }
            });
            categories.add(lines);
            index.rewrite(entry -> Optional.of(entry.in(verdict(entry, verdicts))));
            return changed[0];
        }
    }

    private static List<String> verdict(IncidentEntry entry, Map<String, List<String>> verdicts) {
        return entry.state() == IncidentEntry.State.WHOLE
                ? verdicts.getOrDefault(StorePlaces.relative(entry.tub(), entry.name()), entry.categories())
                : entry.categories();
    }
}
