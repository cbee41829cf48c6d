package io.gather.transport.foolscap.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.core.json.Json;
import io.gather.transport.foolscap.Capture;
import io.gather.transport.foolscap.banana.BananaLimits;
import io.gather.transport.foolscap.banana.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What tubs in Python said to each other. */
class ReplayTest {
    static List<String> captures() {
        return Capture.names();
    }

    private static List<Inbound> read(String name) throws IOException {
        Capture capture = Capture.of(name);
        MessageReader reader = new MessageReader(capture.stream(), Vocabulary.initial(1), BananaLimits.USUAL,
                capture.sender(), Script.share());
        List<Inbound> all = new ArrayList<>();
        for (Inbound each = reader.next(); each != null; each = reader.next()) {
            all.add(each);
        }
        assertThat(reader.unfinished()).isEqualTo(new Salvaged.OfNothing());
        return all;
    }

    private static <T> List<T> only(List<Inbound> all, Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<String> calls(List<Inbound> all) {
        return only(all, Message.Call.class).stream()
                .map(it -> it.request() + " " + it.target() + " " + it.method()).toList();
    }

    /** Tubs in Python write as we do, so what was read is written as it came; only what was given up is not. */
    @ParameterizedTest
    @MethodSource("captures")
    void writesWhatItRead(String name) throws IOException {
        MessageWriter writer = new MessageWriter(Vocabulary.initial(1));
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        boolean faithful = true;
        for (Inbound each : read(name)) {
            switch (each) {
                case Message message -> again.writeBytes(writer.bytes(message));
                case Inbound.Ping ping -> again.writeBytes(writer.ping(ping.number()));
                case Inbound.Pong pong -> again.writeBytes(writer.pong(pong.number()));
                case Inbound.Complaint complaint -> again.writeBytes(writer.complaint(complaint.text()));
                case Inbound.Spoiled _ -> faithful = false;
            }
        }
        assertThat(faithful).isEqualTo(!name.startsWith("C.") || name.endsWith(".sent"));
        if (faithful) {
            assertThat(again.toByteArray()).isEqualTo(Capture.of(name).banana());
        }
    }

    @Test
    void readsHowIncidentsAreFetched() throws IOException {
        List<Inbound> node = read("A.gatherer.conn1.received");
        List<Inbound> gatherer = read("A.gatherer.conn1.sent");

        assertThat(calls(node)).containsExactly("1 0 getReferenceByName", "0 1 logport", "2 0 decref",
                "0 2 done_with_incident_catchup", "3 2 new_incident", "4 2 new_incident", "5 2 new_incident");
        assertThat(calls(gatherer)).containsExactly("1 1 subscribe_to_incidents", "2 0 decref", "3 1 get_incident",
                "4 1 get_incident", "5 1 get_incident");
        Message.Call logport = only(node, Message.Call.class).get(1);
        assertThat(logport.arguments().get(0, "nodeid")).contains(Value.bytes("7jejirnn6sojgrigovy74gnzfanmrj4x"));
        assertThat(logport.arguments().get(1, "logport")).get().isInstanceOfSatisfying(Value.Sender.class, it -> {
            assertThat(it.id()).isEqualTo(1);
            assertThat(it.type()).contains("RILogPublisher.foolscap.lothar.com");
            assertThat(it.furl().map(furl -> furl.tub().text())).contains("7jejirnn6sojgrigovy74gnzfanmrj4x");
        });
        Message.Call subscribe = only(gatherer, Message.Call.class).getFirst();
        assertThat(subscribe.arguments().get(1, "catch_up")).contains(Value.of(true));
        assertThat(subscribe.arguments().get(2, "since")).contains(Value.bytes(""));
    }

    /** The gatherer in Python wrote the same answers to files. */
    @Test
    void readsIncidentsAsTheyWereStored() throws IOException {
        List<Inbound> node = read("A.gatherer.conn1.received");
        List<String> names = only(node, Message.Call.class).stream().filter(it -> it.method().equals("new_incident"))
                .map(it -> it.arguments().get(0, "name").flatMap(Value::asText).orElseThrow()).toList();
        List<Value> incidents = only(node, Message.Answer.class).stream().map(Message.Answer::value)
                .filter(Value.Tuple.class::isInstance).toList();

        assertThat(names).hasSize(3);
        assertThat(incidents).hasSize(3);
        for (int i = 0; i < 3; i++) {
            List<String> lines = new String(Capture.resource("incidents/" + names.get(i) + ".flog"),
                    StandardCharsets.UTF_8).lines().toList();
            List<Value> parts = ((Value.Tuple) incidents.get(i)).items();
            List<Object> events = lines.stream().skip(2).map(it -> plain(json(it).get("d"))).toList();

            assertThat(plain(parts.getFirst())).isEqualTo(plain(json(lines.get(1)).get("header")));
            assertThat(plain(parts.get(1))).isEqualTo(events);
        }
    }

    private static JsonNode json(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new TreeMap<>();
            node.properties().forEach(it -> map.put(it.getKey(), plain(it.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(it -> list.add(plain(it)));
            return list;
        }
        return node.isIntegralNumber()
                ? node.bigIntegerValue()
                : node.isNumber() ? BigDecimal.valueOf(node.doubleValue()) : node.isNull() ? "null" : node.asText();
    }

    private static Object plain(Value value) {
        return switch (value) {
            case Value.Dict dict -> {
                Map<String, Object> map = new TreeMap<>();
                dict.entries().forEach((key, each) -> map.put(key.asText().orElseThrow(), plain(each)));
                yield map;
            }
            case Value.Listing list -> list.items().stream().map(ReplayTest::plain).toList();
            case Value.Whole whole -> whole.value();
            case Value.Real real -> BigDecimal.valueOf(real.value());
            case Value.Text text -> text.value();
            case Value.Truth truth -> String.valueOf(truth.value());
            case Value.None _ -> "null";
            default -> throw new AssertionError("not from JSON: " + value);
        };
    }

    @Test
    void readsAllKindsOfValuesInAStreamOfEvents() throws IOException {
        List<Inbound> node = read("C.loggatherer.conn1.received");
        Map<String, Value> events = new LinkedHashMap<>();
        for (Message.Call call : only(node, Message.Call.class)) {
            if (call.method().equals("msg") && call.arguments().positional().getFirst() instanceof Value.Dict event) {
                event.entries().forEach((name, value) -> events.put(name.asText().orElseThrow(), value));
            }
        }
        assertThat(events.values().stream().map(it -> (Object) it.getClass()).distinct().toList()).contains(
                Value.Text.class, Value.Whole.class, Value.Real.class, Value.Tuple.class, Value.Bytes.class,
                Value.Listing.class, Value.Group.class, Value.Copied.class, Value.Dict.class);
        assertThat(events.values().stream().filter(Value.Copied.class::isInstance)
                .map(it -> RemoteFailure.of((Value.Copied) it).type())).isNotEmpty()
                .allSatisfy(type -> assertThat(type).isNotEmpty());
        assertThat(calls(read("C.loggatherer.conn1.sent"))).contains("1 1 subscribe_to_all");
    }

    @Test
    void readsWhatANodeGaveUp() throws IOException {
        List<Inbound.Spoiled> spoiled = only(read("C.loggatherer.conn1.received"), Inbound.Spoiled.class);

        assertThat(spoiled).hasSize(1);
        assertThat(spoiled.getFirst().fault()).isEqualTo(Inbound.Fault.GIVEN_UP);
        assertThat(spoiled.getFirst().salvaged()).isInstanceOfSatisfying(Salvaged.OfCall.class, call -> {
            assertThat(call.request()).contains(31L);
            assertThat(call.target()).contains(2L);
            assertThat(call.method()).contains("msg");
            assertThat(call.arguments().positional().getFirst()).isInstanceOfSatisfying(Value.Dict.class, event -> {
                assertThat(event.get("num")).contains(Value.of(54));
                assertThat(event.get("message")).contains(Value.text("has object"));
            });
        });
        assertThat(only(read("C.tail.conn1.received"), Inbound.Spoiled.class)).hasSize(1);
    }

    @Test
    void readsBeatsAndErrors() throws IOException {
        assertThat(only(read("Ehigh.gatherer.conn1.received"), Inbound.Ping.class)).hasSize(3);
        assertThat(only(read("Ehigh.gatherer.conn1.sent"), Inbound.Pong.class)).hasSize(3);
        assertThat(only(read("G.client.conn1.received"), Message.Failed.class)).singleElement().satisfies(error -> {
            assertThat(error.failure().type()).isEqualTo("builtins.KeyError");
            assertThat(error.failure().value()).isEqualTo("'no incident named incident-nope'");
            assertThat(error.failure().parents()).hasSize(5).endsWith("builtins.object");
        });
    }
}
