package io.gather.cli.isi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IsiGatherInfoTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();

    private CommandLine command() {
        PrintStream to = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return IsiGatherInfo.command(new Printer(to, to), Map.of("GATHER_TTY", "12"), () -> Set.of("host"), Set::of,
                (_, environment, args) -> {
                    lines.add(String.join(" ", args) + environment.entrySet().stream()
                            .filter(it -> !it.getValue().equals("12")).map(it -> " " + it).sorted().reduce("",
                                    String::concat));
                    return 0;
                });
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-f /var/tmp/x -f /y|run --file /var/tmp/x --file /y",
            "--nologs -n 1 --local-only|run --nodes @lnn:1 --local-only --profile none",
            "-n 1,4-6|run --nodes @lnn:1,@lnn:4,@lnn:5,@lnn:6", "-u ann|run --ssh-user ann",
            "-u ann -p pw|run --ssh-user ann GATHER_SSH_PASSWORD=pw", "-i all|run --profile all",
            "-i host,date networking|run --include host --include date --include networking",
            "-x host.uptime,date|run --exclude host.uptime --exclude date", "-x|groups", "-l|groups",
            "-l host|items host", "-l host,date|items host date", "-l --verbose|groups",
            "--group host,date|run --group host,date", "--full --esrs|run --incremental=false --esrs",
            "--incremental|run --incremental", "-S 'id'|run --command id",
            "-1 date|run --local-command date", "-s /s1 /s2|run --command /s1 --command /s2",
            "-L|run --output /var/crash/support --spool /var/crash/support", "-T /b|run --output /b/pkg --spool /b/tmp",
            "--tardir /d|run --output /d", "-t a.tar.gz|run GATHER_PREFIX=a",
            "-t /d/a.tgz|run --output /d GATHER_PREFIX=a",
            "--timeout isi_status 30|run --timeout isi_status=30s", "--timeout all none|run --timeout host=365d",
            "--timeout all 5 --timeout a.b 0|run --timeout host=5s --timeout a.b=365d",
            "--parallelism SERIAL --processes 9|run --parallel 1", "--processes 9|run --parallel 9",
            "--no-status|run GATHER_TTY=", "--noconfig --debug --verbose|run --debug --verbose --no-config",
            "--reference e1|run --reference e1", "--gather-past 2h --group host|run --group host --gather-past 2h",
            "--gather-begin 2026-11-20|run --gather-begin 2026-11-20",
            "--re-upload /x.tgz --gather-past 2h|upload --again /x.tgz",
            "--save-only --group host --gather-past 2h|settings modify --group host --gather-past 2h",
            "--noupload|run --no-upload",
            "--re-upload /ifs/x.tgz|upload --again /ifs/x.tgz", "--verify-upload|run --verify-upload",
            "--http --http-host h --http-port 81|run --http-upload --http-insecure-upload --http-upload-host h --http-upload-port 81",
            "--nohttp --noftp --noesrs|run --http-upload=false --ftp-upload=false --esrs=false",
            "--ftp-insecure --ftp-user u --ftp-mode active|run --ftp-upload --ftp-upload-insecure --ftp-upload-user u --ftp-mode active",
            "--save-only --ftp-host f|settings modify --ftp-upload-host f",
            "--cores|run --include coredump.cores,onefs.cores",
            "--no-iceage-reports|run --exclude onefs.crash_reports",
            "--varlog_recent|run --exclude onefs.varlog_rotated", "--upload --noupload|run --no-upload",
            "--noupload --upload|run --upload", "--esrs --noesrs|run --esrs=false", "--noesrs --esrs|run --esrs",
            "--noftp --ftp --noftp|run --ftp-upload=false", "--nohttp --http|run --http-upload --http-insecure-upload",
            "--no-cores --cores|run --include coredump.cores,onefs.cores",
            "--varlog-recent --varlog-all|run", "--noupload --upload --re-upload /x.tgz|upload --again /x.tgz --upload",
            "--timeout all 5 -S id|run --timeout host=5s --timeout extra=5s --command id"})
    void becomesACommandLineOfOurs(String theirs, String ours) {
        assertThat(command().execute(theirs.replace("'", "").split(" "))).as(printed()).isZero();
        assertThat(lines.getFirst()).isEqualTo(ours);
    }

    @Test
    void savesAndGathers() {
        command().execute("--save", "--ftp-host", "f", "-f", "/x");

        assertThat(lines).containsExactly("settings modify --ftp-upload-host f", "run --file /x --ftp-upload-host f");
    }

    @Test
    void cleansAndGathersNothing() {
        command().execute("--clean-only");

        assertThat(lines).isEmpty();
        assertThat(printed()).contains("gathers nothing now");
    }

    @Test
    void saysOnceWhatHasNoMeaningAndGoesOn() {
        command().execute("--clean-cores", "--supportassist", "-I", "--clean-cores");

        assertThat(lines).containsExactly("run");
        assertThat(printed().lines()).hasSize(3).allMatch(line -> line.startsWith("note: --"));
    }

    @ParameterizedTest
    @CsvSource({"-f relative", "-n a-b", "-n 4-1", "-T /a -L", "-p pw", "--processes 3001", "--parallelism MANY",
            "--timeout x soon", "--tardir d", "--symlinkdir /no/such/dir", "--symlinkdir /etc/hosts",
            "--noupload --re-upload /x.tgz", "--verify-upload --noupload", "-a /no/such/script", "-a /etc/passwd",
            "-a /etc"})
    void refusesWhatTheirsRefuses(String theirs) {
        CommandLine command = command().setExecutionExceptionHandler((failure, _, _) -> {
            throw failure;
        });
        command.setExecutionStrategy(parsed -> {
            assertThatThrownBy(() -> IsiGatherInfo.translate(parsed)).isInstanceOf(GatherException.class);
            return 77;
        });

        assertThat(command.execute(theirs.split(" "))).isEqualTo(77);
    }

    /** The table of the document is that of the command. */
    @Test
    void theDocumentSaysOfEveryOptionWhatItIs() throws IOException {
        Map<String, String> told = new TreeMap<>();
        for (String line : Files.readAllLines(
                Path.of(System.getProperty("gather.root"), "docs", "isi_gather_info.md"))) {
            if (line.startsWith("| `-")) {
                String[] cells = line.split(" \\| ");
                Pattern.compile("`(-[^ `]*)").matcher(cells[0]).results()
                        .forEach(match -> told.put(match.group(1), cells[1].strip()));
            }
        }
        Map<String, String> there = new TreeMap<>();
        IsiOptions.all().forEach(option -> option.names()
                .forEach(name -> there.put(name, option.standing().words())));
        Stream.of("-h", "--help", "-v", "-V", "--version").forEach(name -> there.put(name, "works"));

        assertThat(told).containsExactlyEntriesOf(there);
        Set<String> parsed = command().getCommandSpec().optionsMap().keySet();
        assertThat(parsed).containsExactlyInAnyOrderElementsOf(there.keySet());
    }
}
