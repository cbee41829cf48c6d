package io.gather.transport.foolscap.message;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.gather.transport.foolscap.banana.BananaException;
import io.gather.transport.foolscap.banana.BananaLimits;
import io.gather.transport.foolscap.banana.Octets;
import io.gather.transport.foolscap.banana.Vocabulary;
import io.gather.transport.foolscap.furl.Furl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessageReaderTest {
    private static final String NEXT = "(answer 9 (none))";
    private static final Message NEXT_READ = new Message.Answer(9, new Value.None());

    private static Value answered(String value) throws IOException {
        return ((Message.Answer) only("(answer 1 " + value + ")")).value();
    }

    private static Inbound only(String text) throws IOException {
        MessageReader reader = Script.reader(text);
        Inbound inbound = reader.next();
        assertThat(reader.next()).isNull();
        assertThat(reader.unfinished()).isEqualTo(new Salvaged.OfNothing());
        return Objects.requireNonNull(inbound);
    }

    private static Inbound.Spoiled spoiled(String text) throws IOException {
        return spoiled(text, BananaLimits.USUAL);
    }

    /** One that does not touch what comes after it. */
    private static Inbound.Spoiled spoiled(String text, BananaLimits limits) throws IOException {
        MessageReader reader = Script.reader(text + NEXT, limits);
        Inbound spoiled = reader.next();
        assertThat(spoiled).isInstanceOf(Inbound.Spoiled.class);
        assertThat(reader.next()).isEqualTo(NEXT_READ);
        assertThat(reader.next()).isNull();
        return (Inbound.Spoiled) Objects.requireNonNull(spoiled);
    }

    private static Value list(Value... items) {
        return new Value.Listing(List.of(items));
    }

    @Test
    void readsEveryKindOfValue() throws IOException {
        assertThat(answered("(none)")).isEqualTo(new Value.None());
        assertThat(answered("(boolean 1)")).isEqualTo(Value.of(true));
        assertThat(answered("(boolean 0)")).isEqualTo(Value.of(false));
        assertThat(answered("-5")).isEqualTo(Value.of(-5));
        assertThat(answered("123456789012345678901234567890"))
                .isEqualTo(new Value.Whole(new BigInteger("123456789012345678901234567890")));
        assertThat(answered("#843ff8000000000000")).isEqualTo(new Value.Real(1.5));
        assertThat(answered("'x'")).isEqualTo(Value.bytes("x"));
        assertThat(answered("(unicode 'ä')")).isEqualTo(Value.text("ä"));
        assertThat(answered("(unicode 'error')")).isEqualTo(Value.text("error"));
        assertThat(answered("(decimal '1.50')")).isEqualTo(new Value.Decimal("1.50"));
        assertThat(answered("(list 1 (list) 'a')")).isEqualTo(list(Value.of(1), list(), Value.bytes("a")));
        assertThat(answered("(tuple 1 2)")).isEqualTo(new Value.Tuple(List.of(Value.of(1), Value.of(2))));
        assertThat(answered("(set 1)")).isEqualTo(new Value.Group(List.of(Value.of(1)), true));
        assertThat(answered("(immutable-set 1)")).isEqualTo(new Value.Group(List.of(Value.of(1)), false));
        assertThat(answered("(dict 'b' 1 (unicode 'a') (tuple 2))")).isEqualTo(new Value.Dict(
                Map.of(Value.bytes("b"), Value.of(1), Value.text("a"), new Value.Tuple(List.of(Value.of(2))))));
        assertThat(answered("(copyable 'a.B' 'x' 1)"))
                .isEqualTo(new Value.Copied("a.B", Map.of("x", Value.of(1))));
        assertThat(answered("(my-reference 3)"))
                .isEqualTo(new Value.Sender(3, Optional.empty(), Optional.empty()));
        assertThat(answered("(my-reference -3 '' 'pb://" + Script.SENDER + "@/name')")).isEqualTo(
                new Value.Sender(-3, Optional.empty(), Optional.of(new Furl(Script.SENDER, List.of(), "name"))));
        assertThat(answered("(your-reference 4)")).isEqualTo(new Value.Receiver(4));
    }

    @Test
    void readsCallsAndErrors() throws IOException {
        assertThat(only("(call 1 -2 'msg' (arguments 1 'a' 'k' 5))")).isEqualTo(
                new Message.Call(1, -2, "msg", Arguments.of(Value.bytes("a")).with("k", Value.of(5))));
        assertThat(only("(error 3 (copyable 'twisted.python.failure.Failure' 'value' 'v' 'type' 'builtins.KeyError'"
                + " 'traceback' 't' 'parents' (list 'builtins.KeyError' 'builtins.object')))"))
                .isEqualTo(new Message.Failed(3, new RemoteFailure("builtins.KeyError", "v", "t",
                        List.of("builtins.KeyError", "builtins.object"))));
    }

    @Test
    void findsWhatIsReferredTo() throws IOException {
        Value shared = list(Value.of(7));

        assertThat(answered("(tuple (list 7) (reference 2))")).isEqualTo(new Value.Tuple(List.of(shared, shared)));
        assertThat(answered("(list 1 (reference 1))")).isEqualTo(list(Value.of(1), new Value.Circle()));
    }

    @Test
    void countsWhatIsPassedOver() throws IOException {
        MessageReader reader = Script
                .reader("(answer 1 (list (nonsense (list)) (dict)))(answer 2 (tuple (list 7) (reference 7)))");

        assertThat(reader.next()).isInstanceOf(Inbound.Spoiled.class);
        assertThat(reader.next()).isEqualTo(new Message.Answer(2,
                new Value.Tuple(List.of(list(Value.of(7)), list(Value.of(7))))));
    }

    @Test
    void forgetsObjectsWithTheirMessage() throws IOException {
        MessageReader reader = Script.reader("(answer 1 (list 7))(answer 1 (reference 1))");
        assertThat(reader.next()).isInstanceOf(Message.Answer.class);
        assertThat(reader.next()).isInstanceOf(Inbound.Spoiled.class);
    }

    @Test
    void tellsOfPingsWithinMessagesAtOnce() throws IOException {
        MessageReader reader = Script.reader("?0 (answer ?5 1 (list ?6 7))");

        assertThat(reader.next()).isEqualTo(new Inbound.Ping(BigInteger.ZERO));
        assertThat(reader.next()).isEqualTo(new Inbound.Ping(BigInteger.valueOf(5)));
        assertThat(reader.next()).isEqualTo(new Inbound.Ping(BigInteger.valueOf(6)));
        assertThat(reader.next()).isEqualTo(new Message.Answer(1, list(Value.of(7))));
    }

    @Test
    void tellsWhatItsSenderGaveUp() throws IOException {
        Inbound.Spoiled spoiled = spoiled(
                "(call 31 2 'new_incident' (arguments 2 'incident-x' (dict (unicode 'num') 54 (unicode 'obj') !)!)!)");

        assertThat(spoiled.fault()).isEqualTo(Inbound.Fault.GIVEN_UP);
        assertThat(spoiled.salvaged()).isEqualTo(new Salvaged.OfCall(Optional.of(31L), Optional.of(2L),
                Optional.of("new_incident"), Arguments.of(Value.bytes("incident-x"),
                        new Value.Dict(Map.of(Value.text("num"), Value.of(54))))));
    }

    /** The sender could not go on with a part of it, and did with the rest. */
    @Test
    void voidsTheWholeMessageOfWhichAPartIsGivenUp() throws IOException {
        assertThat(spoiled("(answer 1 (list (dict 'a' !) 5))").fault()).isEqualTo(Inbound.Fault.GIVEN_UP);
        assertThat(spoiled("(answer ! 1 (list))").salvaged())
                .isEqualTo(new Salvaged.OfAnswer(Optional.empty(), Optional.empty()));
        assertThat(Script.reader("#008a" + NEXT).next()).isEqualTo(NEXT_READ);
    }

    @Test
    void salvagesHalfAnAnswer() throws IOException {
        byte[] whole = Script
                .bytes("(answer 3 (tuple (dict (unicode 'pid') 7) (list (dict 'num' 1) (dict 'num' 2 'message'"
                        + " (unicode 'text'))))");
        MessageReader reader = new MessageReader(new ByteArrayInputStream(whole, 0, whole.length - 9),
                Vocabulary.initial(1), BananaLimits.USUAL, Script.SENDER, Script.share());

        assertThatThrownBy(() -> {
            while (reader.next() != null) {
                // To the end.
            }
        }).isInstanceOf(EOFException.class);
        assertThat(reader.unfinished()).isEqualTo(new Salvaged.OfAnswer(Optional.of(3L),
                Optional.of(new Value.Tuple(List.of(new Value.Dict(Map.of(Value.text("pid"), Value.of(7))),
                        list(new Value.Dict(Map.of(Value.bytes("num"), Value.of(1))),
                                new Value.Dict(Map.of(Value.bytes("num"), Value.of(2)))))))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(none 1)", "(boolean)", "(boolean 'x')", "(unicode 5)", "(unicode 'a' 'b')", "(dict 1)",
            "(dict 1 2 1 3)", "(dict (list) 1)", "(copyable 'x' 'a')", "(copyable 'x' 'a' 1 'a' 2)", "(my-reference)",
            "(my-reference 'x')", "(my-reference 1 '' 'no furl')", "(my-reference 1 'a' 'b' 'c')", "(your-reference)",
            "(your-reference 100000000000000000000)", "(their-reference 1 'pb://x')", "(reference 99)",
            "(reference)", "(nonsense)", "(instance 1)", "(call 1 2 'x' (arguments 0))", "(arguments 0)",
            "(answer 1 2)",
            "(unicode #02" + "82c328)", "#0388" + "0581" + "0389", "(set-vocab 1 'a')"})
    void keepsAViolationToItsMessage(String value) throws IOException {
        assertThat(spoiled("(answer 5 (tuple 1 " + value + " 2))").salvaged()).satisfies(salvaged -> {
            assertThat(salvaged).isInstanceOf(Salvaged.OfAnswer.class);
            assertThat(((Salvaged.OfAnswer) salvaged).request()).contains(5L);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"(call 5)", "(call 5 1 'm')", "(call 5 1 (arguments 0))", "(call 5 1 'm' (arguments))",
            "(call 5 1 'm' (arguments 3 1))", "(call 5 1 'm' (arguments -1))", "(call 5 1 'm' (arguments 'x'))",
            "(call 5 1 'm' (arguments 0 'a'))", "(call 5 1 'm' (arguments 0 5 5))", "(call 5 1 7 (arguments 0))",
            "(call 5 1 'm' (list))", "(call 5 1 'm' (arguments 0) 5)", "(call 5 'x' 'm' (arguments 0))"})
    void knowsWhoIsToHearOfABrokenCall(String call) throws IOException {
        assertThat(spoiled(call).salvaged()).satisfies(salvaged -> {
            assertThat(salvaged).isInstanceOf(Salvaged.OfCall.class);
            assertThat(((Salvaged.OfCall) salvaged).request()).contains(5L);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"(answer 5)", "(answer 5 1 2)", "(error 5 7)", "(error 5)"})
    void knowsWhichAnswerIsBroken(String answer) throws IOException {
        assertThat(spoiled(answer).salvaged()).isInstanceOfSatisfying(Salvaged.OfAnswer.class,
                it -> assertThat(it.request()).contains(5L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "'x'", "#0089", "#00880088", "(answer #80", "#00880089",
            "(answer 1 (list #0089", "(nonsense #0589", "(answer #7f87",
            "(answer 1 (my-reference 1 '' 'pb://zzkgrvnhzzenwiffekjbrfftpeq6bl32@/name'))"})
    void endsWhatDoesNotKeepToTheProtocol(String text) {
        MessageReader reader = Script.reader(text);

        assertThatThrownBy(() -> {
            while (reader.next() != null) {
                // To the end.
            }
        }).isInstanceOf(BananaException.class);
    }

    @Test
    void keepsToItsLimits() throws IOException {
        BananaLimits small = new BananaLimits(10, 10, 6, 50, 5000, 1000);

        assertThat(spoiled("(answer 1 'longer than ten')", small).why()).contains("15 bytes");
        assertThat(spoiled("(answer 1 " + "(list ".repeat(6) + ")".repeat(7), small).why()).contains("deeper");
        assertThat(spoiled("(answer 1 (list " + "1 ".repeat(60) + "))", small).why()).contains("50 values");
        assertThat(spoiled("(answer 1 (list " + "'1234567890' ".repeat(48) + "))", small).why())
                .contains("more than 5000 bytes");
        assertThat(Script.reader("(answer 1 " + "(list ".repeat(5) + ")".repeat(6), small).next())
                .isInstanceOf(Message.Answer.class);
        MessageReader endless = Script.reader("(answer 1 (nonsense " + "'x' ".repeat(1000), small);
        assertThat(endless.next()).isInstanceOf(Inbound.Spoiled.class);
        assertThatThrownBy(endless::next).isInstanceOf(BananaException.class).hasMessageContaining("does not end");
    }

    /** Each list holds the one before twice: small here, and beyond all measure for whoever walks through it. */
    @Test
    void countsWhatIsReferredToEachTime() throws IOException {
        StringBuilder lists = new StringBuilder("(list 1)");
        for (int i = 0; i < 40; i++) {
            lists.append("(list (reference ").append(2 + 3 * i - (i == 0 ? 0 : 2)).append(')');
            lists.append("(reference ").append(2 + 3 * i - (i == 0 ? 0 : 2)).append("))");
        }
        assertThat(spoiled("(answer 1 (list " + lists + "))").why()).contains("more than");
    }

    /** A text of some length, a thousand times: small here, and gigabytes for whoever writes it down. */
    @Test
    void countsTheBytesOfWhatIsReferredTo() throws IOException {
        String text = "(list '" + "x".repeat(100_000) + "')";

        assertThat(spoiled("(answer 1 (tuple " + text + "(reference 2)".repeat(1000) + "))").why())
                .contains("takes more than 8388608 bytes");
        assertThat(Script.reader("(answer 1 (tuple " + text + "(reference 2)".repeat(50) + "))").next())
                .isInstanceOf(Message.Answer.class);
    }

    @Test
    void countsTheDepthOfWhatIsReferredTo() throws IOException {
        BananaLimits shallow = new BananaLimits(100, 100, 12, 1000, 100_000, 1000);
        String deep = "(list ".repeat(8) + ")".repeat(8);

        assertThat(Script.reader("(answer 1 (tuple " + deep + "(list (list (reference 2)))))", shallow).next())
                .isInstanceOf(Message.Answer.class);
        assertThat(spoiled("(answer 1 (tuple " + deep + "(list (list (list (reference 2))))))", shallow).why())
                .contains("deeper");
    }

    @Test
    void learnsWords() throws IOException {
        MessageReader reader = Script
                .reader("(add-vocab 30 'thirty')(answer 1 #1e87)(set-vocab 1 'answer' 2 'list')#048801870181058802870589"
                        + "0489");

        assertThat(reader.next()).isEqualTo(new Message.Answer(1, Value.bytes("thirty")));
        assertThat(reader.next()).isEqualTo(new Message.Answer(1, list()));
        assertThat(spoiled("(set-vocab 1)").why()).isNotEmpty();
        assertThat(spoiled("(set-vocab 'x' 1)").why()).isNotEmpty();
    }

    @Test
    void isQuickWithKeysOfOneHash() throws IOException {
        StringBuilder dict = new StringBuilder("(answer 1 (dict ");
        int keys = 1 << 14;
        for (int i = 0; i < keys; i++) {
            StringBuilder key = new StringBuilder();
            for (int bit = 0; bit < 14; bit++) {
                key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            dict.append("(unicode '").append(key).append("') 1 ");
        }
        long start = System.nanoTime();

        assertThat(((Message.Answer) Objects.requireNonNull(Script.reader(dict + "))").next())).value())
                .isInstanceOfSatisfying(Value.Dict.class, it -> assertThat(it.entries()).hasSize(keys));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void printsNoBytes() {
        assertThat(Value.bytes("swissnum").toString()).doesNotContain("swissnum");
        assertThat(new Value.Bytes(Octets.of("swissnum")).toString()).contains("8 bytes");
    }
}
