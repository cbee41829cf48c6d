package io.gather.incident.gatherer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.transport.foolscap.banana.BananaLimits;
import io.gather.transport.foolscap.banana.Vocabulary;
import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.message.Inbound;
import io.gather.transport.foolscap.message.MemoryShare;
import io.gather.transport.foolscap.message.Message;
import io.gather.transport.foolscap.message.MessageReader;
import io.gather.transport.foolscap.message.SharedMemory;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.RefusedCallException;

/** A node that says what a real one said to a gatherer in Python. */
final class CapturedNode extends ScriptedNode {
    private static final Pattern TUB = Pattern.compile("my-tub-id: ([a-z2-7]{32})\r\n");

    private final List<String> names = new ArrayList<>();
    private final List<Value> triggers = new ArrayList<>();
    private final List<Value> answers = new ArrayList<>();

    /** @param name of one side of a connection, whose incidents were fetched in the order in which they were told */
    CapturedNode(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(System.getProperty("gather.root"),
                "gather-transport/src/test/resources/foolscap/wire", name + ".bin"));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int hello = text.indexOf("\r\n\r\n", text.indexOf("\r\n\r\n") + 4) + 4;
        int start = text.startsWith("banana-decision-version", hello) ? text.indexOf("\r\n\r\n", hello) + 4 : hello;
        Matcher tub = TUB.matcher(text);
        if (!tub.find()) {
            throw new AssertionError(name);
        }
        MessageReader reader = new MessageReader(new ByteArrayInputStream(bytes, start, bytes.length - start),
                Vocabulary.initial(1), BananaLimits.USUAL, new TubId(tub.group(1)),
                new MemoryShare(SharedMemory.ofHeap()));
        for (Inbound each = reader.next(); each != null; each = reader.next()) {
            switch (each) {
                case Message.Call call when call.method().equals("new_incident") -> {
                    names.add(call.arguments().get(0, "name").flatMap(Value::asText).orElseThrow());
                    triggers.add(call.arguments().get(1, "trigger").orElseThrow());
                    incidents.put(names.getLast(), names.size());
                }
                case Message.Answer answer when answer.value() instanceof Value.Tuple incident ->
                    answers.add(incident);
                default -> {
                    // What is said between the two.
                }
            }
        }
    }

    List<String> names() {
        return names;
    }

    @Override
    Value trigger(String name) {
        return triggers.get(names.indexOf(name));
    }

    @Override
    Value incident(String name) throws RefusedCallException {
        fetched.add(name);
        return answers.get(names.indexOf(name));
    }
}
