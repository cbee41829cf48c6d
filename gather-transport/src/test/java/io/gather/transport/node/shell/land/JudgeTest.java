package io.gather.transport.node.shell.land;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import io.gather.core.catalog.Cost;
import io.gather.core.catalog.Keep;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Limits;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import io.gather.core.units.ByteSize;
import io.gather.core.verdict.EndCause;
import io.gather.core.watermark.Marks;
import io.gather.core.window.NodeClock;
import io.gather.fixtures.random.Seed;
import io.gather.transport.node.LandingBuffer;
import io.gather.transport.node.shell.wire.Ending;
import io.gather.transport.node.shell.wire.FilesCounts;
import io.gather.transport.node.shell.wire.UnitEnd;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing that a node sends may reach a bundle unless it is what it claims to be. */
class JudgeTest {
    private static final String META = "F f 1700000000.5 644 1 2 6 /etc/a\nF f 1700000000 600 1 3 5 /etc/b//c\n";

    private static final FilesCounts NONE = new FilesCounts(0, 0, 0, false, 0, 0, null);

    private final long seed = Seed.next();
    private final Random random = new Random(seed);

    @Test
    void takesWhatIsRight() throws Exception {
        LandedOutcome delivery = judge(META, concat(gzip("alpha\n"), gzip("beta\n")));

        assertThat(delivery.outcome().status()).isEqualTo(Status.OK);
        assertThat(delivery.results()).extracting(Result::source).containsExactly("/etc/a", "/etc/b\nc");
        assertThat(delivery.results()).extracting(Result::path).containsExactly("etc/a", "etc/b_c");
        try (InputStream in = new GZIPInputStream(Channels.newInputStream(delivery.open(0)))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("alpha\nbeta\n");
        }
    }

    @Test
    void refusesDataThatIsCutOrNoGzip() throws Exception {
        byte[] data = concat(gzip("alpha\n"), gzip("beta\n"));
        assertRefused(judge(META, java.util.Arrays.copyOf(data, data.length - 3)));
        assertRefused(judge(META, gzip("alpha\n")));
        assertRefused(judge(META, "rubbish".getBytes(StandardCharsets.UTF_8)));
        assertRefused(judge(META.replace("/etc/a", "etc/a"), data));
    }

    /** One is a sample, and nobody looks into the others: what is broken inside goes unseen, as of any large member with a digest. */
    @Test
    void inflatesNoLogWhoseEndWasSaid() throws Exception {
        String text = "a line\n".repeat(50_000);
        byte[] member = gzip(text);
        byte[] broken = member.clone();
        broken[member.length - 20] ^= 0x55;
        byte[] end = text.substring(text.length() - Result.Range.TAIL).getBytes(StandardCharsets.US_ASCII);
        String sha256 = Marks.digest(text.getBytes(StandardCharsets.US_ASCII), text.length());
        String said = "b 2048\n";
        for (String name : List.of("a", "b")) {
            said += "f f ok 1700000000 644 1 2 %d 0 /var/log/%s\ng %d %d %s\nb\ne 0 -\n".formatted(text.length(), name,
                    text.length(), member.length, sha256);
        }

        LandedOutcome delivery = judge(said, concat(concat(end, end), concat(member, broken)));

        assertThat(delivery.outcome().status()).as("%s", delivery.outcome().message()).isEqualTo(Status.OK);
        assertThat(delivery.results()).hasSize(2).allSatisfy(
                result -> assertThat(result.ranges().getFirst().tail()).isEqualTo(Marks.digest(end, end.length)));
        assertRefused(judge(said.replace("b 2048", "b 1024"), concat(end, concat(member, broken))));
        assertRefused(judge(said.replace("b 2048", "b 2000000"), concat(concat(end, end), concat(member, broken))));
        assertRefused(judge(said.replace("b 2048\n", "").replace("b\ne", "e"), concat(member, broken)));
    }

    @Test
    void survivesAnyDamage() throws Exception {
        byte[] data = concat(gzip("alpha\n"), gzip("beta\n"));
        for (int round = 0; round < 3000; round++) {
            byte[] meta = META.getBytes(StandardCharsets.UTF_8);
            byte[] damaged = data.clone();
            byte[] victim = random.nextBoolean() ? meta : damaged;
            for (int i = random.nextInt(3); i >= 0; i--) {
                victim[random.nextInt(victim.length)] = (byte) random.nextInt();
            }
            try {
                LandedOutcome delivery = judge(new String(meta, StandardCharsets.ISO_8859_1), damaged);
                assertThat(delivery.outcome().results()).isEqualTo(delivery.results().size());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + " round " + round, e);
            }
        }
    }

    private static void assertRefused(LandedOutcome delivery) {
        assertThat(delivery.outcome().status()).isEqualTo(Status.ERROR);
        assertThat(delivery.outcome().message()).startsWith("what the node sent cannot be used: it ");
        assertThat(delivery.results()).isEmpty();
    }

    private static LandedOutcome judge(String meta, byte[] data) throws IOException {
        Task task = new Task.Files(1, "g", "i", List.of("/etc/**"), List.of(), null, false, ByteSize.ofMiB(1), Duration
                .ofSeconds(9), ByteSize.ofMiB(9), Keep.HEAD, Cost.NORMAL, List.of(), List.of());
        Judge judge = new Judge(new Plan("g", "n", Limits.defaults(), List.of(task)),
                new Workroom("/spool", true, null), 1, new NodeClock(ZoneOffset.UTC, null));
        LandingBuffer landing = new LandingBuffer(Path.of("nowhere"));
        byte[] described = meta.getBytes(StandardCharsets.ISO_8859_1);
        landing.write(described);
        landing.write(data);
        return Objects
                .requireNonNull(judge.judge(new UnitEnd(1, -1, false, described.length, data.length, null, 1, 1,
                        new Ending.Gathered(EndCause.ITSELF, NONE)), landing));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
