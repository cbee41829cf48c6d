package io.gather.transport.foolscap.negotiation;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import io.gather.fixtures.random.Seed;
import io.gather.transport.foolscap.Capture;
import io.gather.transport.foolscap.furl.TubId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HeaderBlockTest {
    private static final TubId TUB = new TubId("zzkgrvnhzzenwiffekjbrfftpeq6bl32");

    static List<String> captures() {
        return Capture.names();
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Tubs in Python write their blocks as we do. */
    @ParameterizedTest
    @MethodSource("captures")
    void writesBlocksAsTheyCame(String name) throws IOException {
        ByteArrayInputStream in = stream(Capture.of(name).text());
        boolean client = Capture.of(name).text().startsWith("GET ");
        String clear = HeaderBlock.read(in);
        if (client) {
            TubId wanted = ClearText.requested(clear);
            String host = clear.substring(clear.indexOf("Host: ") + 6, clear.indexOf("\r\nUpgrade"));
            assertThat(ClearText.request(wanted, host)).asString().isEqualTo(clear + "\r\n\r\n");
        } else {
            ClearText.accepted(clear);
            assertThat(ClearText.switched()).asString().isEqualTo(clear + "\r\n\r\n");
        }
        String hello = HeaderBlock.read(in);
        assertThat(Hello.parse(HeaderBlock.parse(hello)).block().bytes()).asString().isEqualTo(hello + "\r\n\r\n");
        assertThat(Hello.parse(HeaderBlock.parse(hello)).last().isPresent()).isEqualTo(client);
        if (Capture.of(name).start() > clear.length() + hello.length() + 8) {
            String decision = HeaderBlock.read(in);
            if (decision.contains("error")) {
                assertThat(HeaderBlock.refusal("Duplicate connection").bytes()).asString()
                        .isEqualTo(decision + "\r\n\r\n");
                assertThatThrownBy(() -> Decision.parse(HeaderBlock.parse(decision)))
                        .hasMessage("Duplicate connection");
            } else {
                assertThat(Decision.parse(HeaderBlock.parse(decision)).block().bytes()).asString()
                        .isEqualTo(decision + "\r\n\r\n");
            }
        }
        assertThat(in.available()).isEqualTo(Capture.of(name).banana().length);
    }

    @Test
    void readsNoFurtherThanItsEnd() throws IOException {
        ByteArrayInputStream in = stream("A:  b \r\nKEY:\r\n\r\nmore");
        HeaderBlock block = HeaderBlock.parse(HeaderBlock.read(in));

        assertThat(block.get("a")).contains("b ");
        assertThat(block.get("key")).contains("");
        assertThat(in.readAllBytes()).asString().isEqualTo("more");
    }

    @Test
    void endsWithWhatDoesNotEnd() {
        assertThatThrownBy(() -> HeaderBlock.read(stream("a".repeat(5000)))).isInstanceOf(NegotiationException.class);
        assertThatThrownBy(() -> HeaderBlock.read(stream("a: b\r\n"))).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> HeaderBlock.parse("a: b\r\nno colon")).isInstanceOf(NegotiationException.class);
    }

    @ParameterizedTest
    @CsvSource({"GET / HTTP/1.1,knows nothing but", "POST /id/x HTTP/1.1,knows nothing but",
            "GET /id/x,knows nothing but",
            "GET /id/ HTTP/1.1,secure Tubs require encryption", "GET /id/x HTTP/1.1,unknown TubID",
            "'',knows nothing but",
            "GET /id/zzkgrvnhzzenwiffekjbrfftpeq6bl32more HTTP/1.1,unknown TubID"})
    void refusesWhoIsAtTheWrongDoor(String block, String why) {
        assertThatThrownBy(() -> ClearText.requested(block)).isInstanceOf(NegotiationException.class)
                .hasMessageContaining(why);
        assertThat(ClearText.refusal("one\r\ntwo")).asString()
                .isEqualTo("HTTP/1.1 500 Internal Server Error: one two\r\n\r\n");
    }

    @Test
    void takesWhoAsksForATubWithoutAWordOfTls() throws IOException {
        assertThat(ClearText.requested("GET /id/" + TUB + " HTTP/1.1")).isEqualTo(TUB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 404 Not Found\r\nUpgrade: TLS/1.0", "SSH-2.0-OpenSSH_9.2", "", "HTTP/1.1 101 x"})
    void doesNotGoOnWithWhatIsNoTub(String block) {
        assertThatThrownBy(() -> ClearText.accepted(block)).isInstanceOf(NegotiationException.class);
    }

    @Test
    void saysSoWhateverComes() {
        long seed = Seed.next();
        Random random = new Random(seed);
        String[] words = {"banana-negotiation-range", ": ", "3 3", "my-tub-id", "last-connection", "none 0", "\r\n",
                "\r\n",
                "initial-vocab-table-range", "0 1", "99999999999999999999", "-1", "initial-vocab-table-index", "1 bb33",
                "banana-decision-version", "3", "", "\u00ff", TUB.text(), "my-incarnation"};
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(16); i > 0; i--) {
                text.append(words[random.nextInt(words.length)]);
            }
            for (String block : List.of(text.toString(), "banana-negotiation-range: 3 3\r\n" + text,
                    "banana-decision-version: 3\r\n" + text)) {
                try {
                    Object ignored = Hello.parse(HeaderBlock.parse(block));
                } catch (NegotiationException expected) {
                    // As it should.
                } catch (RuntimeException e) {
                    throw new AssertionError("seed " + seed, e);
                }
                try {
                    Object ignored = Decision.parse(HeaderBlock.parse(block));
                } catch (NegotiationException expected) {
                    // As it should.
                } catch (RuntimeException e) {
                    throw new AssertionError("seed " + seed, e);
                }
            }
        }
    }
}
