package io.gather.cli.schedule;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.schedule.Cadence;
import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.programs.ProgramEnd;
import io.gather.fixtures.random.Seed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What systemd makes of our times is what we say comes next. */
class CadencePeerTest {
    private static final Pattern NEXT = Pattern.compile("(?:Next elapse|Iter\\. #\\d+): (.*) UTC");
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    @Test
    void systemdStartsThemAtTheSameTimes() {
        Peer analyze = Peer.require("systemd-analyze");
        long seed = Seed.next();
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            String line = String.join(" ", field(random, 0, 59), field(random, 0, 23), field(random, 1, 28),
                    field(random, 1, 12), field(random, 0, 6));
            Cadence cadence = Cadence.cron(line);
            ZonedDateTime from = LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(random.nextInt(600_000))
                    .atZone(ZoneOffset.UTC);

            ZonedDateTime theirs = cadence.systemd().stream().map(event -> next(analyze, event, from))
                    .min(ZonedDateTime::compareTo).orElseThrow();

            assertThat(cadence.after(from)).as("%s from %s: %s, -Dgather.seed=%d", line, from, cadence.systemd(), seed)
                    .isEqualTo(theirs);
        }
    }

    private static ZonedDateTime next(Peer analyze, String event, ZonedDateTime from) {
        ProgramEnd end = analyze.command("calendar", "--base-time=" + FORM.format(from).substring(4) + " UTC", event)
                .with("TZ", "UTC").with("LC_ALL", "C").run();
        assertThat(end.exit()).as(event + "\n" + end.errors()).isZero();
        Matcher matcher = NEXT.matcher(end.output());
        assertThat(matcher.find()).as(end.output()).isTrue();
        return LocalDateTime.parse(matcher.group(1), FORM).atZone(ZoneOffset.UTC);
    }

    private static String field(Random random, int least, int most) {
        int first = least + random.nextInt(most - least + 1);
        return List.of("*", "*", "*/" + (1 + random.nextInt(9)), first + "," + least,
                first + "-" + (first + random.nextInt(most - first + 1))).get(random.nextInt(5));
    }
}
