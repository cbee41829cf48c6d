package io.gather.incident.web.page;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.gather.core.redact.Redactor;
import io.gather.incident.event.LogEvent;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.flog.FlogReader;
import io.gather.incident.value.LogValue.Dict;
import org.jspecify.annotations.Nullable;

/** The first look at a file: which of its events are chosen, in which order, and what else there is. Of each event twelve bytes are held. */
final class EventScan {
    private static final int FACILITIES = 300;
    private static final int DAMAGES = 20;

    private final EventChoice choice;
    private final Map<String, Integer> facilities = new TreeMap<>();
    private final List<FlogLine.Damaged> damages = new ArrayList<>();
    private Dict header = Dict.EMPTY;
    private @Nullable LogEvent trigger;
    private int[] ordinals = new int[256];
    private double[] keys = new double[256];
    private int count;
    private int events;
    private int damaged;
    private int page;
    private int wanted = -1;

    private EventScan(EventChoice choice) {
        this.choice = choice;
        this.page = choice.page();
    }

    static EventScan of(Path file, EventChoice choice, Redactor redactor) throws IOException {
        EventScan scan = new EventScan(choice);
        each(file, line -> {
            switch (line) {
                case FlogLine.Header first -> scan.head(first);
                case FlogLine.Entry entry -> scan.event(entry.event(), redactor);
                case FlogLine.Damaged part -> scan.damage(part);
                case FlogLine.Other _ -> {
                    // What a later version may write.
                }
            }
            return true;
        });
        scan.sort();
        return scan;
    }

    /** What is done with a line. */
    interface LineVisitor {
        /** @return whether there is more to see */
        boolean visit(FlogLine line) throws IOException;
    }

    static void each(Path file, LineVisitor visitor) throws IOException {
        try (FlogReader reader = FlogReader.open(file)) {
            FlogLine line = reader.next();
            while (line != null && visitor.visit(line)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("the visitor has waited for too long");
                }
                line = reader.next();
            }
        }
    }

    private void head(FlogLine.Header first) {
        if (header.entries().isEmpty()) {
            header = first.header();
            trigger = first.trigger().orElse(null);
        }
    }

    private void damage(FlogLine.Damaged part) {
        damaged++;
        if (damages.size() < DAMAGES) {
            damages.add(part);
        }
    }

    private void event(LogEvent event, Redactor redactor) {
        int ordinal = events++;
        String facility = event.facility();
        if (facilities.containsKey(facility) || facilities.size() < FACILITIES) {
            facilities.merge(facility, 1, Integer::sum);
        }
        if (!choice.isMet(event, redactor)) {
            return;
        }
        if (count == ordinals.length) {
            ordinals = Arrays.copyOf(ordinals, count * 2);
            keys = Arrays.copyOf(keys, count * 2);
        }
        if (wanted < 0 && choice.number() != null && event.number().equals(Optional.of(choice.number()))) {
            wanted = ordinal;
        }
        keys[count] = choice.order().of(event);
        ordinals[count++] = ordinal;
    }

    private void sort() {
        if (choice.order() != EventChoice.Order.FILE || choice.down()) {
            Comparator<Integer> order = Comparator.comparingDouble((Integer at) -> keys[at]).thenComparing(at -> at);
            int[] sorted = IntStream.range(0, count).boxed().sorted(choice.down() ? order.reversed() : order)
                    .mapToInt(at -> ordinals[at]).toArray();
            ordinals = sorted;
        }
        if (wanted >= 0 && choice.size() > 0) {
            page = IntStream.range(0, count).filter(at -> ordinals[at] == wanted).findFirst().orElse(0) / choice.size()
                    + 1;
        }
    }

    /** The events of the page, by their places in the file, in the order in which they are shown. */
    int[] shown() {
        if (choice.size() == 0) {
            return Arrays.copyOf(ordinals, count);
        }
        int from = (int) Math.min((page - 1L) * choice.size(), count);
        return Arrays.copyOfRange(ordinals, from, Math.min(from + choice.size(), count));
    }

    /** Whether they come in the order of the file. */
    boolean isInOrder() {
        return choice.order() == EventChoice.Order.FILE && !choice.down();
    }

    /** What is done with an event. */
    interface EventVisitor {
        void visit(int ordinal, LogEvent event) throws IOException;
    }

    /** Goes through those events of a file that are at these places in it; reads no further than it must. */
    static void chosen(Path file, int[] ordinals, EventVisitor visitor) throws IOException {
        BitSet chosen = new BitSet();
        Arrays.stream(ordinals).forEach(chosen::set);
        int[] at = {0};
        if (chosen.isEmpty()) {
            return;
        }
        each(file, line -> {
            if (line instanceof FlogLine.Entry entry && chosen.get(at[0]++)) {
                visitor.visit(at[0] - 1, entry.event());
            }
            return at[0] < chosen.length();
        });
    }

    Dict header() {
        return header;
    }

    @Nullable
    LogEvent trigger() {
        return trigger;
    }

    Map<String, Integer> facilities() {
        return facilities;
    }

    List<FlogLine.Damaged> damages() {
        return damages;
    }

    int damaged() {
        return damaged;
    }

    int events() {
        return events;
    }

    int matching() {
        return count;
    }

    int page() {
        return page;
    }
}
