package io.gather.transport.foolscap.reference;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.message.Arguments;
import io.gather.transport.foolscap.message.Inbound;
import io.gather.transport.foolscap.message.Message;
import io.gather.transport.foolscap.message.RemoteFailure;
import io.gather.transport.foolscap.message.Salvaged;
import io.gather.transport.foolscap.message.Value;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BrokerTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final TubId PEER = new TubId("7jejirnn6sojgrigovy74gnzfanmrj4x");
    private static final Furl OURS = Furl.read("pb://zzkgrvnhzzenwiffekjbrfftpeq6bl32@tcp:h:1/secret", "");

    private final BlockingQueue<Message> sent = new LinkedBlockingQueue<>();
    private final List<String> heard = new ArrayList<>();
    private final Recorder gatherer = new Recorder();
    private final Broker broker = new Broker(PEER, new NoConnection(), (message, _) -> sent.put(message),
            (name, _) -> name.equals("secret") ? Optional.of(new Published(gatherer, OURS)) : Optional.empty(),
            new BrokerListener() {
                @Override
                public void unknownName(TubId peer) {
                    heard.add("unknown name");
                }

                @Override
                public void broken(TubId peer, String method, RuntimeException mistake) {
                    heard.add(method + " " + mistake.getMessage());
                }
            });

    private static final class NoConnection implements Connection {
        @Override
        public SocketAddress address() {
            return new InetSocketAddress(0);
        }

        @Override
        public void close() {}
    }

    private final class Recorder implements Referenceable {
        @Override
        public String type() {
            return "RIRecorder";
        }

        @Override
        public Value call(String method, Arguments arguments, Broker from) throws RefusedCallException {
            heard.add(method + arguments.positional().size());
            return switch (method) {
                case "refuse" -> throw new RefusedCallException("builtins.ValueError", "no");
                case "break" -> throw new IllegalStateException("a mistake");
                default -> Value.of(7);
            };
        }

        @Override
        public void spoiled(SpoiledCall call, Broker from) {
            heard.add("spoiled " + call.method().orElse("?") + " " + call.ending());
        }
    }

    private Message work(long request, long target, String method, Arguments arguments) throws Exception {
        broker.work(new Message.Call(request, target, method, arguments));
        return sent.remove();
    }

    private Message ask(String name) throws Exception {
        return work(1, 0, "getReferenceByName", Arguments.none().with("name", Value.bytes(name)));
    }

    private CompletableFuture<Value> calling(RemoteReference object, String method) {
        CompletableFuture<Value> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(object.call(method, Arguments.none(), SOON));
            } catch (CallException | InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private RemoteReference theirs() {
        return broker.remote(new Value.Sender(5, Optional.of("RITheirs"), Optional.empty())).orElseThrow();
    }

    private static CallException failure(CompletableFuture<Value> call) {
        try {
            throw new AssertionError(call.get(10, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CallException failure) {
                return failure;
            }
            throw new AssertionError(e);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void handsOutWhatIsPublishedAndTellsItsNameOnce() throws Exception {
        assertThat(ask("secret")).isEqualTo(
                new Message.Answer(1, new Value.Sender(1, Optional.of("RIRecorder"), Optional.of(OURS))));
        assertThat(ask("secret"))
                .isEqualTo(new Message.Answer(1, new Value.Sender(1, Optional.empty(), Optional.empty())));
        assertThat(ask("guess")).isInstanceOfSatisfying(Message.Failed.class, it -> {
            assertThat(it.failure().type()).isEqualTo("builtins.KeyError");
            assertThat(it.failure().value()).doesNotContain("guess");
        });
        assertThat(heard).containsExactly("unknown name");
    }

    @Test
    void callsOursAndAnswers() throws Exception {
        ask("secret");

        assertThat(work(4, 1, "do", Arguments.of(Value.of(1)))).isEqualTo(new Message.Answer(4, Value.of(7)));
        assertThat(work(5, 1, "refuse", Arguments.none()))
                .isEqualTo(new Message.Failed(5, RemoteFailure.of("builtins.ValueError", "no")));
        assertThat(work(6, 1, "break", Arguments.none())).isInstanceOfSatisfying(Message.Failed.class,
                it -> assertThat(it.failure().value()).isEqualTo("internal error"));
        assertThat(work(7, 9, "do", Arguments.none())).isInstanceOf(Message.Failed.class);
        broker.work(new Message.Call(Message.NO_ANSWER, 1, "refuse", Arguments.none()));
        assertThat(sent).isEmpty();
        assertThat(heard).containsExactly("do1", "refuse0", "break0", "break a mistake", "refuse0");
    }

    @Test
    void keepsOursForAsLongAsThePeerHoldsThem() throws Exception {
        ask("secret");
        ask("secret");
        Arguments one = Arguments.none().with("clid", Value.of(1)).with("count", Value.of(1));

        assertThat(work(2, 0, "decref", one)).isEqualTo(new Message.Answer(2, new Value.None()));
        assertThat(work(3, 1, "do", Arguments.none())).isInstanceOf(Message.Answer.class);
        assertThat(broker.ours(new Value.Receiver(1))).contains(gatherer);
        work(2, 0, "decref", one);
        assertThat(work(3, 1, "do", Arguments.none())).isInstanceOf(Message.Failed.class);
        assertThat(ask("secret")).isInstanceOfSatisfying(Message.Answer.class, it -> assertThat(it.value())
                .isEqualTo(new Value.Sender(2, Optional.of("RIRecorder"), Optional.of(OURS))));
        assertThat(work(2, 0, "decref", Arguments.none())).isInstanceOf(Message.Failed.class);
        assertThat(work(2, 0, "nonsense", Arguments.none())).isInstanceOf(Message.Failed.class);
        assertThat(work(2, 0, "decgift", one)).isInstanceOf(Message.Answer.class);
    }

    @Test
    void waitsForAnswersInWhateverOrder() throws Exception {
        CompletableFuture<Value> first = calling(theirs(), "a");
        Message.Call a = (Message.Call) sent.poll(10, TimeUnit.SECONDS);
        CompletableFuture<Value> second = calling(theirs(), "b");
        Message.Call b = (Message.Call) sent.poll(10, TimeUnit.SECONDS);
        assertThat(a.target()).isEqualTo(5);
        assertThat(a.request()).isNotEqualTo(b.request()).isPositive();

        broker.answered(new Message.Answer(b.request(), Value.of(2)));
        broker.answered(new Message.Answer(a.request(), Value.of(1)));
        broker.answered(new Message.Answer(999, Value.of(1)));

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(Value.of(1));
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(Value.of(2));
    }

    @Test
    void tellsWhyACallCameToNothing() throws Exception {
        CompletableFuture<Value> refused = calling(theirs(), "a");
        Message.Call a = (Message.Call) sent.poll(10, TimeUnit.SECONDS);
        broker.answered(new Message.Failed(a.request(), RemoteFailure.of("builtins.KeyError", "none")));
        assertThat(failure(refused).failure().map(RemoteFailure::type)).contains("builtins.KeyError");

        CompletableFuture<Value> half = calling(theirs(), "b");
        Message.Call b = (Message.Call) sent.poll(10, TimeUnit.SECONDS);
        assertThat(broker.answered(new Inbound.Spoiled(
                new Salvaged.OfAnswer(Optional.of(b.request()), Optional.of(Value.of(1))), "cut",
                Inbound.Fault.GIVEN_UP))).isTrue();
        assertThat(failure(half)).satisfies(it -> {
            assertThat(it.reason()).isEqualTo(CallException.Cause.SPOILED);
            assertThat(it.salvaged()).contains(Value.of(1));
        });

        assertThatThrownBy(() -> theirs().call("c", Arguments.none(), Duration.ofMillis(20)))
                .isInstanceOfSatisfying(CallException.class,
                        it -> assertThat(it.reason()).isEqualTo(CallException.Cause.NO_ANSWER));
    }

    @Test
    void endsAllCallsWithTheConnection() throws Exception {
        CompletableFuture<Value> one = calling(theirs(), "a");
        Message.Call a = (Message.Call) sent.poll(10, TimeUnit.SECONDS);
        CompletableFuture<Value> other = calling(theirs(), "b");
        Object ignored = sent.poll(10, TimeUnit.SECONDS);

        broker.end("lost", new Salvaged.OfAnswer(Optional.of(a.request()), Optional.of(Value.of(3))));

        assertThat(failure(one).salvaged()).contains(Value.of(3));
        assertThat(failure(other).reason()).isEqualTo(CallException.Cause.ENDED);
        assertThat(failure(calling(theirs(), "c")).getMessage()).isEqualTo("lost");
    }

    @Test
    void tellsAnObjectOfCallsThatDidNotComeWhole() throws Exception {
        ask("secret");
        Salvaged.OfCall half = new Salvaged.OfCall(Optional.of(8L), Optional.of(1L), Optional.of("msg"),
                Arguments.none());

        broker.spoil(new Inbound.Spoiled(half, "given up", Inbound.Fault.GIVEN_UP));
        assertThat(sent).isEmpty();
        broker.spoil(new Inbound.Spoiled(half, "too long", Inbound.Fault.UNFIT));
        assertThat(sent.remove()).isInstanceOfSatisfying(Message.Failed.class, it -> {
            assertThat(it.request()).isEqualTo(8);
            assertThat(it.failure().value()).isEqualTo("too long");
        });
        broker.cut(half, "lost");

        assertThat(heard).containsExactly("spoiled msg ABORTED", "spoiled msg REFUSED", "spoiled msg CUT");
    }

    @Test
    void saysWhenNothingCanBeSentAnyMore() {
        Broker ended = new Broker(PEER, new NoConnection(), (_, _) -> {
            throw new IOException("closed by the peer");
        }, (_, _) -> Optional.empty(), new BrokerListener() {
            @Override
            public void unknownName(TubId peer) {}

            @Override
            public void broken(TubId peer, String method, RuntimeException mistake) {}
        });

        assertThatThrownBy(() -> ended.find(OURS, SOON)).isInstanceOf(CallException.class)
                .hasMessage("closed by the peer");
    }
}
