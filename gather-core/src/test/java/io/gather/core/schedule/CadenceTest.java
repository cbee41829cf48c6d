package io.gather.core.schedule;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CadenceTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"15m|0,15,30,45 * * * *", "1h|0 * * * *",
            "6h|0 0,6,12,18 * * *", "1d|0 0 * * *", "24h|0 0 * * *", "1w|0 0 * * 0", "1m|* * * * *"})
    void dividesTheDayEqually(String period, String line) {
        assertThat(Cadence.every(period).crontab()).containsExactly(line);
    }

    @Test
    void needsSeveralLinesWhereHoursHaveDifferentMinutes() {
        assertThat(Cadence.every("90m").crontab()).containsExactlyInAnyOrder("0 0,3,6,9,12,15,18,21 * * *",
                "30 1,4,7,10,13,16,19,22 * * *");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5h", "7m", "90s", "0s", "2d", "30s", "soon", ""})
    void refusesWhatDoesNot(String period) {
        assertThatThrownBy(() -> Cadence.every(period)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + period + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"* * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "* * * * 8",
            "*/0 * * * *",
            "5-1 * * * *", "a * * * *", "@reboot", "0 0 30 2 *", "1,,2 * * * *", "* * * foo *", "-1 * * * *",
            "1/2/3 * * * *"})
    void refusesLinesThatCronDoes(String line) {
        assertThatThrownBy(() -> Cadence.cron(line)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"30 2 * * *|2026-11-21T03:00|2026-11-22T02:30",
            "0 0 29 2 *|2026-11-21T03:00|2028-02-29T00:00", "0 12 * * mon-fri|2026-11-20T12:00|2026-11-23T12:00",
            // Either day is enough.
            "0 0 13 * fri|2026-11-21T00:00|2026-11-27T00:00", "0 0 13 * fri|2026-12-11T00:00|2026-12-13T00:00",
            // A star beside it: both.
            "0 0 */2 * fri|2026-11-21T00:00|2026-11-27T00:00", "0 0 * * 7|2026-11-21T00:00|2026-11-22T00:00",
            "@monthly|2026-12-01T00:00|2027-01-01T00:00", "59 23 31 dec *|2026-12-31T23:59|2027-12-31T23:59"})
    void findsTheNextTime(String line, LocalDateTime from, LocalDateTime next) {
        assertThat(Cadence.cron(line).after(from.atZone(BERLIN))).isEqualTo(next.atZone(BERLIN));
    }

    @Test
    void goesOnOverTheChangesOfTheClock() {
        Cadence daily = Cadence.cron("30 2 * * *");
        ZonedDateTime spring = daily.after(LocalDateTime.parse("2026-03-28T12:00").atZone(BERLIN));

        assertThat(spring).isEqualTo(LocalDateTime.parse("2026-03-29T03:30").atZone(BERLIN));
        assertThat(daily.after(spring)).isEqualTo(LocalDateTime.parse("2026-03-30T02:30").atZone(BERLIN));
        assertThat(Stream.iterate(LocalDateTime.parse("2026-10-24T12:00").atZone(BERLIN), Cadence.every("1h")::after)
                .limit(100).distinct().count()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "*/15 8-18 * * mon-fri|Mon,Tue,Wed,Thu,Fri *-*-* 08,09,10,11,12,13,14,15,16,17,18:00,15,30,45:00",
            "0 4 1 * *|*-*-01 04:00:00", "@hourly|*-*-* *:00:00"})
    void tellsSystemd(String line, String event) {
        assertThat(Cadence.cron(line).systemd()).containsExactly(event);
    }

    @Test
    void tellsSystemdTwiceWhatCronTakesForEither() {
        assertThat(Cadence.cron("0 0 13 * fri").systemd()).containsExactly("*-*-13 00:00:00", "Fri *-*-* 00:00:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"every 6h", "cron 0 4 1 * *", "cron @weekly"})
    void isReadAgain(String text) {
        assertThat(Cadence.parse(text).text()).isEqualTo(text);
    }
}
