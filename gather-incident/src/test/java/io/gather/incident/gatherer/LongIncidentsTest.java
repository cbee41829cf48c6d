package io.gather.incident.gatherer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import io.gather.incident.flog.FlogLine;
import io.gather.incident.flog.FlogReader;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.SharedMemory;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.Broker;
import io.gather.transport.foolscap.reference.CallException;
import io.gather.transport.foolscap.reference.RefusedCallException;
import io.gather.transport.foolscap.reference.RemoteReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is large, and what finds no room for a moment. */
@Timeout(30)
class LongIncidentsTest {
    private static final String NAME = "incident-2026-01-01--00-00-00Z-abcdefg";

    @TempDir
    Path folder;

    /** A node with one incident of these events. */
    private static class LongNode extends ScriptedNode {
        private final List<Value> events;

        LongNode(List<Value> events) {
            this.events = events;
            incidents.put(NAME, 1);
        }

        @Override
        Value incident(String name) throws RefusedCallException, InterruptedException {
            Value header = ((Value.Tuple) super.incident(name)).items().getFirst();
            return new Value.Tuple(List.of(header, new Value.Listing(events)));
        }
    }

    private static Value event(String message) {
        return new Value.Dict(Map.of(Value.text("num"), Value.of(7), Value.text("message"), Value.text(message)));
    }

    private static List<Dict> read(Path file) throws IOException {
        List<Dict> events = new ArrayList<>();
        try (FlogReader reader = FlogReader.open(file)) {
            for (FlogLine line = reader.next(); line != null; line = reader.next()) {
                if (line instanceof FlogLine.Entry entry) {
                    events.add(entry.event().fields());
                }
            }
        }
        return events;
    }

    @Test
    void keepsOneOfHundredsOfThousandsOfEvents() throws Exception {
        Random random = new Random(1);
        List<Value> events = new ArrayList<>();
        for (int i = 0; i < 120_000; i++) {
            events.add(event("writing share " + Long.toHexString(random.nextLong())));
        }
        events.add(event("the last one"));
        SharedMemory memory = new SharedMemory(128 << 10, Duration.ZERO);
        try (Serving serving = Serving.start(folder, Serving.QUICK, memory, (_, _) -> {});
                LongNode node = new LongNode(events)) {
            node.connect(serving.folder.furl());
            IncidentEntry entry = serving.next().entry();
            assertThat(entry.state()).isEqualTo(IncidentEntry.State.WHOLE);
            assertThat(entry.events()).isEqualTo(events.size());
            List<Dict> kept = read(serving.files().getFirst());
            assertThat(kept).hasSameSizeAs(events);
            assertThat(kept.getLast().text("message")).contains("the last one");
            assertThat(memory.left()).isEqualTo(128 << 10);
            try (var left = Files.list(folder.resolve("gather/tmp"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void keepsAnEventInShortThatNoReaderWouldTake() throws Exception {
        Value text = Value.text("x".repeat(1 << 20));
        Value.Dict large = new Value.Dict(Map.of(Value.text("num"), Value.of(7), Value.text("message"),
                new Value.Listing(Collections.nCopies(5, text))));
        try (Serving serving = Serving.start(folder);
                LongNode node = new LongNode(List.of(event("before"), large, event("after")))) {
            node.connect(serving.folder.furl());
            assertThat(serving.next().entry().state()).isEqualTo(IncidentEntry.State.WHOLE);
            assertThat(read(serving.files().getFirst())).extracting(it -> it.text("message").orElseThrow())
                    .containsExactly("before", "[gather: an event of more than 4 MiB, which is left out]", "after");
        }
    }

    /** Events of others, which are not worked through, have the memory. */
    private static final class HoggingNode extends ScriptedNode {
        @Override
        public Value call(String method, Arguments arguments, Broker from)
                throws RefusedCallException, InterruptedException {
            if (method.equals("subscribe_to_all")) {
                RemoteReference observer = arguments.get(0, "observer").flatMap(from::remote).orElseThrow();
                try {
                    observer.tell("msg", Arguments.of(event("x".repeat(400_000))), Duration.ofSeconds(10));
                } catch (CallException e) {
                    throw new AssertionError(e);
                }
            }
            return super.call(method, arguments, from);
        }
    }

    @Test
    void givesNothingUpForWantOfMemory() throws Exception {
        GathererTimes soon = new GathererTimes(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10),
                Duration.ofMillis(1), Duration.ofSeconds(30));
        CountDownLatch taken = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        EventSink slow = (_, _) -> {
            taken.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (Serving serving = Serving.start(folder, soon, new SharedMemory(1 << 20, Duration.ofMillis(10)), slow);
                HoggingNode one = new HoggingNode();
                HoggingNode other = new HoggingNode();
                LongNode node = new LongNode(List.of(event("before"), event("x".repeat(350_000))))) {
            one.connect(serving.folder.furl());
            other.connect(serving.folder.furl());
            taken.await();
            node.connect(serving.folder.furl());
            // More often than an incident is asked for that its node cannot send.
            serving.await(() -> node.fetched.size() > 15);
            assertThat(serving.notices).anyMatch(it -> it.contains("there is no memory now; it is asked for again"));
            goOn.countDown();
            IncidentEntry entry = serving.next().entry();
            assertThat(entry.state()).isEqualTo(IncidentEntry.State.WHOLE);
            assertThat(entry.events()).isEqualTo(2);
        }
    }

    private FileChannel file() throws IOException {
        return FileChannel.open(folder.resolve("growing"), StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Test
    void knowsWhoseFaultItIsThatThereIsNoRoom() throws Exception {
        AtomicLong room = new AtomicLong(3 << 20);
        Value header = new Value.Dict(Map.of(Value.text("type"), Value.text("incident")));
        try (IncomingIncident incoming = new IncomingIncident(file(), room, 1 << 20)) {
            incoming.part(0, header);
            incoming.part(1, event("small"));
            assertThatThrownBy(() -> incoming.part(1, event("x".repeat(1 << 20)))).isInstanceOf(IOException.class);
            assertThat(incoming.unfit()).isEqualTo("it is longer than 1 MiB");
        }
        assertThat(room).hasValue(3 << 20);
        try (IncomingIncident incoming = new IncomingIncident(file(), room, 8 << 20)) {
            incoming.part(0, header);
            incoming.part(1, event("x".repeat(2 << 20)));
            assertThatThrownBy(() -> incoming.part(1, event("x".repeat(2 << 20))))
                    .hasMessageContaining("no more room");
            assertThat(incoming.unfit()).isNull();
        }
        assertThat(room).hasValue(3 << 20);
        try (IncomingIncident incoming = new IncomingIncident(file(), room, 8 << 20)) {
            assertThatThrownBy(() -> incoming.part(1, header)).hasMessage(IncomingIncident.NO_INCIDENT);
            incoming.part(0, header);
            incoming.seal();
            assertThat(incoming.header()).isEqualTo(Dict.EMPTY);
        }
        Value tooLong = new Value.Dict(Map.of(Value.text("type"), Value.text("x".repeat(30_000))));
        try (IncomingIncident incoming = new IncomingIncident(file(), room, 20_000)) {
            assertThatThrownBy(() -> incoming.part(0, tooLong)).isInstanceOf(IOException.class);
            incoming.seal();
            assertThat(incoming.header()).as("half of it").isEqualTo(Dict.EMPTY);
            assertThat(incoming.events()).isEmpty();
        }
    }
}
