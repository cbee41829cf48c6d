package io.gather.incident.alert;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
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
    private final RateWindow window;
    private final Set<String> silent;
    private @Nullable Instant last;
    private int unsaid;

    /** @param before what is remembered of a rule of that name */
    RuleAlarms(AlertRule rule, RuleMemory before) {
        this.rule = rule;
        this.window = new RateWindow(rule.moreThan(), rule.within());
        this.silent = new HashSet<>(before.silent());
        this.last = before.last();
        this.unsaid = before.unsaid();
    }

    AlertRule rule() {
        return rule;
    }

    RuleMemory memory() {
        return new RuleMemory(last, unsaid, silent);
    }

    private boolean concerns(IncidentEntry entry) {
        return (rule.category().isEmpty() || entry.categories().contains(rule.category()))
                && !(entry.level() < rule.level());
    }

    /** One that was looked at before counts among those of late. */
    void remembered(IncidentEntry entry) {
        if (rule.when() == AlertRule.When.RATE && concerns(entry)) {
            boolean ignored = window.isTooOften(entry.stored());
        }
    }

    /**
     * @param first whether it is the first of its fingerprint
     * @param regression whether that was resolved
     */
    Optional<Alarm> stored(IncidentEntry entry, String node, boolean first, boolean regression, Instant now) {
        if (!concerns(entry)) {
            return Optional.empty();
        }
        boolean due = switch (rule.when()) {
            case NEW -> first;
            case REGRESSION -> regression;
            case ANY -> true;
            case RATE -> window.isTooOften(entry.stored());
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
        return said(new Alarm("", rule.name(), now, redactor.text(why + entry.message()), entry.name().text(),
                redactor.text(node), redactor.text(entry.fingerprint().text()), entry.categories(), 0), now);
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
                ? Optional.of(new Alarm("", rule.name(), now,
                        redactor.text(node.shown() + " was not heard since " + node.heard()), "",
                        redactor.text(node.shown()), "", List.of(), 0))
                : Optional.empty();
    }

    /** Of nodes that are gone nothing is remembered. */
    void known(Set<String> nodes) {
        silent.retainAll(nodes);
    }

    private Optional<Alarm> said(Alarm alarm, Instant now) {
        // A clock that stepped back holds nothing back.
        if (last != null && !now.isBefore(last) && now.isBefore(last.plus(rule.every()))) {
            unsaid++;
            return Optional.empty();
        }
        Alarm whole = alarm.as("", unsaid);
        last = now;
        unsaid = 0;
        return Optional.of(whole);
    }
}
