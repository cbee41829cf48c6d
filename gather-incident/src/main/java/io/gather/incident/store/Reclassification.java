package io.gather.incident.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.incident.classify.Classifier;

/** Asks the rules again, for whoever has changed them. */
final class Reclassification {
    private final StorePlaces places;
    private final IncidentIndex index;
    private final Classifier classifier;
    private final Categories categories;

    Reclassification(StorePlaces places, IncidentIndex index, Classifier classifier) {
        this.places = places;
        this.index = index;
        this.classifier = classifier;
        this.categories = new Categories(places.classified());
    }

    int run(boolean all) throws IOException, InterruptedException {
        List<IncidentEntry> asked = new ArrayList<>();
        index.read(entry -> {
            boolean unknown = entry.categories().equals(List.of(Classifier.UNKNOWN)) || entry.categories().isEmpty();
            if (entry.state() == IncidentEntry.State.WHOLE && (all || unknown)) {
                asked.add(entry);
            }
        });
        Map<String, List<String>> changed = new HashMap<>();
        for (IncidentEntry entry : asked) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            EntryReader.Content content = EntryReader.read(places.incident(entry.tub(), entry.name()));
            if (content != null) {
                List<String> found = classifier.classify(content.trigger()).stream().map(Categories::fit).distinct()
                        .toList();
                if (!found.equals(entry.categories())) {
                    changed.put(entry.key(), found);
                    categories.add(found.stream().filter(it -> !entry.categories().contains(it)).toList(),
                            StorePlaces.relative(entry.tub(), entry.name()));
                }
            }
        }
        if (!changed.isEmpty()) {
            index.rewrite(entry -> Optional.of(changed.containsKey(entry.key())
                    ? entry.in(changed.get(entry.key()))
                    : entry));
        }
        return changed.size();
    }
}
