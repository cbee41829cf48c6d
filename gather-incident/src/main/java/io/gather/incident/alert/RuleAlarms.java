package io.gather.incident.alert;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.gather.core.redact.Redactor;
import io.gather.incident.show.SecretMasks;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.ReportingNode;
import org.jspecify.annotations.Nullable;

/** The alarms of one rule. For one thread. */
final class RuleAlarms {
    private final AlertRule rule;
    private final Redactor redactor = SecretMasks.redactor(false);
    private final Deque<Instant> recent = new ArrayDeque<>();
    private final Set<String> silent = new HashSet<>();
    private @Nullable Instant last;
    private int unsaid;

    RuleAlarms(AlertRule rule) {
        this.rule = rule;
    }

    AlertRule rule() {
        return rule;
    }

    /**
     * @param first whether it is the first of its fingerprint
     * @param regression whether that was resolved
     */
    Optional<Alarm> stored(IncidentEntry entry, String node, boolean first, boolean regression, Instant now) {
        if (!(rule.category().isEmpty() || entry.categories().contains(rule.category()))
                || entry.level() < rule.level()) {
            return Optional.empty();
        }
        boolean due = switch (rule.when()) {
            case NEW -> first;
            case REGRESSION -> regression;
            case ANY -> true;
            case RATE -> isTooOften(entry.stored());
            case SILENT -> false;
        };
        if (!due) {
            return Optional.empty();
        }
        String why = switch (rule.when()) {
            case NEW -> "new: ";
            case REGRESSION -> "came back: ";
            case ANY, SILENT -> "";
            case RATE -> "more than " + rule.moreThan() + " within " + rule.within() + ", the last one: ";
        };
        return said(new Alarm(rule.name(), now, redactor.text(why + entry.message()), entry.name().text(), node,
                entry.fingerprint().text(), entry.categories(), 0), now);
    }

    private boolean isTooOften(Instant when) {
        recent.addLast(when);
        while (!recent.isEmpty() && recent.getFirst().isBefore(when.minus(rule.within()))) {
            recent.removeFirst();
        }
        if (recent.size() > rule.moreThan()) {
            recent.removeFirst();
            return true;
        }
        return false;
    }

    /** A node is told of once, until it is heard again. */
    Optional<Alarm> looked(ReportingNode node, Instant now) {
        if (rule.when() != AlertRule.When.SILENT || node.heard() == null) {
            return Optional.empty();
        }
        if (!node.heard().isBefore(now.minus(rule.within()))) {
            silent.remove(node.id());
            return Optional.empty();
        }
        return silent.add(node.id())
                ? Optional.of(new Alarm(rule.name(), now, node.shown() + " was not heard since " + node.heard(), "",
                        node.shown(), "", java.util.List.of(), 0))
                : Optional.empty();
    }

    private Optional<Alarm> said(Alarm alarm, Instant now) {
        if (last != null && now.isBefore(last.plus(rule.every()))) {
            unsaid++;
            return Optional.empty();
        }
        Alarm whole = new Alarm(alarm.alert(), alarm.time(), alarm.text(), alarm.incident(), alarm.node(),
                alarm.fingerprint(), alarm.categories(), unsaid);
        last = now;
        unsaid = 0;
        return Optional.of(whole);
    }
}
