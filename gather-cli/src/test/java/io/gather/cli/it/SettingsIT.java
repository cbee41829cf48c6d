package io.gather.cli.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.gather.cli.it.Distribution.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Settings shown, saved and taken away by the built program. */
class SettingsIT {
    private static final String PASSWORD = "correct-horse-battery";

    @TempDir
    Path folder;

    private Distribution gather;
    private Path file = Path.of("");

    @BeforeEach
    void install() throws Exception {
        gather = new Distribution(folder);
        file = folder.resolve(".config/gather/gather.toml");
    }

    @Test
    void showsTheLabelsThatUsersKnowAndWhereEachComesFrom() throws Exception {
        Files.writeString(folder.resolve("etc/gather.toml"), "[upload.ftp]\nhost = 'etc.example'\nuser = 'etc'\n");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "[upload.ftp]\nuser = 'mine'\n");
        Path config = Files.writeString(folder.resolve("my.toml"), "[upload]\nenabled = true\n");

        Ended ended = gather.run("settings", "view", "--origin", "--config", config.toString());

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out().lines().map(String::strip)).contains("Upload: Yes  (" + config + ")",
                "Ftp Upload Host: etc.example  (" + folder.resolve("etc/gather.toml") + ")",
                "Ftp Upload User: mine  (" + file + ")", "Ftp Upload Path: /incoming  (built-in)",
                "state = " + folder.resolve("state") + "  (GATHER_STATE)");
        assertThat(gather.run("settings", "view", "--json").out())
                .contains("{\"key\":\"upload.ftp.user\",\"value\":\"mine\",\"origin\":\"" + file);
    }

    @Test
    void savesWhatIsToldAndKeepsTheRestOfTheFile() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "# mine\nprefix = \"Case\"\n\n[upload] # where to\nenabled = false # not yet\n");

        Ended ended = gather.run("settings", "modify", "--upload", "--http-upload-host", "up.example",
                "--http-upload-proxy-port", "3128", "--esrs", "false", "--set", "upload.s3.bucket=logs", "--verbose");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("upload.enabled: false -> true", "saved in " + file);
        assertThat(file).hasContent("""
                # mine
                prefix = "Case"

                [upload] # where to
                enabled = true # not yet
                ways = ["https", "ftps", "sftp", "s3", "directory"]

                [upload.http]
                host = "up.example"
                proxy_port = 3128

                [upload.s3]
                bucket = "logs"
                """);
        gather.run("settings", "modify", "--clear-http-upload-proxy-port", "--clear", "upload.s3.bucket");
        assertThat(Files.readString(file)).doesNotContain("proxy_port", "bucket").contains("# mine");
    }

    @Test
    void namesEverythingThatIsWrongAndSavesNothing() throws Exception {
        Ended ended = gather.run("settings", "modify", "--http-upload-proxy-port", "99999", "--ftp-mode", "x", "--set",
                "upload.s3.buckt=y");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("3 problems", "must be 0 to 65535, not 99999", "--ftp-mode",
                "did you mean 'upload.s3.bucket'?");
        assertThat(file).doesNotExist();
    }

    @Test
    void keepsSecretsApartAndFromOthers() throws Exception {
        Ended ended = gather.run("settings", "modify", "--ftp-upload-user", "ann", "--ftp-upload-pass", PASSWORD, "-v");

        Path secrets = file.resolveSibling("secrets.toml");
        assertThat(ended.err()).contains("warning: ").doesNotContain(PASSWORD);
        assertThat(ended.out()).doesNotContain(PASSWORD);
        assertThat(Files.readString(file)).doesNotContain(PASSWORD);
        assertThat(secrets).hasContent("ftp_password = \"" + PASSWORD + "\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets))).isEqualTo("rw-------");
    }

    @Test
    void takesSecretsOutByName() throws Exception {
        gather.run("settings", "modify", "--ftp-upload-pass", PASSWORD);

        Ended cleared = gather.run("settings", "modify", "--clear", "ftp-password", "-v");
        Ended unknown = gather.run("settings", "modify", "--clear", "ftp-pasword");

        assertThat(cleared.code()).as(cleared.err()).isZero();
        assertThat(cleared.out()).contains("ftp_password: (cleared)");
        assertThat(file.resolveSibling("secrets.toml")).hasContent("");
        assertThat(unknown.code()).isEqualTo(2);
    }

    @Test
    void changesAtTheSameTimeAreAllSaved() throws Exception {
        List<String> ways = List.of("--esrs=false", "--ftp-upload=false", "--ftp-upload-host=f", "--http-upload-host=h",
                "--set=prefix=P", "--set=upload.s3.bucket=b");
        List<Distribution.Running> running = new ArrayList<>();
        for (String way : ways) {
            running.add(gather.start("settings", "modify", way));
        }
        for (Distribution.Running each : running) {
            Ended ended = each.end();
            assertThat(ended.code()).as(ended.err()).isZero();
        }

        assertThat(Files.readString(file)).contains("[\"https\", \"sftp\", \"s3\", \"directory\"]", "host = \"f\"",
                "host = \"h\"", "prefix = \"P\"", "bucket = \"b\"");
    }

    @Test
    void refusesAUrlWhereAHostIsAskedForWhereverItStands() throws Exception {
        Ended saved = gather.run("settings", "modify", "--ftp-upload-host", "https://h:21", "--ftp-upload-ssl-cert",
                "/nope.pem");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "[upload.ftp]\nhost = 'h:21'\n");
        Ended read = gather.run("uploads");
        Ended mended = gather.run("settings", "modify", "--ftp-upload-host", "h");

        assertThat(saved.code()).isEqualTo(2);
        assertThat(saved.err()).contains("2 problems", "is an address", "there is no file '/nope.pem'");
        assertThat(read.code()).isEqualTo(2);
        assertThat(read.err()).contains("gather.toml:2:1: 'host': 'h:21' has a port");
        assertThat(mended.code()).as(mended.err()).isZero();
        assertThat(gather.run("uploads").code()).isZero();
    }

    @Test
    void savesForTheMachineOrInAnyFile() throws Exception {
        Path config = folder.resolve("new/my.toml");

        assertThat(gather.run("settings", "modify", "--system", "--upload=true").code()).isZero();
        assertThat(gather.run("settings", "modify", "--config", config.toString(), "--rate-limit", "5MB").code())
                .isZero();

        assertThat(folder.resolve("etc/gather.toml")).hasContent("[upload]\nenabled = true");
        assertThat(config).hasContent("[upload]\nrate = \"5MB\"");
        assertThat(file).doesNotExist();
    }

    @Test
    void takesItAllAwayWhenThatIsMeant() throws Exception {
        gather.run("settings", "modify", "--upload", "--ftp-upload-pass", PASSWORD);

        assertThat(gather.run("settings", "reset").code()).isEqualTo(7);
        assertThat(file).exists();
        assertThat(gather.run("settings", "reset", "--yes").code()).isZero();
        assertThat(file).doesNotExist();
        assertThat(file.resolveSibling("secrets.toml")).doesNotExist();
        assertThat(gather.run("settings", "view").out()).contains("Upload: No");
    }

    @Test
    void groupsAndTimesAreSavedShownAndCleared() throws Exception {
        Ended saved = gather.run("settings", "modify", "--group", "host,date", "--gather-begin", "2020-01-02 03:04");
        Ended shown = gather.run("settings", "view", "--origin");
        gather.run("settings", "modify", "--gather-past", "3d", "--group", "memory.*");
        Ended changed = gather.run("isi", "gather", "settings", "view");
        gather.run("settings", "modify", "--gather-mode", "full");
        Ended cleared = gather.run("settings", "view");

        assertThat(saved.code()).as(saved.err()).isZero();
        assertThat(shown.out().lines().map(String::strip)).contains("Gather Mode: partial",
                "Group: host, date  (" + file + ")", "Gather Begin: 2020-01-02 03:04  (" + file + ")",
                "Gather Past:   (built-in)");
        assertThat(changed.out().lines().map(String::strip)).contains("Group: memory.*", "Gather Begin:",
                "Gather Past: 3d");
        assertThat(cleared.out().lines().map(String::strip)).contains("Gather Mode: full", "Group:", "Gather Past:");
        assertThat(file).hasContent("");
    }

    @Test
    void whatCannotBeGatheredIsNotSaved() throws Exception {
        Ended ended = gather.run("settings", "modify", "--group", "hosst", "--gather-begin", "2999-01-01",
                "--gather-past", "0s", "--profile", "minimum", "--gather-mode", "sometimes");
        Ended nothing = gather.run("settings", "modify", "--gather-mode", "partial");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("5 problems", "--group: there is no group or item 'hosst', did you mean 'host",
                "--gather-begin: '2999-01-01' is in the future", "--gather-past: '0s'",
                "--profile: there is no profile 'minimum', did you mean 'minimal'?", "--gather-mode: 'sometimes'");
        assertThat(nothing.err()).contains("--gather-mode: partial of what?");
        assertThat(file).doesNotExist();
    }

    @Test
    void saysWhenAnotherFileStillHolds() throws Exception {
        Files.writeString(folder.resolve("etc/gather.toml"), "past = '1w'\n");

        Ended ended = gather.run("settings", "modify", "--gather-begin", "2020-01-02");

        assertThat(ended.err()).contains("note: past is cleared, but " + folder.resolve("etc/gather.toml") + " wins");
        assertThat(gather.startLine(List.of(Distribution.program(), "settings", "view", "--origin"),
                Map.of("GATHER_GROUPS", "host", "GATHER_BEGIN", "", "GATHER_PAST", "2h"),
                ProcessBuilder.Redirect.INHERIT).end().out().lines().map(String::strip))
                .contains("Group: host  (GATHER_GROUPS)", "Gather Past: 2h  (GATHER_PAST)",
                        "Gather Begin: 2020-01-02  (" + file + ")");
    }

    @Test
    void theWordsOfOneFsLeadToTheSameSettings() throws Exception {
        gather.run("isi", "diagnostics", "gather", "settings", "modify", "--ftp-upload-host", "f.example");

        assertThat(gather.run("isi", "gather", "settings", "view").out()).contains("Ftp Upload Host: f.example");
        assertThat(gather.run("isi", "gather", "status").out()).isEqualTo("Gather is not running.\n");
        assertThat(gather.run("isi", "diagnostics", "gather", "groups").out()).contains("networking");
    }
}
