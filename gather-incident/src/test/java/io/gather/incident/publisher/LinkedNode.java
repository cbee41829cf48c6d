package io.gather.incident.publisher;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.gather.incident.machine.ThisMachine;
import io.gather.incident.spool.IncidentSpool;
import io.gather.incident.spool.SpoolLimits;
import io.gather.incident.store.IncidentName;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.tub.Tub;

/** A node of ours, as a process of it is from its start to its end. */
public final class LinkedNode implements AutoCloseable {
    final IncidentSpool spool;
    final PublishedEvents events = new PublishedEvents();
    final BlockingQueue<IncidentName> fetched = new LinkedBlockingQueue<>();
    final List<String> heard = new CopyOnWriteArrayList<>();
    final ThisMachine machine = ThisMachine.find();
    private final Thread thread;

    public LinkedNode(Path folder, Tub tub, Furl gatherer) {
        spool = IncidentSpool.open(folder, SpoolLimits.USUAL, InstantSource.system(), heard::add);
        GathererLink link = new GathererLink(tub, gatherer, machine, spool, events, new LinkListener() {
            @Override
            public void connected(SocketAddress to) {
                heard.add("connected");
            }

            @Override
            public void notConnected(String why, Duration next) {
                heard.add(why);
            }

            @Override
            public void fetched(IncidentName name) {
                fetched.add(name);
            }

            @Override
            public void notice(String text) {
                heard.add(text);
            }
        }, Duration.ofMillis(300));
        thread = Thread.ofVirtual().start(() -> {
            try {
                link.run();
            } catch (InterruptedException expected) {
                // It is closed.
            }
        });
    }

    public static Tub tub() {
        return Tub.create(Instant.now());
    }

    /** An incident that says this. */
    public IncidentName record(String message) throws IOException, InterruptedException {
        Dict trigger = Dict.EMPTY.with("message", LogValue.of(message)).with("level", LogValue.of(30))
                .with("num", LogValue.of(1)).with("time", LogValue.of(1.5e9))
                .with("incarnation", machine.incarnationValue()).with("umid", LogValue.of("GwTest"));
        Dict before = trigger.with("message", LogValue.of("before, \ud83d\ude00")).with("num", LogValue.of(0))
                .with("level", LogValue.of(20));
        return spool.add("", machine.header(trigger), List.of(before, trigger)).orElseThrow();
    }

    IncidentName fetched() throws InterruptedException {
        IncidentName name = fetched.poll(20, TimeUnit.SECONDS);
        if (name == null) {
            throw new AssertionError("nothing is fetched: " + heard);
        }
        return name;
    }

    /** What its link said. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
