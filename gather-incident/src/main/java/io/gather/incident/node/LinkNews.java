package io.gather.incident.node;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.gather.core.module.VerbOutput;
import io.gather.incident.publisher.LinkListener;
import io.gather.incident.store.IncidentName;

/** Tells people, or programs, how it goes; the same setback once only. Safe for several threads. */
public final class LinkNews implements LinkListener {
    private final VerbOutput output;
    private final boolean json;
    private final Consumer<IncidentName> fetched;
    private String told = "";

    /** @param fetched is told of each incident that the gatherer has */
    public LinkNews(VerbOutput output, boolean json, Consumer<IncidentName> fetched) {
        this.output = output;
        this.json = json;
        this.fetched = fetched;
    }

    @Override
    public synchronized void connected(SocketAddress gatherer) {
        told = "";
        tell("connected", Map.of("gatherer", gatherer.toString()), "connected to the gatherer at " + gatherer);
    }

    @Override
    public synchronized void notConnected(String why, Duration next) {
        if (!why.equals(told)) {
            told = why;
            tell("not-connected", Map.of("why", why, "next_seconds", next.toSeconds()),
                    "not connected to the gatherer: " + why + "; it is dialled again and again");
        }
    }

    @Override
    public void fetched(IncidentName name) {
        tell("fetched", Map.of("incident", name.text()), name + " is with the gatherer");
        fetched.accept(name);
    }

    @Override
    public void notice(String text) {
        tell("notice", Map.of("text", text), text);
    }

    /** @param fields for programs */
    public void tell(String event, Map<String, Object> fields, String text) {
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("event", event);
            all.putAll(new TreeMap<>(fields));
            output.json(all);
        } else {
            output.message(text);
        }
    }
}
