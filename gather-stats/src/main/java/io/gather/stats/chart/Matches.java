package io.gather.stats.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.gather.stats.metric.Point;
import io.gather.stats.query.PointFilter;
import org.jspecify.annotations.Nullable;

/** Which panels a point is in. One thread. */
final class Matches {
    private static final int MOST_NAMES = 20_000;
    /** Of one page, where each stat has its own. */
    static final int MOST_OWN = 60;

    private final List<Panel> panels;
    private final PointFilter filter;
    private final boolean own;
    private final Map<String, List<Match>> known = new HashMap<>();
    private final Map<String, Integer> ownPanels = new HashMap<>();
    private final Set<String> without = new TreeSet<>();
    private boolean cut;

    /**
     * @param field of the point
     * @param panel its place among the panels
     */
    record Match(int panel, Panel.Source source, String field) {}

    /** @param own whether each stat has a panel of its own */
    Matches(PointFilter filter, boolean own) {
        this.filter = filter;
        this.own = own;
        this.panels = new ArrayList<>(own ? List.of() : Panels.usual());
    }

    List<Panel> panels() {
        return panels;
    }

    Set<String> without() {
        return without;
    }

    /** Whether there are stats that have no panel since there are too many. */
    boolean cut() {
        return cut;
    }

    List<Match> of(Point point) {
        if (!filter.wants(point)) {
            return List.of();
        }
        if (own) {
            return owned(point);
        }
        List<Match> found = known.get(point.name());
        if (found == null) {
            found = look(point.name());
            if (known.size() < MOST_NAMES) {
                known.put(point.name(), found);
                if (found.isEmpty()) {
                    without.add(point.name());
                }
            }
        }
        return found;
    }

    private List<Match> look(String name) {
        List<Match> found = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            for (Panel.Source source : panels.get(i).sources()) {
                if (source.name().matches(name) && filter.wantsField(source.field())) {
                    found.add(new Match(i, source, source.field()));
                }
            }
        }
        return found;
    }

    private List<Match> owned(Point point) {
        List<Match> found = new ArrayList<>();
        for (int i = 0; i < point.fields().size(); i++) {
            String field = point.fields().name(i);
            if (filter.wantsField(field)) {
                Integer panel = panel(point, field);
                if (panel != null) {
                    found.add(new Match(panel, panels.get(panel).sources().getFirst(), field));
                }
            }
        }
        return found;
    }

    private @Nullable Integer panel(Point point, String field) {
        String key = point.name() + "\0" + field;
        Integer panel = ownPanels.get(key);
        if (panel == null && panels.size() < MOST_OWN) {
            panel = panels.size();
            panels.add(Panels.own(point, field));
            ownPanels.put(key, panel);
        }
        cut |= panel == null;
        return panel;
    }
}
