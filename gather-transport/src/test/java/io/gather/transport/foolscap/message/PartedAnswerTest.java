package io.gather.transport.foolscap.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import io.gather.transport.foolscap.banana.BananaLimits;
import io.gather.transport.foolscap.banana.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PartedAnswerTest {
    private static final String EVENT = "(dict (unicode 'message') (unicode 'writing a share, and another one'))";

    private final List<String> taken = new ArrayList<>();

    private MessageReader reader(String text, MemoryShare share) {
        return new MessageReader(new ByteArrayInputStream(Script.bytes(text)), Vocabulary.initial(1),
                BananaLimits.USUAL, Script.SENDER, share, request -> request == 7 ? Optional.of((place, value) -> {
                    if (value.equals(Value.of(13))) {
                        throw new IOException("the disk is full");
                    }
                    taken.add(place + " " + shown(value));
                }) : Optional.empty());
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Whole whole -> whole.value().toString();
            case Value.Listing list -> list.items().stream().map(PartedAnswerTest::shown).toList().toString();
            case Value.Dict dict -> "{" + dict.entries().size() + "}";
            default -> value.getClass().getSimpleName();
        };
    }

    private Inbound next(String text) throws IOException {
        return Objects.requireNonNull(reader(text, Script.share()).next());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(answer 7 (tuple (dict 'pid' 1) (list 5 (list 6 7) (dict)) 8))",
            "(answer 7 (list (dict 'pid' 1) (tuple 5 (list 6 7) (dict)) 8))"})
    void handsOverWhatIsWhole(String text) throws IOException {
        assertThat(next(text)).isInstanceOf(Message.Answer.class);
        assertThat(taken).containsExactly("0 {1}", "1 5", "1 [6, 7]", "1 {0}", "2 8");
    }

    @Test
    void leavesOtherAnswersWhole() throws IOException {
        assertThat(next("(answer 8 (tuple (list 5)))")).isEqualTo(
                new Message.Answer(8, new Value.Tuple(List.of(new Value.Listing(List.of(Value.of(5)))))));
        assertThat(next("(answer 8 (dict 'a' (list 5)))")).isEqualTo(new Message.Answer(8,
                new Value.Dict(Map.of(Value.bytes("a"), new Value.Listing(List.of(Value.of(5)))))));
        assertThat(next("(call 7 1 'm' (arguments 1 (list (list 5))))")).isInstanceOf(Message.Call.class);
        assertThat(taken).isEmpty();
    }

    @Test
    void handsOverWhatADictionaryHolds() throws IOException {
        assertThat(next("(answer 7 (dict 1 (list 6 (list 7)) 2 (dict 'a' (tuple 9))))"))
                .isEqualTo(new Message.Answer(7, new Value.Dict(Map.of())));
        assertThat(taken).containsExactly("0 1", "1 [6, [7]]", "2 2", "3 {1}");
        assertThat(next("(answer 7 (dict 1 (list 6) 2 (reference 2)))")).isInstanceOf(Inbound.Spoiled.class);
        assertThat(next("(answer 7 (dict 1 (dict 'a' (list 6) 'b' (reference 3)) 2 (list (list) (reference 6))))"))
                .as("within a value").isInstanceOf(Message.Answer.class);
    }

    @Test
    void takesNoMemoryForADictionaryThatIsLong() throws IOException {
        SharedMemory memory = new SharedMemory(128 << 10, Duration.ZERO);
        int entries = 50_000;
        byte[] entry = Script.bytes("'incident-2026-11-22--10-00-00Z-abcdefg'" + EVENT);
        byte[] whole = Script.bytes("(answer 7 (dict ?1 ))");
        int split = at(whole, Script.bytes("?1"));
        List<ByteArrayInputStream> parts = new ArrayList<>(
                Collections.nCopies(entries, null).stream().map(_ -> new ByteArrayInputStream(entry)).toList());
        parts.addFirst(new ByteArrayInputStream(whole, 0, split));
        parts.add(new ByteArrayInputStream(whole, split, whole.length - split));
        int[] count = {0};
        MessageReader reader = new MessageReader(new SequenceInputStream(Collections.enumeration(parts)),
                Vocabulary.initial(1), BananaLimits.USUAL, Script.SENDER, new MemoryShare(memory),
                _ -> Optional.of((place, _) -> count[0] = place + 1));

        assertThat(reader.next()).isInstanceOf(Inbound.Ping.class);
        assertThat(reader.next()).isInstanceOf(Message.Answer.class);
        assertThat(count[0]).isEqualTo(2 * entries);
    }

    @Test
    void takesNoMemoryForAnythingLong() throws IOException {
        SharedMemory memory = new SharedMemory(128 << 10, Duration.ZERO);
        byte[] event = Script.bytes(EVENT);
        int events = 300_000;
        List<ByteArrayInputStream> parts = new ArrayList<>(
                Collections.nCopies(events, null).stream().map(_ -> new ByteArrayInputStream(event)).toList());
        byte[] whole = Script.bytes("(answer 7 (tuple (dict) (list ?1 )))");
        byte[] ping = Script.bytes("?1");
        int split = at(whole, ping);
        parts.addFirst(new ByteArrayInputStream(whole, 0, split));
        parts.add(new ByteArrayInputStream(whole, split, whole.length - split));
        int[] count = {0};
        MessageReader reader = new MessageReader(new SequenceInputStream(Collections.enumeration(parts)),
                Vocabulary.initial(1), BananaLimits.USUAL, Script.SENDER, new MemoryShare(memory),
                _ -> Optional.of((place, _) -> count[0] += place));

        assertThat(reader.next()).isEqualTo(new Inbound.Ping(BigInteger.ONE));
        assertThat(reader.begun()).isNotZero();
        assertThat(reader.next()).isInstanceOf(Message.Answer.class);
        assertThat(count[0]).isEqualTo(events);
        assertThat(reader.begun()).isZero();
    }

    private static int at(byte[] bytes, byte[] part) {
        for (int i = 0;; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
    }

    @Test
    void remembersWhatStandsOutsideOfTheList() throws IOException {
        assertThat(next("(answer 7 (tuple (dict) (list (list 6) (reference 4))))"))
                .isInstanceOf(Inbound.Spoiled.class);
        taken.clear();
        assertThat(next("(answer 7 (tuple (dict 'a' (list 5)) (list (reference 3) (list (list 6) (reference 7)))))"))
                .isInstanceOf(Message.Answer.class);
        assertThat(taken).containsExactly("0 {1}", "1 [5]", "1 [[6], [6]]");
    }

    @Test
    void tellsWhatWasUnderWay() throws IOException {
        Inbound.Spoiled spoiled = (Inbound.Spoiled) next("(answer 7 (tuple (dict) (list 5 6 (dict 'num' 7 'x' !))))");

        assertThat(spoiled.salvaged()).isEqualTo(new Salvaged.OfAnswer(Optional.of(7L),
                Optional.of(new Value.Tuple(List.of(new Value.None(),
                        new Value.Listing(List.of(new Value.Dict(Map.of(Value.bytes("num"), Value.of(7))))))))));
        assertThat(taken).containsExactly("0 {0}", "1 5", "1 6");
    }

    @Test
    void passesOverWhatCannotBeTaken() throws IOException {
        MessageReader reader = reader("(answer 7 (tuple (dict) (list 5 13 6 7)))(answer 8 1)", Script.share());

        assertThat(reader.next()).isInstanceOfSatisfying(Inbound.Spoiled.class, it -> {
            assertThat(it.fault()).isEqualTo(Inbound.Fault.OURS);
            assertThat(it.why()).isEqualTo("the disk is full");
        });
        assertThat(reader.next()).isEqualTo(new Message.Answer(8, Value.of(1)));
        assertThat(taken).containsExactly("0 {0}", "1 5");
    }

    private static String large(int bytes) {
        return "(answer 8 (list " + ("'" + "x".repeat(1000) + "' ").repeat(bytes / 1000) + "))";
    }

    @Test
    void waitsForMemoryThatOthersHave() throws Exception {
        SharedMemory memory = new SharedMemory(1 << 20, Duration.ofSeconds(20));
        MemoryShare others = new MemoryShare(memory);
        assertThat(others.take(400_000)).isTrue();
        MemoryShare more = new MemoryShare(memory);
        assertThat(more.take(500_000)).isTrue();
        Callable<Inbound> reading = () -> reader(large(300_000), new MemoryShare(memory)).next();
        FutureTask<Inbound> task = new FutureTask<>(reading);
        Thread thread = Thread.ofPlatform().start(task);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        others.close();
        assertThat(task.get(10, TimeUnit.SECONDS)).isInstanceOf(Message.Answer.class);
    }

    @Test
    void saysThatItIsNotTheSendersFault() throws IOException {
        SharedMemory memory = new SharedMemory(1 << 20, Duration.ofMillis(10));
        MemoryShare others = new MemoryShare(memory);
        assertThat(others.take(500_000)).isTrue();
        assertThat(others.take(500_000)).as("more than half of it").isFalse();
        MemoryShare share = new MemoryShare(memory);
        assertThat(new MemoryShare(memory).take(400_000)).isTrue();
        assertThat(reader(large(300_000), share).next()).isInstanceOfSatisfying(Inbound.Spoiled.class,
                it -> assertThat(it.fault()).isEqualTo(Inbound.Fault.OURS));
        assertThat(reader(large(600_000), share).next()).isInstanceOfSatisfying(Inbound.Spoiled.class,
                it -> assertThat(it.fault()).as("larger than all that one may have").isEqualTo(Inbound.Fault.OURS));
    }
}
