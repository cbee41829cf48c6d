package io.gather.transport.foolscap.negotiation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.gather.transport.foolscap.furl.TubId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NegotiationTest {
    private static final TubId HIGH = new TubId("zzkgrvnhzzenwiffekjbrfftpeq6bl32");
    private static final TubId LOW = new TubId("7jejirnn6sojgrigovy74gnzfanmrj4x");

    private final PeerTable high = new PeerTable();
    private final PeerTable low = new PeerTable();
    private final List<String> replaced = new ArrayList<>();
    private final Set<String> ended = new HashSet<>();

    private Replaceable connection(String name) {
        return new Replaceable() {
            @Override
            public boolean hasEnded() {
                return ended.contains(name);
            }

            @Override
            public void replaced() {
                replaced.add(name);
            }
        };
    }

    /** Both sides, as far as they come. */
    private String connect(String name, boolean lowDials) throws NegotiationException {
        Replaceable ofHigh = connection(name + " of high");
        Replaceable ofLow = connection(name + " of low");
        Negotiation master = lowDials
                ? Negotiation.asServer(HIGH, high, ofHigh)
                : Negotiation.asClient(HIGH, LOW, high.last(LOW), high, ofHigh);
        Negotiation slave = lowDials
                ? Negotiation.asClient(LOW, HIGH, low.last(HIGH), low, ofLow)
                : Negotiation.asServer(LOW, low, ofLow);
        HeaderBlock hello = slave.hello();
        assertThat(slave.hello(master.hello(), Optional.of(HIGH))).isEqualTo(new NegotiationStep.Await());
        NegotiationStep.Decided decided = (NegotiationStep.Decided) master.hello(hello, Optional.of(LOW));
        assertThat(decided.agreement().peer()).isEqualTo(LOW);
        assertThat(slave.decision(decided.block()).peer()).isEqualTo(HIGH);
        return decided.block().get("current-connection").orElseThrow();
    }

    private static HeaderBlock with(HeaderBlock block, String key, String value) {
        Map<String, String> values = new TreeMap<>(block.values());
        if (value.equals("-")) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
        return HeaderBlock.of(values);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void agreesWhoeverDials(boolean lowDials) throws Exception {
        assertThat(connect("first", lowDials)).isEqualTo(high.incarnation() + " 1");
        assertThat(high.isConnected(LOW)).isTrue();
        assertThat(low.isConnected(HIGH)).isTrue();
        assertThat(replaced).isEmpty();
    }

    @Test
    void takesAPeerForGoneWhoseConnectionHasEnded() throws Exception {
        HeaderBlock hello = Negotiation.asClient(LOW, HIGH, low.last(HIGH), low, connection("x")).hello();
        Negotiation.asServer(HIGH, high, connection("first")).hello(hello, Optional.of(LOW));
        assertThatThrownBy(() -> Negotiation.asServer(HIGH, high, connection("second")).hello(hello,
                Optional.of(LOW))).hasMessageContaining("Duplicate connection");
        ended.add("first");
        assertThat(Negotiation.asServer(HIGH, high, connection("third")).hello(hello, Optional.of(LOW)))
                .isInstanceOf(NegotiationStep.Decided.class);
    }

    @Test
    void writesWhatTubsInPythonWrite() throws Exception {
        HeaderBlock server = Negotiation.asServer(HIGH, high, connection("x")).hello();
        HeaderBlock client = Negotiation.asClient(LOW, HIGH, low.last(HIGH), low, connection("x")).hello();

        assertThat(server.bytes()).asString().isEqualTo("banana-negotiation-range: 3 3\r\n"
                + "initial-vocab-table-range: 0 1\r\nmy-incarnation: " + high.incarnation() + "\r\nmy-tub-id: " + HIGH
                + "\r\n\r\n");
        assertThat(client.get("last-connection")).contains("none 0");
        assertThat(((NegotiationStep.Decided) Negotiation.asServer(HIGH, high, connection("x")).hello(client,
                Optional.of(LOW))).block().bytes()).asString().isEqualTo("banana-decision-version: 3\r\n"
                        + "current-connection: " + high.incarnation()
                        + " 1\r\ninitial-vocab-table-index: 1 bb33\r\n\r\n");
        assertThat(high.incarnation()).matches("[0-9a-f]{16}");
    }

    @Test
    void theMasterKeepsTheFirstOfSeveralDialledInParallel() throws Exception {
        Negotiation first = Negotiation.asServer(HIGH, high, connection("first"));
        Negotiation second = Negotiation.asServer(HIGH, high, connection("second"));
        HeaderBlock hello = Negotiation.asClient(LOW, HIGH, low.last(HIGH), low, connection("x")).hello();

        assertThat(first.hello(hello, Optional.of(LOW))).isInstanceOf(NegotiationStep.Decided.class);
        assertThatThrownBy(() -> second.hello(hello, Optional.of(LOW))).isInstanceOf(NegotiationException.class)
                .hasMessage("Duplicate connection");
        assertThat(replaced).isEmpty();
    }

    @Test
    void aConnectionThatOnlyTheMasterBelievesInIsReplaced() throws Exception {
        connect("first", true);
        assertThat(connect("second", true)).isEqualTo(high.incarnation() + " 2");
        assertThat(replaced).containsExactly("first of high", "first of low");
        assertThat(high.isConnected(LOW)).isTrue();
    }

    @Test
    void aPeerThatRestartedIsTakenInAgain() throws Exception {
        connect("first", true);
        HeaderBlock hello = Negotiation
                .asClient(LOW, HIGH, new PeerTable().last(HIGH), new PeerTable(), connection("x")).hello();

        assertThat(Negotiation.asServer(HIGH, high, connection("second")).hello(hello, Optional.of(LOW)))
                .isInstanceOf(NegotiationStep.Decided.class);
        assertThat(replaced).containsExactly("first of high");
    }

    @Test
    void whoLeavesTakesNobodyElseAlong() throws Exception {
        Replaceable former = connection("former");
        Replaceable later = connection("later");
        HeaderBlock hello = Negotiation.asClient(LOW, HIGH, low.last(HIGH), low, connection("x")).hello();
        Object first = Negotiation.asServer(HIGH, high, former).hello(hello, Optional.of(LOW));
        Object second = Negotiation.asServer(HIGH, high, later)
                .hello(with(hello, "my-incarnation", "another"), Optional.of(LOW));
        assertThat(first).isNotEqualTo(second);

        high.leave(LOW, former);
        assertThat(high.isConnected(LOW)).isTrue();
        high.leave(LOW, later);
        assertThat(high.isConnected(LOW)).isFalse();
        assertThat(Negotiation.asServer(HIGH, high, former).hello(hello, Optional.of(LOW)))
                .isInstanceOf(NegotiationStep.Decided.class);
    }

    @ParameterizedTest
    @CsvSource({"banana-negotiation-range,1 2,I can't handle banana version 2",
            "banana-negotiation-range,4 9,You can't handle banana version 3",
            "banana-negotiation-range,x,a range of versions", "banana-negotiation-range,-,No valid banana-negotiation",
            "initial-vocab-table-range,2 3,You can't handle initial vocab set 1",
            "my-tub-id,-,TubID mismatch", "my-tub-id,zzkgrvnhzzenwiffekjbrfftpeq6bl32,TubID mismatch",
            "my-tub-id,x,TubID mismatch", "error,no,no"})
    void theMasterRefuses(String key, String value, String why) {
        HeaderBlock hello = with(Negotiation.asClient(LOW, HIGH, low.last(HIGH), low, connection("x")).hello(), key,
                value);

        assertThatThrownBy(() -> Negotiation.asServer(HIGH, high, connection("x")).hello(hello, Optional.of(LOW)))
                .isInstanceOfSatisfying(NegotiationException.class,
                        it -> assertThat(it.isTheirs()).isEqualTo(key.equals("error")))
                .hasMessageContaining(why);
        assertThat(high.isConnected(LOW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"banana-negotiation-range,3 9,1 bb33", "initial-vocab-table-range,0 0,0 da39",
            "initial-vocab-table-range,-,0 da39", "something-new,x,1 bb33", "my-incarnation,-,1 bb33"})
    void theMasterTakesTheBestThatBothHave(String key, String value, String table) throws Exception {
        HeaderBlock hello = with(Negotiation.asClient(LOW, HIGH, low.last(HIGH), low, connection("x")).hello(), key,
                value);

        assertThat(Negotiation.asServer(HIGH, high, connection("x")).hello(hello, Optional.of(LOW)))
                .isInstanceOfSatisfying(NegotiationStep.Decided.class,
                        it -> assertThat(it.block().get("initial-vocab-table-index")).contains(table));
    }

    @Test
    void nobodyGetsInWithoutACertificateOrAsSomebodyElse() {
        HeaderBlock hello = Negotiation.asClient(LOW, HIGH, low.last(HIGH), low, connection("x")).hello();
        TubId third = new TubId("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");

        assertThatThrownBy(() -> Negotiation.asServer(HIGH, high, connection("x")).hello(hello, Optional.empty()))
                .hasMessage("you must use a certificate to claim a TubID");
        assertThatThrownBy(() -> Negotiation.asServer(HIGH, high, connection("x")).hello(hello, Optional.of(third)))
                .hasMessage("TubID mismatch");
        assertThatThrownBy(
                () -> Negotiation.asClient(HIGH, third, high.last(third), high, connection("x")).hello(hello,
                        Optional.of(LOW)))
                .hasMessage("connected to the wrong Tub");
        assertThatThrownBy(() -> Negotiation.asServer(LOW, high, connection("x")).hello(hello, Optional.of(LOW)))
                .hasMessage("a tub is not connected to itself");
    }

    @ParameterizedTest
    @CsvSource({"banana-decision-version,-,No banana-decision-version value",
            "banana-decision-version,4,banana version 4",
            "banana-decision-version,x,a number", "initial-vocab-table-index,2 bb33,table index 2",
            "initial-vocab-table-index,1 da39,our words", "initial-vocab-table-index,1,our words",
            "error,Duplicate connection,Duplicate connection"})
    void theSlaveRefuses(String key, String value, String why) throws Exception {
        HeaderBlock decision = with(new Decision(1, Optional.of(new ConnectionNumber("x", 4))).block(), key, value);
        Negotiation slave = Negotiation.asClient(LOW, HIGH, low.last(HIGH), low, connection("x"));
        assertThat(slave.hello(Negotiation.asServer(HIGH, high, connection("x")).hello(), Optional.of(HIGH)))
                .isInstanceOf(NegotiationStep.Await.class);

        assertThatThrownBy(() -> slave.decision(decision)).isInstanceOf(NegotiationException.class)
                .hasMessageContaining(why);
        assertThat(low.isConnected(HIGH)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"current-connection,-,none 0", "current-connection,x 4,x 4", "initial-vocab-table-index,-,x 4",
            "initial-vocab-table-index,0,x 4"})
    void theSlaveRemembersTheConnection(String key, String value, String last) throws Exception {
        HeaderBlock decision = with(new Decision(1, Optional.of(new ConnectionNumber("x", 4))).block(), key, value);
        Negotiation slave = Negotiation.asClient(LOW, HIGH, low.last(HIGH), low, connection("x"));
        assertThat(slave.hello(Negotiation.asServer(HIGH, high, connection("x")).hello(), Optional.of(HIGH)))
                .isInstanceOf(NegotiationStep.Await.class);

        assertThat(slave.decision(decision).peer()).isEqualTo(HIGH);
        assertThat(Negotiation.asClient(LOW, HIGH, low.last(HIGH), low, connection("x")).hello().get("last-connection"))
                .contains(last);
    }
}
