package io.gather.core.window;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import io.gather.core.redact.Redactor;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

/** Logs made by chance, of each format, cut by windows made by chance, and compared with what a plain filter leaves. */
class WindowedContentTest {
    private static final ZoneId ZONE = ZoneOffset.ofHours(-8);
    private static final Instant BOOT = Instant.parse("2026-11-01T00:00:00Z");
    private static final NodeClock CLOCK = new NodeClock(ZONE, BOOT);
    private static final Instant END = Instant.parse("2026-11-23T00:00:00Z");

    private final Random random = new Random(42);

    /** A way to write a moment, and a line after it. */
    record Format(String name, Function<Instant, String> line) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Format of(String name, String pattern, ZoneId zone) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
        return new Format(name, formatter::format);
    }

    static Stream<Format> formats() {
        return Stream.of(of("rfc3339", "uuuu-MM-dd'T'HH:mm:ss.SSSXXX' app: x'", ZoneId.of("Asia/Kolkata")),
                of("rfc5424", "'<34>1 'uuuu-MM-dd'T'HH:mm:ss.SSSXXX' host app - - - x'", ZoneOffset.UTC),
                of("syslog", "MMM ppd HH:mm:ss' host app[1]: x'", ZONE),
                of("access", "'10.0.0.1 - - ['dd/MMM/uuuu:HH:mm:ss xx'] \"GET / HTTP/1.1\" 200 17'", ZONE),
                of("nginx", "uuuu/MM/dd HH:mm:ss' [error] 1#1: x'", ZONE),
                of("log4j", "uuuu-MM-dd HH:mm:ss,SSS' INFO [main] x'", ZONE),
                of("logback", "dd MMM uuuu HH:mm:ss,SSS' INFO [main] x'", ZONE),
                of("gc", "'['uuuu-MM-dd'T'HH:mm:ss.SSSxx'][gc] GC(1) Pause'", ZONE),
                of("klog", "'I'MMdd HH:mm:ss.SSSSSS'    1 main.go:1] x'", ZONE),
                new Format("seconds", it -> it.getEpochSecond() + " x"),
                new Format("milliseconds", it -> it.toEpochMilli() + " x"),
                new Format("audit", it -> "type=A msg=audit(" + it.getEpochSecond() + ".123:42): x"),
                new Format("dmesg", it -> "[%8d.000000] usb: x".formatted(it.getEpochSecond() - BOOT
                        .getEpochSecond())));
    }

    /** A line and when it was written; lines without time have that of the line before. */
    private record Line(String text, Instant time) {}

    private List<Line> log(Format format, boolean jumps) {
        List<Line> lines = new ArrayList<>();
        Instant time = END.minusSeconds(80_000);
        int count = 200 + random.nextInt(2000);
        for (int i = 0; i < count; i++) {
            time = time.plusSeconds(random.nextInt(30));
            if (jumps && random.nextInt(300) == 0) {
                time = time.minusSeconds(random.nextInt(10_000));
            }
            lines.add(new Line(format.line().apply(time) + " " + "y".repeat(random.nextInt(90)) + "\n", time));
            if (random.nextInt(8) == 0) {
                lines.add(new Line("\tat a.b.C(" + i + ")\n", time));
                lines.add(new Line(random.nextBoolean() ? "Caused by: x\n" : "\n", time));
            }
            if (random.nextInt(400) == 0) {
                lines.add(new Line("z".repeat(random.nextInt(200_000)) + "\n", time));
            }
        }
        return lines;
    }

    private Window window() {
        Instant one = END.minusSeconds(random.nextInt(80_000));
        Instant other = END.minusSeconds(random.nextInt(80_000));
        Instant from = one.isBefore(other) ? one : other;
        Instant until = (one.isBefore(other) ? other : one).plusSeconds(1);
        return switch (random.nextInt(3)) {
            case 0 -> new Window(from, null);
            case 1 -> new Window(null, until);
            default -> new Window(from, until);
        };
    }

    private static String wanted(List<Line> lines, Window window) {
        StringBuilder text = new StringBuilder();
        lines.stream().filter(it -> window.holds(it.time())).forEach(it -> text.append(it.text()));
        return text.toString();
    }

    private byte[] cut(byte[] content, Window window, Instant modified) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WindowedContent into = new WindowedContent(Redactor.NONE.content(out), window, CLOCK, modified, -1)) {
            for (int at = 0; at < content.length;) {
                int part = Math.min(content.length - at, 1 + random.nextInt(random.nextBoolean() ? 20 : 70_000));
                into.write(content, at, part);
                at += part;
            }
            into.finish();
            Stretch stretch = into.stretch();
            if (stretch != null) {
                assertThat(out.toByteArray()).isEqualTo(Arrays.copyOfRange(content, (int) stretch.from(),
                        (int) stretch.to()));
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void justTheLinesOfTheWindowAreLeft(Format format) throws IOException {
        for (int i = 0; i < 30; i++) {
            List<Line> lines = log(format, i % 2 == 0);
            Window window = window();
            byte[] content = wanted(lines, Window.ALWAYS).getBytes(ISO_8859_1);

            assertThat(new String(cut(content, window, END), ISO_8859_1)).isEqualTo(wanted(lines, window));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsCompressedIsSoAgain(Format format) throws IOException {
        for (int i = 0; i < 10; i++) {
            List<Line> lines = log(format, false);
            Window window = window();
            byte[] content = wanted(lines, Window.ALWAYS).getBytes(ISO_8859_1);
            int half = content.length / 2;
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            packed.write(gzip(content, 0, half));
            packed.write(gzip(content, half, content.length - half));

            byte[] cut = cut(packed.toByteArray(), window, END);

            String wanted = wanted(lines, window);
            assertThat(cut.length == 0 ? "" : gunzip(cut)).isEqualTo(wanted);
        }
    }

    private static byte[] gzip(byte[] content, int from, int length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(content, from, length);
        }
        return out.toByteArray();
    }

    private static String gunzip(byte[] packed) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(), ISO_8859_1);
    }

    @RepeatedTest(3)
    void entriesOfAJournalGoWhole() throws IOException {
        for (int i = 0; i < 20; i++) {
            Window window = window();
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            ByteArrayOutputStream wanted = new ByteArrayOutputStream();
            for (int entry = 0; entry < 300; entry++) {
                Instant time = END.minusSeconds(random.nextInt(80_000));
                byte[] bytes = entry(entry, time);
                all.write(bytes);
                if (window.holds(time)) {
                    wanted.write(bytes);
                }
            }
            assertThat(cut(all.toByteArray(), window, END)).isEqualTo(wanted.toByteArray());
        }
    }

    private byte[] entry(int number, Instant time) throws IOException {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.write(("__CURSOR=s=" + number + "\n__REALTIME_TIMESTAMP=" + time.toEpochMilli() * 1000
                + "\nPRIORITY=6\nMESSAGE\n").getBytes(ISO_8859_1));
        byte[] binary = "\n\n__REALTIME_TIMESTAMP=1\n\n".repeat(random.nextInt(300)).getBytes(ISO_8859_1);
        for (int i = 0; i < 8; i++) {
            entry.write(binary.length >> (8 * Math.min(i, 3)));
        }
        entry.write(binary);
        entry.write("\n_PID=1\n\n".getBytes(ISO_8859_1));
        return entry.toByteArray();
    }

    @Test
    void whatTellsNoTimeGoesWholeIfItIsOfTheWindow() throws IOException {
        Window early = new Window(null, END.minusSeconds(10));
        Window late = new Window(END.minusSeconds(10), null);
        for (int i = 0; i < 300; i++) {
            byte[] content = new byte[random.nextInt(200_000)];
            random.nextBytes(content);
            if (i % 3 == 0 && content.length > 3) {
                content[0] = 0x1f;
                content[1] = (byte) 0x8b;
                content[2] = 8;
            }
            if (i % 5 == 0) {
                content = gzip(content, 0, content.length);
            }
            assertThat(cut(content, late, END)).isEqualTo(content);
            assertThat(cut(content, early, END)).isEmpty();
        }
    }

    @Test
    void nothingThrowsWhateverIsBroken() throws IOException {
        List<Format> formats = formats().toList();
        for (int i = 0; i < 300; i++) {
            byte[] content = wanted(log(formats.get(i % formats.size()), true), Window.ALWAYS).getBytes(ISO_8859_1);
            content = i % 2 == 0 ? gzip(content, 0, content.length) : content;
            for (int flips = random.nextInt(40); flips >= 0; flips--) {
                content[random.nextInt(content.length)] = (byte) random.nextInt();
            }
            cut(content, window(), END);
            cut(Arrays.copyOf(content, random.nextInt(content.length)), window(), END);
        }
    }

    @Test
    void whatWasPutAwayAndBeginsTooLateIsNotUncompressed() throws IOException {
        List<Line> lines = log(formats().findFirst().orElseThrow(), false);
        byte[] content = wanted(lines, Window.ALWAYS).getBytes(StandardCharsets.ISO_8859_1);
        byte[] packed = gzip(content, 0, content.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WindowedContent into = new WindowedContent(Redactor.NONE.content(out), new Window(null, END.minusSeconds(
                90_000)), CLOCK, END, -1)) {
            into.write(packed, 0, packed.length);
            into.finish();

            assertThat(into.done()).isTrue();
            assertThat(into.kept()).isZero();
            assertThat(out.size()).isZero();
        }
    }

    @Test
    void aLineThatLostItsBeginIsLeftOut() throws IOException {
        byte[] content = "2026-11-22T10:00:00Z a\n2026-11-22T10:00:01Z bINFO 2026-11-22T12:00:00Z c\n2026-11-22T11:00:00Z d\n"
                .getBytes(ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int torn = new String(content, ISO_8859_1).indexOf("INFO");
        try (WindowedContent into = new WindowedContent(Redactor.NONE.content(out), new Window(Instant.parse(
                "2026-11-22T10:00:01Z"), null), CLOCK, END, torn)) {
            into.write(content, 0, content.length);
            into.finish();
        }
        assertThat(out.toString(ISO_8859_1)).isEqualTo("2026-11-22T10:00:01Z b2026-11-22T11:00:00Z d\n");
    }
}
